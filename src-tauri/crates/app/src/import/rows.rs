use super::Rejected;
use super::walk::Job;
use crate::duty::derive;
use crate::record::{Named, resolve};
use crate::task::Reader;
use crate::{Desk, Result};
use minglu_forms::rows::{BodyRow, rows, to_value};
use minglu_forms::table::{Cell, column_letter};
use minglu_ledger::schema::{Field, Kind, Schema};
use minglu_ledger::{Checked, Fields, Problem};
use serde_json::{Value, json};
use std::collections::HashSet;

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
    /// The whole as a new record, passed by the ledger's rules.
    pub checked: Checked,
}

/// A row, or why it cannot be taken.
pub(super) type Read = std::result::Result<Incoming, Box<Rejected>>;

/// Reads the table row by row; a row that cannot be taken is handed over as its refusal. Returns
/// what was passed over.
pub(super) fn each_row(
    job: &Job<'_>,
    notice: Option<&Value>,
    mut take: impl FnMut(Read) -> Result<()>,
) -> Result<Vec<String>> {
    let mut reader = job.reader();
    let mut position = 0;
    let mut seen = HashSet::new();
    let mut walk = rows(job.source.table(), &job.source.detected, &job.schema);
    for body in walk.by_ref() {
        let read = match fields(job, &body)? {
            Ok(fields) => named(job, fields, body.row, &mut seen)?,
            Err(refusal) => Err(refusal),
        };
        let read = match read {
            Ok(fields) => {
                let mut all = complete(job, &mut reader, fields)?;
                place(&mut all.1, &job.schema, position);
                judge(job, all, notice, body.row, position)?
            }
            Err(refusal) => Err(refusal),
        };
        position += usize::from(read.is_ok());
        take(read)?;
    }
    Ok(walk.notes().iter().map(|n| n.message.clone()).collect())
}

/// Adds what the file leaves unsaid: the scope's own values, and what follows from the row's words.
/// Answers what the file says, and the same with all that follows from it.
fn complete(job: &Job<'_>, reader: &mut Reader, mut fields: Fields) -> Result<(Fields, Fields)> {
    for (field, value) in &job.scope.constants {
        let said = fields.entry(field.clone()).or_insert(Value::Null);
        if said.is_null() {
            said.clone_from(value);
        }
    }
    let is_task = job.schema.ledger == "task";
    if is_task {
        promote(&mut fields);
    }
    let mut all = fields.clone();
    if is_task {
        reader.derive(&mut all, job.scope.year);
    }
    derive(job.desk, &job.law, &job.schema, &mut all, None)?;
    Ok((fields, all))
}

/// A row of a review names its document in words.
fn named(
    job: &Job<'_>,
    fields: Fields,
    row: u32,
    seen: &mut HashSet<String>,
) -> Result<std::result::Result<Fields, Box<Rejected>>> {
    let Some(listed) = &job.listed else {
        return Ok(Ok(fields));
    };
    let read = listed.read(job.desk, &fields, seen)?;
    Ok(read.map_err(|problem| refusal(job, &fields, row, vec![problem])))
}

/// What a row says, or the first cell that cannot be taken.
fn fields(job: &Job<'_>, body: &BodyRow) -> Result<std::result::Result<Fields, Box<Rejected>>> {
    let mut fields = Fields::with_capacity(body.cells.len());
    for cell in &body.cells {
        let Some(field) = job.schema.field(cell.field) else {
            continue;
        };
        let value = match &field.kind {
            Kind::Attachments => continue,
            // A table names the notice in words; the scope says which record that is.
            Kind::Reference { .. } if job.schema.ledger == "task" => continue,
            Kind::Reference { ledger } => referred(job.desk, ledger, field, cell.text)?,
            _ => {
                let (text, kind) = (cell.text, cell.kind);
                to_value(field, Cell { text, kind }, Some(job.scope.year))
                    .map_err(|problem| (problem.code.to_owned(), problem.message))
            }
        };
        match value {
            Ok(value) => fields.insert(field.name.clone(), value),
            Err((code, message)) => {
                return Ok(Err(Box::new(Rejected {
                    sheet: job.source.table().name.clone(),
                    row: body.row,
                    column: cell.column.map(column_letter),
                    value: shown(field, cell.text),
                    code,
                    message,
                })));
            }
        };
    }
    Ok(Ok(fields))
}

/// The record that a cell names; a name that fits none or several is refused with the cell.
fn referred(
    desk: &Desk,
    ledger: &str,
    field: &Field,
    text: &str,
) -> Result<std::result::Result<Value, (String, String)>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Ok(Value::Null));
    }
    match resolve(desk, ledger, &field.name, text) {
        Ok(Named::One(id)) => Ok(Ok(json!(id))),
        Ok(Named::None) => {
            let title = &desk.ledger.schema(ledger)?.title;
            let words = format!("{title}里没有“{text}”，请先登记，或把这一格改成已有的名称");
            Ok(Err(("unknown_reference".into(), words)))
        }
        Err(error) if error.code == "invalid" => Ok(Err(("ambiguous".into(), error.message))),
        Err(error) => Err(error),
    }
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
    (fields, mut all): (Fields, Fields),
    notice: Option<&Value>,
    row: u32,
    position: usize,
) -> Result<Read> {
    let follows = |(name, value): &(&String, &Value)| fields.get(*name) != Some(*value);
    let derived = all.iter().filter(follows);
    let derived = derived.map(|(n, v)| (n.clone(), v.clone())).collect();
    if let Some(id) = notice {
        all.insert("notice".into(), id.clone());
    }
    let checked = job.desk.ledger.check_new(&job.schema.ledger, all)?;
    Ok(match checked {
        Ok(checked) => Ok(Incoming {
            row,
            position,
            fields,
            derived,
            checked,
        }),
        Err(problems) => Err(refusal(job, &fields, row, problems)),
    })
}

pub(super) fn refusal(
    job: &Job<'_>,
    fields: &Fields,
    row: u32,
    problems: Vec<Problem>,
) -> Box<Rejected> {
    let problem = problems.into_iter().next().unwrap_or_default();
    let value = fields.get(&problem.field).and_then(Value::as_str);
    let field = job.schema.field(&problem.field);
    Box::new(Rejected {
        sheet: job.source.table().name.clone(),
        row,
        column: job
            .source
            .detected
            .column(&problem.field)
            .map(column_letter),
        value: value.and_then(|text| shown(field?, text)),
        code: problem.code,
        message: problem.message,
    })
}

/// What stands in a refused cell: personal data masked.
fn shown(field: &Field, text: &str) -> Option<String> {
    field.masked(&json!(text)).as_str().map(str::to_owned)
}

/// The record's place in its table, so that it prints in the paper's order.
pub(super) fn place(fields: &mut Fields, schema: &Schema, position: usize) {
    if schema.field("position").is_some() {
        fields.insert("position".into(), json!(position));
    }
}
