//! What the tests of the reading half share.
#![allow(dead_code, clippy::unwrap_used)]

use minglu_forms::header::{Detected, detect};
use minglu_forms::rows::rows;
use minglu_forms::table::Sheet;
use minglu_ledger::schema::{Schema, builtin};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The folder of shared material; none where a machine does not have it.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MINGLU_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    );
    let found = root.join(path);
    if !found.exists() {
        println!("skipped: no {path} in the shared folder");
        return None;
    }
    Some(found)
}

pub fn schema(ledger: &str) -> Schema {
    let mut schemas = builtin().unwrap();
    let at = schemas.iter().position(|s| s.ledger == ledger).unwrap();
    schemas.swap_remove(at)
}

/// A body row as field → text, empty ones left out.
pub type Plain = BTreeMap<String, String>;

/// All body rows of a sheet.
pub fn body(sheet: &Sheet, schema: &Schema) -> (Detected, Vec<Plain>, Vec<String>) {
    let detected = detect(sheet, schema).unwrap();
    let mut walk = rows(sheet, &detected, schema);
    let plain = walk.by_ref().map(|row| {
        let filled = row.cells.iter().filter(|c| !c.text.is_empty());
        filled
            .map(|c| (c.field.to_owned(), c.text.to_owned()))
            .collect()
    });
    let plain = plain.collect();
    let notes = walk.notes().iter().map(|n| n.message.clone()).collect();
    (detected, plain, notes)
}

/// The mapped fields from left to right, `-` where a column has none.
pub fn fields(detected: &Detected) -> Vec<&str> {
    let columns = detected.columns.iter();
    columns.map(|c| c.field.as_deref().unwrap_or("-")).collect()
}
