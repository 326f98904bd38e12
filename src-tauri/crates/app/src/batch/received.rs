//! `batch.received`: what the office issued to this unit, the newest first.

use super::show::{BatchConflict, conflicts};
use crate::command::Done;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Things of one answer.
const MOST: usize = 500;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What came.
pub type Response = Vec<ReceivedLine>;

/// One thing that came.
#[derive(Debug, Serialize, TS)]
pub struct ReceivedLine {
    /// Its id.
    pub id: String,
    /// What it is, in code.
    pub kind: String,
    /// What it is.
    pub title: String,
    /// What it is called.
    pub name: Option<String>,
    /// When it came, RFC 3339.
    pub at: String,
    /// What was made of it; null while it waits.
    #[ts(type = "Record<string, unknown> | null")]
    pub outcome: Value,
    /// Why nothing could be made of it, and what to do.
    pub failure: Option<String>,
    /// Values in it that the unit has changed too.
    pub conflicts: Vec<BatchConflict>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let lines = desk.ledger.all_issued(MOST)?.into_iter().map(|line| {
        let item: Value = serde_json::from_str(&line.issued.item).unwrap_or_default();
        let outcome = line.outcome.as_deref().map(serde_json::from_str);
        let outcome: Value = outcome.and_then(|read| read.ok()).unwrap_or_default();
        let name = [&item["body"]["title"], &outcome["name"]];
        let name = name.into_iter().find_map(Value::as_str);
        Ok(ReceivedLine {
            conflicts: match outcome["conflicts"].as_u64() {
                Some(1..) => conflicts(desk, &line.issued.id)?,
                _ => Vec::new(),
            },
            name: name.map(str::to_owned),
            id: line.issued.id,
            title: title(&line.issued.kind).to_owned(),
            kind: line.issued.kind,
            at: line.at,
            outcome,
            failure: line.failure,
        })
    });
    Ok(lines.collect::<Result<Vec<_>>>()?.into())
}

/// What it is that came, in the words of the page.
pub(super) fn title(kind: &str) -> &'static str {
    match kind {
        "notice" => "通知和任务",
        "form" => "要填的表",
        "calendar" => "工作日历",
        "letter_template" => "文书模板",
        "unit_directory" => "单位名录",
        "catalogue" => "标准目录",
        "verdict" => "审核意见",
        "receipt" => "回执",
        _ => "其他材料",
    }
}
