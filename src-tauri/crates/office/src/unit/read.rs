use super::Draft;
use crate::scratch::Scratch;
use crate::{Error, Office, Result};
use minglu_app::import::{ImportRequest, commit};
use minglu_ledger::{Query, Record};
use serde_json::{Value, json};
use std::path::Path;

/// Reads a directory of units from a table, with the desk's own reader.
///
/// # Errors
/// `unreadable` where it is no such table; `rejected` with the rows that cannot be taken.
pub fn read_file(office: &Office, file: &Path) -> Result<Vec<Draft>> {
    let scratch = Scratch::new(&office.dir)?;
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let request = ImportRequest {
        ledger: "unit".to_owned(),
        file: Some(file.display().to_string()),
        name: Some(name.to_owned()),
        ..ImportRequest::default()
    };
    let plan = commit::run(&scratch.desk, request)?.value;
    if let Some(first) = plan.rejected.first() {
        let words = format!(
            "表里有 {} 行读不进来，没有导入。第一处：{}",
            plan.rejected.len(),
            first.message
        );
        return Err(Error::new("rejected", words).with(json!(plan.rejected)));
    }
    let mut drafts = Vec::new();
    let read = scratch.desk.ledger.each(&Query::of("unit"), |record| {
        drafts.push(draft(&record));
        Ok(())
    });
    read.map_err(minglu_app::Error::from)?;
    Ok(drafts)
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
