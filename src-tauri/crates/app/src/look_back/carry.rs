//! `look_back.carry`: carries last year's tasks that were not done over, as one step.

use super::left::{LeftTask, left};
use crate::command::Done;
use crate::duty::Law;
use crate::record::{Row, complete};
use crate::{Desk, Error, Result};
use chrono::{Datelike, Months, NaiveDate};
use minglu_ledger::{Fields, Record, Source};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// The limit that says in how many months they must be settled.
const SETTLE: &str = "look_back.settle";

/// Into which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; this one where not given.
    pub year: Option<i32>,
}

/// The records that were made.
pub type Response = Vec<Row>;

/// Runs the command.
///
/// # Errors
/// `conflict` where nothing is left to carry over.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let year = request.year.unwrap_or_else(|| law.today().year());
    let tasks = left(desk, year)?;
    if tasks.is_empty() {
        let words = format!("{}年的任务都已完成或已结转，没有要结转的", year - 1);
        return Err(Error::new("conflict", words));
    }
    let schema = desk.ledger.schema(super::LEDGER)?.clone();
    let due = due(&law);
    let mut records = Vec::with_capacity(tasks.len());
    for task in &tasks {
        let mut fields = fields(task, year, law.today(), due);
        complete(desk, &schema, &mut fields, None)?;
        records.push(fields);
    }
    let committed = desk.transact("结转上年未完成任务", Source::User, |tx| {
        let added = records.into_iter().map(|fields| {
            let id = tx.add(super::LEDGER, fields)?;
            tx.get(super::LEDGER, &id)
        });
        added.collect::<minglu_ledger::Result<Vec<Record>>>()
    })?;
    let rows = committed.value.iter().cloned();
    let rows = rows.map(|record| Row::of(&schema, record)).collect();
    Ok(Done::wrote(committed, rows))
}

fn due(law: &Law) -> Option<NaiveDate> {
    let months = law.limits.get(SETTLE).map(|limit| limit.value);
    law.today().checked_add_months(Months::new(months?))
}

fn fields(task: &LeftTask, year: i32, today: NaiveDate, due: Option<NaiveDate>) -> Fields {
    let fields = [
        ("year", json!(year)),
        ("kind", json!("carried")),
        ("found", json!(today)),
        ("finding", json!(task.requirement)),
        ("task", json!(task.id)),
        ("source", json!(task.notice)),
        ("division", json!(task.division)),
        ("due", json!(due)),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    fields.into_iter().collect()
}
