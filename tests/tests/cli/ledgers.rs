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

/// Reads every sheet of a file: some papers give each year its own.
fn read(desk: &Desk, ledger: &str, path: &str) -> Vec<Value> {
    let sheet = |n: usize| {
        let n = n.to_string();
        desk.ok(&["import", path, "--ledger", ledger, "--sheet", &n])
    };
    let first = sheet(1);
    let sheets = first["sheets"].as_array().unwrap().len();
    let rest = (2..=sheets).map(sheet);
    std::iter::once(first.clone()).chain(rest).collect()
}

fn sum(plans: &[Value], count: &str) -> u64 {
    plans.iter().map(|plan| plan[count].as_u64().unwrap()).sum()
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
        let plans = read(&fresh, ledger, &path);
        for plan in &plans {
            assert_eq!(plan["rejected"], json!([]), "{ledger}");
        }
        let taken = ["added", "changed", "unchanged"].map(|count| sum(&plans, count));
        assert_eq!(
            json!(taken.iter().sum::<u64>()),
            rows,
            "{ledger}: {plans:?}"
        );
        for _ in &plans {
            fresh.ok(&["undo"]);
        }
        assert_eq!(total(&fresh, ledger), before, "{ledger}");
        for _ in &plans {
            fresh.ok(&["redo"]);
        }
        let again = sum(&read(&fresh, ledger, &path), "unchanged");
        assert_eq!(json!(again), rows, "{ledger}");
    }
}
