use crate::arguments::Verb;
use crate::press::InProcess;
use minglu_app::{Place, Result};
use serde_json::{Value, json};
use std::path::Path;

/// The answer of a verb that needs the folder only: its ledger may be damaged, or must be closed.
pub fn of_place(dir: &Path, verb: &Verb) -> Option<Result<Value>> {
    let (command, payload) = match verb {
        Verb::Restore(r) if r.id.is_none() => ("backup.restore", json!({ "file": r.file })),
        Verb::Rehearse(r) => ("backup.rehearse", json!({ "file": r.file })),
        Verb::Salvage => ("rescue.export", json!({})),
        Verb::Diagnose(d) => ("diagnosis.make", json!({ "path": d.output })),
        _ => return None,
    };
    let place = Place::new(dir.to_owned(), "命令", || Box::new(InProcess));
    Some(place.dispatch(command, payload).map(|done| done.value))
}
