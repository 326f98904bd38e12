use minglu_ledger::schema::{Kind, Schema, builtin};
use minglu_tests::desk::Desk;
use serde_json::{Value, json};

/// Ledgers whose rows are read in under a notice: other tests.
const OWN_WAY: [&str; 2] = ["task", "task_entry"];

/// The ledgers that people write, those first that others refer to.
fn in_order() -> Vec<Schema> {
    let mut left = builtin().unwrap();
    left.retain(|schema| !schema.program && !OWN_WAY.contains(&schema.ledger.as_str()));
    let mut ordered: Vec<Schema> = Vec::new();
    while !left.is_empty() {
        let waits = |schema: &Schema| {
            schema.fields.iter().any(|field| match &field.kind {
                Kind::Reference { ledger } => {
                    *ledger != schema.ledger && left.iter().any(|other| other.ledger == *ledger)
                }
                _ => false,
            })
        };
        let ready = left.iter().position(|schema| !waits(schema)).unwrap_or(0);
        ordered.push(left.remove(ready));
    }
    ordered
}

fn total(desk: &Desk, ledger: &str) -> Value {
    desk.ok(&["list", ledger, "--limit", "1"])["total"].clone()
}

#[test]
fn every_ledger_goes_out_to_excel_and_comes_in_again_and_is_undone() {
    let (sample, fresh) = (Desk::sample(), Desk::new());
    for schema in in_order() {
        let ledger = schema.ledger.as_str();
        let rows = total(&sample, ledger);
        if rows == json!(0) {
            continue;
        }
        let path = sample.path(&format!("{ledger}.xlsx"));
        let form = schema.form.as_deref();
        let form = form.unwrap_or_else(|| panic!("{ledger} has no form"));
        sample.ok(&["export", ledger, "--form", form, "--reveal", "-o", &path]);
        let before = total(&fresh, ledger);
        let import = ["import", path.as_str(), "--ledger", ledger];
        let plan = fresh.ok(&import);
        assert_eq!(plan["rejected"], json!([]), "{ledger}");
        let counts = ["added", "changed", "unchanged"].map(|count| plan[count].as_u64().unwrap());
        assert_eq!(json!(counts.iter().sum::<u64>()), rows, "{ledger}: {plan}");
        fresh.ok(&["undo"]);
        assert_eq!(total(&fresh, ledger), before, "{ledger}");
        fresh.ok(&["redo"]);
        let again = fresh.ok(&import);
        assert_eq!(again["unchanged"], rows, "{ledger}: {again}");
    }
}
