use super::Rejected;
use super::report::SHOWN;
use super::walk::Job;
use crate::duty::{arrange, derive, is_checked};
use crate::record::{Named, resolve};
use crate::task::Reader;
use crate::{Desk, Result};
use minglu_forms::rows::{BodyRow, rows, ticked, to_value};
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
    /// Its words, where somebody will compare or show them.
    pub said: Option<Said>,
    /// The whole as a new record, passed by the ledger's rules.
    pub checked: Checked,
}

/// The words of a row.
pub(super) struct Said {
    /// What the file says.
    pub fields: Fields,
    /// What follows from it.
    pub derived: Fields,
}

/// Of which rows the words are kept beside the record: most of an import's time goes into copies.
#[derive(Clone, Copy)]
pub(super) enum Keep {
    /// Of all: they are compared with what is stored.
    All,
    /// Of those that the preview shows, and of all where the law judges words.
    Shown,
}

impl Keep {
    fn wants(self, schema: &Schema, position: usize) -> bool {
        match self {
            Keep::All => true,
            Keep::Shown => position < SHOWN || is_checked(schema),
        }
    }
}

/// The values of a row, or why it cannot be taken.
type RowFields = std::result::Result<Fields, Box<Rejected>>;

/// A row, or why it cannot be taken.
pub(super) type Read = std::result::Result<Incoming, Box<Rejected>>;

/// Reads the table row by row; a row that cannot be taken is handed over as its refusal. Returns
/// what was passed over.
pub(super) fn each_row(
    job: &Job<'_>,
    notice: Option<&Value>,
    keep: Keep,
    mut take: impl FnMut(Read) -> Result<()>,
) -> Result<Vec<String>> {
    let mut judge = Judge {
        job,
        notice,
        keep,
        reader: job.reader(),
        seen: HashSet::new(),
    };
    let mut position = 0;
    let mut walk = rows(job.source.table(), &job.source.detected, &job.schema);
    for body in walk.by_ref() {
        let read = judge.read(&body, position)?;
        position += usize::from(read.is_ok());
        take(read)?;
    }
    Ok(walk.notes().iter().map(|n| n.message.clone()).collect())
}

/// Judges rows by the same rules as every other way into the ledger.
struct Judge<'a> {
    job: &'a Job<'a>,
    notice: Option<&'a Value>,
    keep: Keep,
    reader: Reader,
    /// Documents that rows of a review have named.
    seen: HashSet<String>,
}

impl Judge<'_> {
    fn read(&mut self, body: &BodyRow<'_>, position: usize) -> Result<Read> {
        let said = match said(self.job, body)? {
            Ok(fields) => named(self.job, fields, body.row, &mut self.seen)?,
            refused => refused,
        };
        let fields = match said {
            Ok(fields) => fields,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let schema = &self.job.schema;
        let kept = self.keep.wants(schema, position).then(|| fields.clone());
        let mut all = fields;
        self.follow(&mut all)?;
        place(&mut all, schema, position);
        let said = kept.map(|fields| Said::of(fields, &all));
        if let Some(id) = self.notice {
            all.insert("notice".into(), id.clone());
        }
        let checked = self.job.check(all)?;
        Ok(match checked {
            Ok(checked) => Ok(Incoming {
                row: body.row,
                position,
                said,
                checked,
            }),
            Err(problems) => Err(self.refused(body, problems)?),
        })
    }

    /// Adds what follows from the row's words.
    fn follow(&mut self, all: &mut Fields) -> Result<()> {
        let Job {
            desk,
            schema,
            law,
            scope,
            ..
        } = self.job;
        if schema.ledger == "task" {
            self.reader.derive(all, scope.year);
        }
        derive(desk, law, schema, all, None)
    }

    /// A refusal quotes the file: its words are read once more, for the few that are refused.
    fn refused(&self, body: &BodyRow<'_>, problems: Vec<Problem>) -> Result<Box<Rejected>> {
        Ok(match said(self.job, body)? {
            Ok(fields) => refusal(self.job, &fields, body.row, problems),
            Err(refusal) => refusal,
        })
    }
}

impl Said {
    fn of(fields: Fields, all: &Fields) -> Said {
        let follows = |(name, value): &(&String, &Value)| fields.get(*name) != Some(*value);
        let derived = all.iter().filter(follows);
        let derived = derived.map(|(n, v)| (n.clone(), v.clone())).collect();
        Said { fields, derived }
    }
}

/// What the file says in a row, with what its scope says of every row.
fn said(job: &Job<'_>, body: &BodyRow<'_>) -> Result<RowFields> {
    let mut fields = match fields(job, body)? {
        Ok(fields) => fields,
        refused => return Ok(refused),
    };
    if job.schema.ledger == crate::catalogue::LEDGER {
        crate::catalogue::tidy(&mut fields, body.section);
    }
    for (field, value) in &job.scope.constants {
        let said = fields.entry(field.clone()).or_insert(Value::Null);
        if said.is_null() {
            said.clone_from(value);
        }
    }
    if job.schema.ledger == "task" {
        promote(&mut fields);
    }
    Ok(Ok(fields))
}

/// A row of a review names its document in words.
fn named(job: &Job<'_>, fields: Fields, row: u32, seen: &mut HashSet<String>) -> Result<RowFields> {
    let Some(listed) = &job.listed else {
        return Ok(Ok(fields));
    };
    let read = listed.read(job.desk, &fields, seen)?;
    Ok(read.map_err(|problem| refusal(job, &fields, row, vec![problem])))
}

/// What a row says, or the first cell that cannot be taken.
fn fields(job: &Job<'_>, body: &BodyRow<'_>) -> Result<RowFields> {
    let mut fields = Fields::with_capacity(body.cells.len());
    for cell in &body.cells {
        let Some(field) = job.schema.field(cell.field) else {
            continue;
        };
        if let Some(option) = cell.option {
            tick(&mut fields, field, ticked(option, cell.text));
            continue;
        }
        let value = match &field.kind {
            // A file is none of what a table can bring; an address is.
            Kind::Attachments if !field.own => continue,
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
    arrange(&job.schema, &mut fields);
    Ok(Ok(fields))
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
