//! Batches of every kind, as units send them.

use crate::common::Machine;
use minglu_sync::Unknown;
use minglu_sync::batch::{Batch, BatchRecord, Draft, Kind, freeze};
use serde_json::Value;

/// A batch of a kind with records of one ledger, each by its id.
pub fn filed(
    machine: &Machine,
    number: u32,
    kind: Kind,
    ledger: &str,
    records: &[(&str, Value)],
) -> Batch {
    let mut manifest = machine.manifest(number);
    manifest.kind = kind;
    manifest.period = Some("2025年".to_owned());
    manifest.zero = records.is_empty();
    let record = |(id, fields): &(&str, Value)| BatchRecord {
        ledger: ledger.to_owned(),
        id: (*id).to_owned(),
        origin: None,
        fields: fields.as_object().unwrap().clone(),
        unknown: Unknown::new(),
    };
    let records = records.iter().map(record).collect();
    let ledgers = vec![(ledger.to_owned(), "v1".to_owned(), records)];
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}

/// A report on a task that the office gave.
pub fn progress(machine: &Machine, number: u32, task: &str) -> Batch {
    let mut manifest = machine.manifest(number);
    manifest.kind = Kind::TaskProgress;
    let record = BatchRecord {
        ledger: "task".to_owned(),
        id: format!("r{number}"),
        origin: Some(task.to_owned()),
        fields: serde_json::from_value(serde_json::json!({ "progress": "已整改" })).unwrap(),
        unknown: Unknown::new(),
    };
    let ledgers = vec![("task".to_owned(), "v1".to_owned(), vec![record])];
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}
