use super::Draft;
use crate::scratch::Scratch;
use crate::sheet::Sheet;
use crate::{Office, Result};
use minglu_app::import::ImportRequest;
use minglu_ledger::Record;
use serde_json::Value;
use std::path::Path;

/// Reads a directory of units from a table, with the desk's own reader.
///
/// # Errors
/// `unreadable` where it is no such table; `rejected` with the rows that cannot be taken.
pub fn read_file(office: &Office, file: &Path) -> Result<Vec<Draft>> {
    let scratch = Scratch::new(&office.dir)?;
    let request = ImportRequest {
        ledger: "unit".to_owned(),
        ..ImportRequest::default()
    };
    let sheet = Sheet::read(&scratch, file, request, "没有导入")?;
    Ok(sheet.records.iter().map(draft).collect())
}

fn draft(record: &Record) -> Draft {
    let list = |field: &str| {
        let items = record.get(field).as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    Draft {
        name: record.text("name").unwrap_or_default().to_owned(),
        code: None,
        aliases: list("aliases"),
        groups: list("groups"),
    }
}
