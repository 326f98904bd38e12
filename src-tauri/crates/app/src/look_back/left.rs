//! `look_back.left`: last year's tasks that are neither done nor carried over.

use crate::command::Done;
use crate::task::Open;
use crate::{Desk, Result};
use chrono::Datelike;
use minglu_ledger::{Op, Query, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use ts_rs::TS;

/// Seen from which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year into which they are carried; this one where not given.
    pub year: Option<i32>,
}

/// What is left.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LeftTasks")]
pub struct Response {
    /// The year into which they are carried.
    pub year: i32,
    /// The tasks of the year before.
    pub tasks: Vec<LeftTask>,
}

/// A task that was not done.
#[derive(Debug, Serialize, TS)]
pub struct LeftTask {
    /// The task.
    pub id: String,
    /// Its words.
    pub requirement: String,
    /// Its notice.
    pub notice: String,
    /// The part of the unit that works on it.
    pub division: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(|| crate::task::today().year());
    let tasks = left(desk, year)?;
    Ok(Response { year, tasks }.into())
}

/// Our tasks of the year before that are neither done nor carried over.
pub(super) fn left(desk: &Desk, year: i32) -> Result<Vec<LeftTask>> {
    let notices = notices(desk, year - 1)?;
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let carried = carried(desk)?;
    let standing = Open::read(desk)?;
    let mut tasks = Vec::new();
    let ours = Query::of("task").with("ours", Op::Ne, json!("none"));
    desk.ledger.each(&ours, |task| {
        let notice = task.text("notice").and_then(|id| notices.get(id));
        let open = task.get("withdrawn") != &Value::Bool(true)
            && !carried.contains(&task.id)
            && standing.standing(&task).lamp.code != "done";
        tasks.extend(notice.filter(|_| open).map(|notice| line(&task, notice)));
        Ok(())
    })?;
    Ok(tasks)
}

fn line(task: &Record, notice: &str) -> LeftTask {
    LeftTask {
        id: task.id.clone(),
        requirement: task.text("requirement").unwrap_or_default().to_owned(),
        notice: notice.to_owned(),
        division: task.text("division").map(str::to_owned),
    }
}

/// The notices of a year, by id.
fn notices(desk: &Desk, year: i32) -> Result<HashMap<String, String>> {
    let mut notices = HashMap::new();
    let query = Query::of("notice").with("year", Op::Eq, json!(year));
    desk.ledger.each(&query, |notice| {
        let title = notice.text("title").unwrap_or_default().to_owned();
        notices.insert(notice.id, title);
        Ok(())
    })?;
    Ok(notices)
}

/// The tasks that stand in the ledger already.
fn carried(desk: &Desk) -> Result<HashSet<String>> {
    let mut carried = HashSet::new();
    let query = Query::of(super::LEDGER).with("task", Op::NotEmpty, Value::Null);
    desk.ledger.each(&query, |record| {
        carried.extend(record.text("task").map(str::to_owned));
        Ok(())
    })?;
    Ok(carried)
}
