use crate::scratch::Scratch;
use crate::{Error, Result};
use minglu_app::import::{ImportRequest, Rejected, commit};
use minglu_app::task::Reader;
use minglu_ledger::{Fields, Query, Schema};
use minglu_notice::Unit;
use serde_json::{Value, json};
use std::path::Path;

/// A table of tasks, read.
pub(super) struct Table {
    /// The title over it.
    pub title: Option<String>,
    /// Its rows, in their order.
    pub rows: Vec<Fields>,
}

/// Reads a notice's table with the desk's own reader.
///
/// # Errors
/// `unreadable` where it is no table of tasks; `classified` where it bears a mark; `rejected` with
/// every row that cannot be taken: a task that is left out would be nobody's.
pub(super) fn read(data: &Path, file: &Path, name: &str, title: &str, year: i32) -> Result<Table> {
    let scratch = Scratch::new(data)?;
    let request = ImportRequest {
        ledger: "task".to_owned(),
        file: Some(file.display().to_string()),
        name: Some(name.to_owned()),
        notice: Some(title.to_owned()),
        year: Some(year),
        ..ImportRequest::default()
    };
    let plan = commit::run(&scratch.desk, request)?.value;
    if !plan.rejected.is_empty() {
        return Err(rejected(&plan.rejected));
    }
    let mut rows = Vec::new();
    let schema = scratch
        .desk
        .ledger
        .schema("task")
        .map_err(minglu_app::Error::from)?;
    let query = Query {
        sort: vec![minglu_ledger::schema::SortBy::parse("position")],
        ..Query::of("task")
    };
    let read = scratch.desk.ledger.each(&query, |record| {
        rows.push(as_issued(schema, record.fields));
        Ok(())
    });
    read.map_err(minglu_app::Error::from)?;
    Ok(Table {
        title: plan.title,
        rows,
    })
}

/// What the table says: not what the unit writes, and not what each desk derives for itself.
fn as_issued(schema: &Schema, mut fields: Fields) -> Fields {
    fields.retain(|name, value| {
        let field = schema.field(name);
        let told = field.is_some_and(|field| !field.own && !field.derived);
        told && name != "notice" && !value.is_null() && *value != json!([])
    });
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

fn rejected(rows: &[Rejected]) -> Error {
    let first = rows.first().map_or("", |row| row.message.as_str());
    Error::new(
        "rejected",
        format!(
            "表里有 {} 行读不进来，没有下发。第一处：{first}。请改好表格再下发",
            rows.len()
        ),
    )
    .with(json!(rows))
}
