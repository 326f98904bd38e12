//! Batches of every kind, as units send them.

use crate::common::Machine;
use minglu_sync::batch::{Batch, BatchRecord, Draft, Kind, freeze};
use serde_json::{Value, json};

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
    let record = |(id, fields): &(&str, Value)| {
        BatchRecord::new(ledger, id, fields.as_object().unwrap().clone())
    };
    let records = records.iter().map(record).collect();
    let ledgers = vec![(ledger.to_owned(), "v1".to_owned(), records)];
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}

/// A report on a task that the office gave.
pub fn progress(machine: &Machine, number: u32, task: &str) -> Batch {
    let mut manifest = machine.manifest(number);
    manifest.kind = Kind::TaskProgress;
    let fields = json!({ "progress": "已整改" });
    let record = BatchRecord {
        origin: Some(task.to_owned()),
        ..BatchRecord::new(
            "task",
            &format!("r{number}"),
            fields.as_object().unwrap().clone(),
        )
    };
    let ledgers = vec![("task".to_owned(), "v1".to_owned(), vec![record])];
    freeze(Draft { manifest, ledgers }, &machine.secret).unwrap()
}
