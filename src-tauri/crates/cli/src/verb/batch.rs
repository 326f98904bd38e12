use super::record::filters;
use crate::arguments::{Batch, Enrol, NewBatch};
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Enrols this desk at the county office, or tells where it is enrolled.
pub fn enrol(desk: &Desk, enrol: &Enrol) -> Result<Value> {
    if enrol.show {
        return Ok(dispatch(desk, "office.status", json!({}))?.value);
    }
    let payload = json!({
        "office": enrol.office, "code": enrol.code, "fingerprint": enrol.fingerprint,
        "file": enrol.file, "device": enrol.device, "suite": enrol.suite,
    });
    Ok(dispatch(desk, "office.enrol", payload)?.value)
}

/// Makes, lists, shows, carries and takes in batches.
pub fn run(desk: &Desk, what: Batch) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match what {
        Batch::New(new) => {
            let name = if new.dry_run {
                "batch.check"
            } else {
                "batch.new"
            };
            call(name, scope(new))
        }
        Batch::List => call("batch.list", json!({})),
        Batch::Show { id } => call("batch.show", json!({ "batch": id })),
        Batch::Export { id, output } => {
            call("batch.export", json!({ "batch": id, "path": output }))
        }
        Batch::Receipt { file } => call("batch.receipt", json!({ "file": file })),
        Batch::Received => call("batch.received", json!({})),
        Batch::Adopt { id, decline } => call("batch.decide", json!({ "id": id, "take": !decline })),
        Batch::Settle { n, choose } => call("batch.settle", json!({ "n": n, "choose": choose })),
    }
}

fn scope(new: NewBatch) -> Value {
    let conditions = match new.conditions.is_empty() {
        true => Value::Null,
        false => filters(&new.conditions),
    };
    json!({
        "kind": new.kind, "form": new.form, "year": new.year, "period": new.period,
        "notice": new.notice, "filters": conditions, "note": new.note,
        "zero": new.zero.then_some(true), "follows": new.follows,
    })
}
