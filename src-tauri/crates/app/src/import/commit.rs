//! `import.commit`: reads a table into a ledger, as one step.

use super::report::Outcome;
use super::rows::{Incoming, place};
use super::walk::Job;
use super::{About, ImportPlan, ImportRequest, parts};
use crate::backup;
use crate::command::Done;
use crate::review::{Listed, judged};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Operation, Reason, Source, Tx};
use serde_json::{Value, json};

/// What to read.
pub type Request = ImportRequest;
/// What became of it.
pub type Response = ImportPlan;

/// Runs the command.
///
/// # Errors
/// As for `import.preview`; `cancelled` where the clerk stopped it, and then nothing is written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    with(desk, request, |_, _| Ok(()))
}

/// The same, and what else belongs to the step; it gets the notice under which the rows stand.
///
/// # Errors
/// As for [`run`], and what the closure fails with.
pub(crate) fn with(
    desk: &Desk,
    request: Request,
    and: impl FnOnce(&mut Tx<'_>, Option<&Value>) -> minglu_ledger::Result<()>,
) -> Result<Done<Response>> {
    let jobs = parts::jobs(desk, &request)?;
    let rows = jobs
        .0
        .iter()
        .map(|job| u64::from(job.source.table().rows()));
    backup::before(desk, rows.sum(), Reason::Import)?;
    let title = jobs.0.first().map_or("", |job| &job.schema.title);
    let operation = Operation {
        label: format!("导入{title}"),
        who: desk.who(),
        source: Source::Import,
    };
    let committed = desk.ledger.transact(operation, |tx| {
        let mut under = None;
        let plan = parts::walk(&jobs, |job| {
            under = notice(job, request.about.as_ref(), tx)?;
            write(job, under.as_ref(), tx)
        })?;
        and(tx, under.as_ref())?;
        Ok(plan)
    })?;
    for job in jobs.0 {
        job.source.remember(desk, &request, &job.schema)?;
        job.source.discard();
    }
    let mut plan = committed.value;
    plan.step = committed.step;
    Ok(Done {
        value: plan,
        touched: committed.touched,
    })
}

fn write(job: &Job<'_>, notice: Option<&Value>, tx: &mut Tx<'_>) -> Result<ImportPlan> {
    let mut places: Vec<(String, Fields)> = Vec::new();
    let mut gone = Vec::new();
    let plan = job.walk(
        notice,
        |row, outcome| write_row(job, tx, row, outcome, &mut places),
        |record| {
            gone.push(record.id.clone());
            Ok(())
        },
    )?;
    for id in &gone {
        tx.set(&job.schema.ledger, id, &one("withdrawn", json!(true)))?;
    }
    // A table that says the same in the same words changes nothing, not even the order.
    if plan.added + plan.changed + plan.withdrawn > 0 {
        for (id, fields) in &places {
            tx.set(&job.schema.ledger, id, fields)?;
        }
    }
    Ok(plan)
}

fn write_row(
    job: &Job<'_>,
    tx: &mut Tx<'_>,
    row: Incoming,
    outcome: Outcome<'_>,
    places: &mut Vec<(String, Fields)>,
) -> Result<()> {
    let ledger = &job.schema.ledger;
    if let Some(listed) = &job.listed {
        return write_verdict(job, tx, listed, &row, &outcome);
    }
    match outcome {
        Outcome::Added => {
            tx.add_checked(ledger, row.checked)?;
        }
        Outcome::Changed(record, change) => {
            tx.set(ledger, &record.id, &change.set)?;
            places.push((record.id.clone(), placed(job, &row)));
        }
        Outcome::Unchanged(record) => places.push((record.id.clone(), placed(job, &row))),
    }
    Ok(())
}

/// A verdict is written with all that follows from it.
fn write_verdict(
    job: &Job<'_>,
    tx: &mut Tx<'_>,
    listed: &Listed,
    row: &Incoming,
    outcome: &Outcome<'_>,
) -> Result<()> {
    let item = match outcome {
        Outcome::Added => None,
        Outcome::Changed(record, _) => Some(*record),
        Outcome::Unchanged(_) => return Ok(()),
    };
    let said = row.said.as_ref();
    let said = said.ok_or_else(|| Error::new("internal", "评估结果的内容没有读全，请重新导入"))?;
    // Its problems were found when the row was judged; one that is left is the program's own.
    let settled = judged(job.desk, listed, &said.fields, item)?.map_err(|problems| {
        let words: Vec<String> = problems.into_iter().map(|p| p.message).collect();
        Error::new("conflict", words.join("；"))
    })?;
    Ok(settled.write(tx, None)?)
}

fn placed(job: &Job<'_>, row: &Incoming) -> Fields {
    let mut fields = Fields::new();
    place(&mut fields, &job.schema, row.position);
    fields
}

fn notice(job: &Job<'_>, about: Option<&About>, tx: &mut Tx<'_>) -> Result<Option<Value>> {
    let Some(notice) = &job.scope.notice else {
        return Ok(None);
    };
    let fields = [
        ("title".to_owned(), json!(notice.title)),
        ("year".to_owned(), json!(job.scope.year)),
        ("table_title".to_owned(), json!(job.source.detected.title)),
    ];
    let new = fields.into_iter().collect();
    Ok(Some(put_notice(tx, notice.id.as_deref(), new, about)?))
}

/// The notice's record, made now where it is new. What is known of a notice that is there already
/// fills what its record leaves empty.
///
/// # Errors
/// The ledger's.
pub(crate) fn put_notice(
    tx: &mut Tx<'_>,
    id: Option<&str>,
    new: Fields,
    about: Option<&About>,
) -> minglu_ledger::Result<Value> {
    let known = about.map(About::fields).unwrap_or_default();
    let Some(id) = id else {
        let fields = new.into_iter().chain(known).collect();
        return Ok(json!(tx.add("notice", fields)?));
    };
    let stored = tx.get("notice", id)?;
    let empty = known
        .into_iter()
        .filter(|(name, _)| stored.get(name).is_null());
    let fields: Fields = empty.collect();
    if !fields.is_empty() {
        tx.set("notice", id, &fields)?;
    }
    Ok(json!(id))
}

fn one(field: &str, value: Value) -> Fields {
    [(field.to_owned(), value)].into_iter().collect()
}
