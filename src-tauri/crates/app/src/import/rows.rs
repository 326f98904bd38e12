use super::Rejected;
use super::scope::Scope;
use super::walk::Job;
use crate::Result;
use crate::duty::{arrange, derive};
use crate::task::Reader;
use minglu_forms::rows::{BodyRow, rows, ticked, to_value};
use minglu_forms::table::{Cell, column_letter};
use minglu_ledger::schema::{Field, Kind, Schema};
use minglu_ledger::{Checked, Fields, Problem};
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
    let mut walk = rows(job.source.table(), &job.source.detected, &job.schema);
    for body in walk.by_ref() {
        let read = match fields(&body, &job.schema, &job.scope, &job.source.table().name) {
            Ok(fields) => {
                let mut all = complete(job, &mut reader, fields, body.section)?;
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
fn complete(
    job: &Job<'_>,
    reader: &mut Reader,
    mut fields: Fields,
    section: Option<&str>,
) -> Result<(Fields, Fields)> {
    if job.schema.ledger == crate::catalogue::LEDGER {
        crate::catalogue::tidy(&mut fields, section);
    }
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

fn fields(
    body: &BodyRow,
    schema: &Schema,
    scope: &Scope,
    sheet: &str,
) -> std::result::Result<Fields, Box<Rejected>> {
    let mut fields = Fields::with_capacity(body.cells.len());
    for cell in &body.cells {
        let Some(field) = schema.field(cell.field) else {
            continue;
        };
        // A table names the notice in words; the scope says which record that is.
        if matches!(field.kind, Kind::Reference { .. } | Kind::Attachments) {
            continue;
        }
        if let Some(option) = cell.option {
            tick(&mut fields, field, ticked(option, cell.text));
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
                value: shown(field, cell.text),
                code: p.code.to_owned(),
                message: p.message,
            })
        })?;
        fields.insert(field.name.clone(), value);
    }
    arrange(schema, &mut fields);
    Ok(fields)
}

/// One more of a list that has a column for each of its values.
fn tick(fields: &mut Fields, field: &Field, item: Option<String>) {
    let said = fields
        .entry(field.name.clone())
        .or_insert_with(|| json!([]));
    if let Some(list) = said.as_array_mut() {
        list.extend(item.map(Value::from));
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
