use crate::task::Open;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query};
use serde_json::{Value, json};
use std::collections::HashSet;

/// How the unit's own tasks of a year stand.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub all: u64,
    pub done: u64,
}

/// Counts the tasks of a year's notices that are ours and not withdrawn.
pub(super) fn progress(desk: &Desk, year: i32) -> Result<Progress> {
    let mut notices = HashSet::new();
    let of_year = Query::of("notice").with("year", Op::Eq, json!(year));
    desk.ledger.each(&of_year, |notice| {
        notices.insert(notice.id);
        Ok(())
    })?;
    let mut progress = Progress::default();
    if notices.is_empty() {
        return Ok(progress);
    }
    let standing = Open::read(desk)?;
    let ours = Query::of("task").with("ours", Op::Ne, json!("none"));
    desk.ledger.each(&ours, |task| {
        let counts = task.text("notice").is_some_and(|id| notices.contains(id))
            && task.get("withdrawn") != &Value::Bool(true);
        if counts {
            progress.all += 1;
            progress.done += u64::from(standing.standing(&task).lamp.code == "done");
        }
        Ok(())
    })?;
    Ok(progress)
}
