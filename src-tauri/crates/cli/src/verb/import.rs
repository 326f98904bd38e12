use crate::arguments::Import;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Reads a file, and says what became of its rows.
pub fn run(desk: &Desk, import: &Import) -> Result<Value> {
    let command = if import.dry_run {
        "import.preview"
    } else {
        "import.commit"
    };
    let payload = json!({
        "ledger": import.ledger,
        "file": import.file,
        "name": import.file.file_name().map(|n| n.to_string_lossy()),
        "notice": import.notice,
        "year": import.year,
        "sheet": import.sheet.map(|n| n - 1),
    });
    let mut plan = dispatch(desk, command, payload)?.value;
    // The rows themselves are for the window's preview; a script asks `list` for them.
    if let Some(plan) = plan.as_object_mut() {
        plan.shift_remove("preview");
        plan.shift_remove("mapped");
    }
    Ok(plan)
}
