//! A case of the ledger of requests, and the steps that it takes.
#![allow(clippy::unwrap_used, dead_code)]

use super::Unit;
use serde_json::{Value, json};

/// A case that was handed in on a day.
pub fn registered(unit: &Unit, day: &str) -> String {
    let fields = json!({
        "subject": "2025年度部门决算", "channel": "counter", "submitted": day,
        "applicant_kind": "natural", "applicant": "申知远", "identity": "140000199001010011",
    });
    let row = unit.call(
        "record.add",
        json!({ "ledger": "request", "fields": fields }),
    );
    row["id"].as_str().unwrap().to_owned()
}

/// One thing is done to a case.
pub fn step(unit: &Unit, id: &str, event: &str, day: &str, more: Value) -> Value {
    unit.call("request.step", payload(id, event, day, more))
}

/// What `request.step` is told.
pub fn payload(id: &str, event: &str, day: &str, more: Value) -> Value {
    let mut payload = json!({ "id": id, "event": event, "day": day });
    payload
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    payload
}
