use crate::scratch::Scratch;
use crate::sheet::{Sheet, as_issued};
use crate::{Error, Result};
use minglu_app::import::ImportRequest;
use minglu_app::task::Reader;
use minglu_ledger::{Fields, Operation, Record, Source};
use minglu_notice::Unit;
use serde_json::{Value, json};
use std::path::Path;

/// A table of tasks, read.
pub(super) struct Table {
    /// The title over it.
    pub title: Option<String>,
    /// Its rows, in their order.
    pub rows: Vec<Fields>,
    /// The id that each row had in the version before; none for a new one.
    pub known: Vec<Option<String>>,
    /// Rows of the version before that it no longer has.
    pub gone: Vec<String>,
}

/// A row of the version before.
pub(super) struct Row {
    pub id: String,
    pub fields: Fields,
    /// It was not withdrawn.
    pub stands: bool,
}

/// Reads a notice's table with the desk's own reader. Laid over the version before it is merged by
/// the same means by which a desk takes in a new version: a reworded task stays the task it was.
///
/// # Errors
/// As for [`Sheet::read`].
pub(super) fn read(
    data: &Path,
    file: &Path,
    title: &str,
    year: i32,
    before: &[Row],
) -> Result<Table> {
    let scratch = Scratch::new(data)?;
    lay(&scratch, title, year, before)?;
    let request = ImportRequest {
        ledger: "task".to_owned(),
        notice: Some(title.to_owned()),
        year: Some(year),
        ..ImportRequest::default()
    };
    let sheet = Sheet::read(&scratch, file, request, "没有下发")?;
    let schema = scratch.schema("task")?;
    let origin = |record: &Record| record.text("origin").map(str::to_owned);
    let (gone, stay): (Vec<Record>, Vec<Record>) = sheet
        .records
        .into_iter()
        .partition(|record| *record.get("withdrawn") == json!(true));
    Ok(Table {
        title: sheet.title,
        known: stay.iter().map(origin).collect(),
        gone: gone.iter().filter_map(origin).collect(),
        rows: stay
            .into_iter()
            .map(|record| as_issued(schema, record.fields))
            .map(without_mark)
            .collect(),
    })
}

/// Lays the version before onto the scratch desk.
fn lay(scratch: &Scratch, title: &str, year: i32, before: &[Row]) -> Result<()> {
    if before.is_empty() {
        return Ok(());
    }
    let operation = Operation {
        label: "notice".to_owned(),
        who: "minglu-office".to_owned(),
        source: Source::Import,
    };
    let fields = |value: Value| -> Fields { serde_json::from_value(value).unwrap_or_default() };
    let laid = scratch.desk.ledger.transact(operation, |tx| {
        let notice = tx.add("notice", fields(json!({ "title": title, "year": year })))?;
        for row in before {
            let mut task = row.fields.clone();
            task.insert("notice".to_owned(), json!(notice));
            task.insert("origin".to_owned(), json!(row.id));
            tx.add("task", task)?;
        }
        Ok(())
    });
    laid.map_err(minglu_app::Error::from)?;
    Ok(())
}

/// A row that came back is there again.
fn without_mark(mut fields: Fields) -> Fields {
    fields.remove("withdrawn");
    fields
}

/// How a task concerns a unit: `lead`, `named`, `group`, or not at all.
pub(super) fn role(reader: &mut Reader, row: &Fields, year: i32) -> Option<String> {
    let mut fields = row.clone();
    reader.derive(&mut fields, year);
    let ours = fields.get("ours").and_then(Value::as_str);
    ours.filter(|ours| *ours != "none").map(str::to_owned)
}

/// A reader that knows one unit.
pub(super) fn reader(unit: &crate::unit::Unit) -> Reader {
    Reader::new(&Unit::from(unit))
}

/// The name of a table's file.
///
/// # Errors
/// `usage` where it holds what no name of a file may.
pub(super) fn name(file: &Path) -> Result<&str> {
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.filter(|name| minglu_sync::batch::is_plain_name(name));
    name.ok_or_else(|| Error::usage("文件名不能含特殊符号，请改名后再下发"))
}
