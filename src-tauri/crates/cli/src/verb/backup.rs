use crate::arguments::Verb;
use crate::ask::Asking;
use minglu_app::{Place, Result};
use serde_json::{Value, json};
use std::path::Path;

/// The answer of a verb that needs the folder only: its ledger may be damaged, or must be closed.
pub fn of_place(place: &Place, asking: &mut Asking, verb: &Verb) -> Option<Result<Value>> {
    match verb {
        Verb::Restore(r) if r.id.is_none() => {
            Some(open(place, asking, "backup.restore", r.file.as_ref()))
        }
        Verb::Rehearse(r) => Some(open(place, asking, "backup.rehearse", &r.file)),
        Verb::Salvage => Some(call(place, "rescue.export", json!({}))),
        _ => None,
    }
}

/// A backup may have another password than the ledger.
fn open(place: &Place, asking: &mut Asking, command: &str, file: &Path) -> Result<Value> {
    match call(place, command, json!({ "file": file })) {
        Err(error) if error.code == "sealed_backup" => {
            let password = asking.secret("做这份备份时的密码或恢复码：")?;
            call(
                place,
                command,
                json!({ "file": file, "password": password }),
            )
        }
        answer => answer,
    }
}

fn call(place: &Place, command: &str, payload: Value) -> Result<Value> {
    Ok(place.dispatch(command, payload)?.value)
}
