use super::Rejected;
use super::scope::Scope;
use super::walk::Job;
use crate::Result;
use crate::task::Reader;
use minglu_forms::rows::{BodyRow, rows, to_value};
use minglu_forms::table::{Cell, column_letter};
use minglu_ledger::Fields;
use minglu_ledger::schema::{Kind, Schema};
use serde_json::{Value, json};

/// A row of the file as a record.
pub(super) struct Incoming {
    /// Row number as Excel shows it.
    pub row: u32,
    /// Place among the table's rows, from 0.
    pub position: usize,
    /// What the file says.
    pub fields: Fields,
    /// What follows from it.
    pub derived: Fields,
}

/// Reads the table row by row; a row that cannot be taken is handed over as its refusal. Returns
/// what was passed over.
pub(super) fn each_row(
    job: &Job<'_>,
    reader: &mut Reader,
    mut take: impl FnMut(std::result::Result<Incoming, Box<Rejected>>) -> Result<()>,
) -> Result<Vec<String>> {
    let mut position = 0;
    let mut walk = rows(job.source.table(), &job.source.detected, &job.schema);
    for body in walk.by_ref() {
        let read = match fields(&body, &job.schema, &job.scope, &job.source.table().name) {
            Ok(fields) => judge(job, settle(job, reader, fields, body.row, position))?,
            Err(refusal) => Err(refusal),
        };
        position += usize::from(read.is_ok());
        take(read)?;
    }
    Ok(walk.notes().iter().map(|n| n.message.clone()).collect())
}

/// Adds what the file leaves unsaid: the scope's own values, and what follows from a task's words.
fn settle(
    job: &Job<'_>,
    reader: &mut Reader,
    mut fields: Fields,
    row: u32,
    position: usize,
) -> Incoming {
    for (field, value) in &job.scope.constants {
        let said = fields.entry(field.clone()).or_insert(Value::Null);
        if said.is_null() {
            said.clone_from(value);
        }
    }
    let mut derived = Fields::new();
    if job.schema.ledger == "task" {
        promote(&mut fields);
        let mut all = fields.clone();
        reader.derive(&mut all, job.scope.year);
        let new = |(name, value): &(String, Value)| fields.get(name) != Some(value);
        derived = all.into_iter().filter(new).collect();
    }
    Incoming {
        row,
        position,
        fields,
        derived,
    }
}

fn fields(
    body: &BodyRow,
    schema: &Schema,
    scope: &Scope,
    sheet: &str,
) -> std::result::Result<Fields, Box<Rejected>> {
    let mut fields = Fields::new();
    for cell in &body.cells {
        let Some(field) = schema.field(cell.field) else {
            continue;
        };
        // A table names the notice in words; the scope says which record that is.
        if matches!(field.kind, Kind::Reference { .. } | Kind::Attachments) {
            continue;
        }
        let value = to_value(
            field,
            Cell {
                text: cell.text,
                kind: cell.kind,
            },
            Some(scope.year),
        );
        let value = value.map_err(|p| {
            Box::new(Rejected {
                sheet: sheet.to_owned(),
                row: body.row,
                column: cell.column.map(column_letter),
                value: Some(cell.text.to_owned()),
                code: p.code.to_owned(),
                message: p.message,
            })
        })?;
        fields.insert(field.name.clone(), value);
    }
    Ok(fields)
}

/// A task's words stand in its deepest text column: where 具体要求 is blank, the column before it.
fn promote(fields: &mut Fields) {
    let blank = |fields: &Fields, name: &str| fields.get(name).is_none_or(Value::is_null);
    if !blank(fields, "requirement") {
        return;
    }
    if let Some(from) = ["subject", "topic"].into_iter().find(|f| !blank(fields, f)) {
        let words = fields.get(from).cloned().unwrap_or_default();
        fields.insert("requirement".into(), words);
    }
}

/// The same rules as for every other way into the ledger.
fn judge(
    job: &Job<'_>,
    incoming: Incoming,
) -> Result<std::result::Result<Incoming, Box<Rejected>>> {
    let checked = job
        .desk
        .ledger
        .check_new(&job.schema.ledger, incoming.fields.clone())?;
    let Some(problem) = checked
        .err()
        .and_then(|problems| problems.into_iter().next())
    else {
        return Ok(Ok(incoming));
    };
    let value = incoming
        .fields
        .get(&problem.field)
        .and_then(Value::as_str)
        .map(str::to_owned);
    Ok(Err(Box::new(Rejected {
        sheet: job.source.table().name.clone(),
        row: incoming.row,
        column: job
            .source
            .detected
            .column(&problem.field)
            .map(column_letter),
        value,
        code: problem.code,
        message: problem.message,
    })))
}

/// The record's place in its table, so that it prints in the paper's order.
pub(super) fn place(fields: &mut Fields, schema: &Schema, position: usize) {
    if schema.field("position").is_some() {
        fields.insert("position".into(), json!(position));
    }
}
