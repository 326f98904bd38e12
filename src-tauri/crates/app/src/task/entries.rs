//! `task.entries`: what was done in each period of a recurring task.

use super::{LampInfo, lamp_of, today};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Op, Query};
use minglu_rules::Period;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// Which task.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The task.
    #[ts(optional = false)]
    pub id: String,
    /// The year; that of the task's notice where it is not given.
    pub year: Option<i32>,
}

/// One entry a period, also for periods in which nothing was written yet.
pub type Response = Vec<TaskEntry>;

/// One period of a recurring task.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskEntry {
    /// The record; empty where nothing was written yet.
    pub id: String,
    /// The task.
    pub task: String,
    /// 2026年第三季度.
    pub period: String,
    /// Last day.
    pub due: Option<String>,
    /// State in this period.
    pub state: String,
    /// What was done.
    pub progress: Option<String>,
    /// Files and links.
    #[ts(as = "Vec<Attachment>")]
    pub evidence: Value,
    /// How urgent it is.
    #[serde(rename = "_lamp")]
    pub lamp: LampInfo,
}

/// A kept file or a link.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Attachment {
    /// Its name.
    #[ts(optional = false)]
    pub name: String,
    /// Digest of a kept file.
    pub digest: Option<String>,
    /// Its size in bytes.
    pub size: Option<u64>,
    /// Address of a link.
    pub url: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where the task is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let task = desk.ledger.get("task", &request.id)?;
    let year = request
        .year
        .unwrap_or_else(|| super::notice_year(desk, task.text("notice")));
    let due = super::periods_of(&task, year);
    let mut stored = stored(desk, &request.id)?;
    let mut entries = Vec::new();
    for period in due {
        let at = stored.iter().position(|e| e.period == period.name);
        entries.push(at.map_or_else(|| empty(&request.id, &period), |at| stored.swap_remove(at)));
    }
    entries.append(&mut stored);
    Ok(entries.into())
}

fn stored(desk: &Desk, task: &str) -> Result<Vec<TaskEntry>> {
    let mut entries = Vec::new();
    desk.ledger.each(
        &Query::of("task_entry").with("task", Op::Eq, json!(task)),
        |record| {
            entries.push(entry(&record.id, &record.fields));
            Ok(())
        },
    )?;
    Ok(entries)
}

/// The entry of a period in which nothing was written yet.
pub(super) fn empty(task: &str, period: &Period) -> TaskEntry {
    let fields = [
        ("task".to_owned(), json!(task)),
        ("period".to_owned(), json!(period.name)),
        ("due".to_owned(), json!(period.due.to_string())),
    ];
    entry("", &fields.into_iter().collect())
}

/// A stored record as an entry.
pub(super) fn entry(id: &str, fields: &Fields) -> TaskEntry {
    let text = |field: &str| fields.get(field).and_then(Value::as_str).map(str::to_owned);
    TaskEntry {
        id: id.to_owned(),
        task: text("task").unwrap_or_default(),
        period: text("period").unwrap_or_default(),
        due: text("due"),
        state: text("state").unwrap_or_else(|| "not_started".to_owned()),
        progress: text("progress"),
        evidence: fields
            .get("evidence")
            .filter(|v| v.is_array())
            .cloned()
            .unwrap_or(json!([])),
        lamp: lamp_of(fields, today()),
    }
}
