use super::calendar;
use crate::document;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Query, Reason, Record, Source};
use minglu_rules::calendar::Calendar;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use ts_rs::TS;

/// Preference that says by which calendar the stored dates were reckoned.
const RECKONED: &str = "calendar_reckoned";
/// Preference that keeps what moved the last time.
const MOVED: &str = "calendar_moved";
/// So many are listed one by one.
const LISTED: usize = 1000;

/// A date that a new calendar moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "MovedDate")]
pub struct Moved {
    /// The ledger.
    pub ledger: String,
    /// The record.
    pub id: String,
    /// Its words.
    pub title: String,
    /// Which date: 公开期限.
    pub what: String,
    /// As it was.
    pub before: String,
    /// As it is now.
    pub after: String,
}

/// Reckons every stored date again where the calendar is another than the one that they were
/// reckoned by: after an import, and after an update of the program that brought a new year.
pub(crate) fn recompute(desk: &Desk) -> Result<(Vec<Moved>, Vec<String>)> {
    let calendar = calendar(desk)?;
    let mark = mark(&calendar)?;
    if desk.ledger.recall(RECKONED)? == Some(json!(mark)) {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut moved = Vec::new();
    let mut changes: Vec<(String, Fields)> = Vec::new();
    let mut any = false;
    desk.ledger.each(&Query::of("document"), |record| {
        any = true;
        let fields = document::deadline(&calendar, &record.fields);
        if fields.iter().any(|(name, value)| record.get(name) != value) {
            moved.extend(moved_date(&record, &fields));
            changes.push((record.id, fields));
        }
        Ok(())
    })?;
    if !any {
        return Ok((Vec::new(), Vec::new()));
    }
    crate::backup::before(desk, changes.len() as u64, Reason::Mass)?;
    let label = "按新的工作日历重新计算公开期限";
    let committed = desk.transact(label, Source::Repair, |tx| {
        changes
            .iter()
            .try_for_each(|(id, fields)| tx.set("document", id, fields).map(|_| ()))
    })?;
    moved.truncate(LISTED);
    desk.ledger.remember(MOVED, &json!(moved))?;
    desk.ledger.remember(RECKONED, &json!(mark))?;
    Ok((moved, committed.touched))
}

/// What moved the last time that the calendar changed.
pub(super) fn last_moved(desk: &Desk) -> Result<Vec<Moved>> {
    let kept = desk.ledger.recall(MOVED)?.unwrap_or_else(|| json!([]));
    serde_json::from_value(kept).map_err(super::broken)
}

/// A date that stood there already and is another now.
fn moved_date(record: &Record, fields: &Fields) -> Option<Moved> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let before = text(record.get("publish_by"))?;
    let after = fields.get("publish_by").and_then(text)?;
    (before != after).then(|| Moved {
        ledger: "document".into(),
        id: record.id.clone(),
        title: record.text("title").unwrap_or_default().to_owned(),
        what: "公开期限".into(),
        before,
        after,
    })
}

fn mark(calendar: &Calendar) -> Result<String> {
    let years = serde_json::to_vec(calendar.years()).map_err(super::broken)?;
    let digest = Sha256::digest(years);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
