//! `task.set_entry`: writes what was done in one period of a recurring task.

use super::entries::{TaskEntry, entry};
use crate::command::Done;
use crate::record::typed;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Op, Query, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// What to write.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The task.
    pub task: String,
    /// The period's name.
    pub period: String,
    /// State, progress, evidence.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Fields,
}

/// The entry as stored.
pub type Response = TaskEntry;

/// Runs the command.
///
/// # Errors
/// `not_found` where the task is not there; `invalid` where a value breaks a rule.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let schema = desk.ledger.schema("task_entry")?.clone();
    let due = due(desk, &request)?;
    let fields = typed(desk, &schema, request.fields, None)?;
    let query = Query::of("task_entry")
        .with("task", Op::Eq, json!(request.task))
        .with("period", Op::Eq, json!(request.period));
    let existing = desk
        .ledger
        .list(&Query { limit: 1, ..query })?
        .rows
        .into_iter()
        .next();
    let label = format!("填写{}落实情况", request.period);
    let committed = desk.transact(&label, Source::User, |tx| {
        let id = match existing {
            Some(record) => tx
                .set("task_entry", &record.id, &fields)
                .map(|_| record.id)?,
            None => {
                let mut new = fields;
                new.insert("task".into(), json!(request.task));
                new.insert("period".into(), json!(request.period));
                new.entry("due").or_insert(due);
                tx.add("task_entry", new)?
            }
        };
        tx.get("task_entry", &id)
    })?;
    let entry = entry(&committed.value.id, &committed.value.fields);
    Ok(Done::wrote(committed, entry))
}

/// The period's last day, by the task's recurrence.
fn due(desk: &Desk, request: &Request) -> Result<Value> {
    let task = desk.ledger.get("task", &request.task)?;
    let year = super::notice_year(desk, task.text("notice"));
    let mut periods = super::periods_of(&task, year).into_iter();
    let period = periods.find(|p| p.name == request.period);
    Ok(json!(period.map(|p| p.due.to_string())))
}
