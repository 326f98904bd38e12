//! `task.sheet`: the task sheet as it lies on the desk.

use super::entries::TaskEntry;
use super::{LampInfo, Open, Standing};
use crate::command::Done;
use crate::record::Row;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// Rows that one sheet shows; a larger ledger is narrowed by notice or filter.
const ROWS_MAX: usize = 5000;

/// Which tasks.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(rename = "TaskSheetRequest", optional_fields)]
#[serde(default)]
pub struct Request {
    /// Of this notice.
    pub notice: Option<String>,
    /// Whose.
    #[ts(optional, type = "'all' | 'ours' | 'lead'")]
    pub filter: Option<String>,
    /// In this state, or `overdue`.
    pub state: Option<String>,
    /// Due on or before this day.
    pub due_before: Option<String>,
    /// Text that must stand somewhere in the task.
    pub search: Option<String>,
}

/// The sheet.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "TaskSheet")]
pub struct Response {
    /// The heading on the paper.
    pub title: String,
    /// All notices with their counts.
    pub notices: Vec<NoticeInfo>,
    /// The tasks, in the order of the paper.
    pub rows: Vec<TaskRow>,
    /// How many fit, also those beyond the sheet's limit.
    pub total: u64,
    /// Of the notice, over all filters.
    pub counts: SheetCounts,
}

/// A notice in the chooser.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NoticeInfo {
    /// The notice.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<i64>,
    /// Its tasks.
    pub total: u64,
    /// Those that concern the unit.
    pub ours: u64,
}

/// A task with its lamp.
#[derive(Debug, Serialize, TS)]
#[ts(type = "Row & { _lamp: LampInfo; _entry: TaskEntry | null }")]
pub struct TaskRow {
    /// The record.
    #[serde(flatten)]
    pub row: Row,
    /// How urgent it is.
    #[serde(rename = "_lamp")]
    pub lamp: LampInfo,
    /// Of a recurring task, the period that waits for its report.
    #[serde(rename = "_entry")]
    pub entry: Option<TaskEntry>,
}

/// Tasks by state.
#[derive(Debug, Default, Serialize, TS)]
pub struct SheetCounts {
    /// All.
    pub all: u64,
    /// Those that concern the unit.
    pub ours: u64,
    /// Done.
    pub done: u64,
    /// Under way.
    pub in_progress: u64,
    /// Not begun.
    pub not_started: u64,
    /// Past their day and not done.
    pub overdue: u64,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where the notice is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let notices = notices(desk)?;
    let title = crate::form::heading(desk, request.notice.as_deref())?;
    let open = Open::read(desk)?;
    let counts = counts(desk, &open, request.notice.as_deref())?;
    let schema = desk.ledger.schema("task")?;
    let mut rows = Vec::new();
    let mut total = 0;
    desk.ledger.each(&query(&request), |record| {
        let Standing { lamp, entry } = open.standing(&record);
        if request.state.as_deref() == Some("overdue") && lamp.code != "overdue" {
            return Ok(());
        }
        total += 1;
        if rows.len() < ROWS_MAX {
            rows.push(TaskRow {
                row: Row::of(schema, record),
                lamp,
                entry,
            });
        }
        Ok(())
    })?;
    Ok(Response {
        title,
        notices,
        rows,
        total,
        counts,
    }
    .into())
}

fn query(request: &Request) -> Query {
    let mut query = Query::of("task");
    if let Some(notice) = &request.notice {
        query = query.with("notice", Op::Eq, json!(notice));
    }
    query = match request.filter.as_deref() {
        Some("ours") => query.with("ours", Op::Ne, json!("none")),
        Some("lead") => query.with("ours", Op::Eq, json!("lead")),
        _ => query,
    };
    match request.state.as_deref() {
        None | Some("overdue") => {}
        Some(state) => query = query.with("state", Op::Eq, json!(state)),
    }
    if let Some(day) = &request.due_before {
        query = query.with("due", Op::Le, json!(day));
    }
    query.search = request.search.clone().filter(|s| !s.trim().is_empty());
    query
}

fn notices(desk: &Desk) -> Result<Vec<NoticeInfo>> {
    let mut notices = Vec::new();
    desk.ledger.each(&Query::of("notice"), |notice| {
        notices.push(info(&notice));
        Ok(())
    })?;
    for notice in &mut notices {
        let tasks = Query {
            limit: 1,
            ..Query::of("task").with("notice", Op::Eq, json!(notice.id))
        };
        notice.total = desk.ledger.list(&tasks)?.total;
        notice.ours = desk
            .ledger
            .list(&tasks.with("ours", Op::Ne, json!("none")))?
            .total;
    }
    Ok(notices)
}

fn info(notice: &Record) -> NoticeInfo {
    NoticeInfo {
        id: notice.id.clone(),
        title: notice
            .fields
            .get("title")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        year: notice.fields.get("year").and_then(Value::as_i64),
        total: 0,
        ours: 0,
    }
}

fn counts(desk: &Desk, open: &Open, notice: Option<&str>) -> Result<SheetCounts> {
    let request = Request {
        notice: notice.map(str::to_owned),
        ..Request::default()
    };
    let mut counts = SheetCounts::default();
    desk.ledger.each(&query(&request), |record| {
        counts.add(&record, open);
        Ok(())
    })?;
    Ok(counts)
}

impl SheetCounts {
    fn add(&mut self, task: &Record, open: &Open) {
        if *task.get("withdrawn") == Value::Bool(true) {
            return;
        }
        self.all += 1;
        self.ours += u64::from(task.text("ours").is_some_and(|o| o != "none"));
        self.overdue += u64::from(open.standing(task).lamp.code == "overdue");
        match task.text("state") {
            Some("done") => self.done += 1,
            Some("in_progress") => self.in_progress += 1,
            _ => self.not_started += 1,
        }
    }
}
