use super::calendar;
use crate::document;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Op, Query, Reason, Record, Source};
use minglu_rules::calendar::Calendar;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
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

/// Reckons the stored dates again that a change of the calendar can move: after an import, and after
/// an update of the program that brought a new year. A desk whose calendar is the same as the last
/// time looks at no record.
pub(crate) fn recompute(desk: &Desk) -> Result<(Vec<Moved>, Vec<String>)> {
    let calendar = calendar(desk)?;
    let marks = marks(&calendar)?;
    let before = desk.ledger.recall(RECKONED)?;
    if before == Some(json!(marks)) {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut moved = Vec::new();
    let mut changes: Vec<(String, Fields)> = Vec::new();
    desk.ledger.each(&affected(before, &marks), |record| {
        let fields = document::deadline(&calendar, &record.fields);
        if fields.iter().any(|(name, value)| record.get(name) != value) {
            moved.extend(moved_date(&record, &fields));
            changes.push((record.id, fields));
        }
        Ok(())
    })?;
    let mut touched = Vec::new();
    if !changes.is_empty() {
        touched = write(desk, &changes)?;
    }
    moved.truncate(LISTED);
    desk.ledger.remember(MOVED, &json!(moved))?;
    desk.ledger.remember(RECKONED, &json!(marks))?;
    Ok((moved, touched))
}

fn write(desk: &Desk, changes: &[(String, Fields)]) -> Result<Vec<String>> {
    crate::backup::before(desk, changes.len() as u64, Reason::Mass)?;
    let label = "按新的工作日历重新计算公开期限";
    let committed = desk.transact(label, Source::Repair, |tx| {
        changes
            .iter()
            .try_for_each(|(id, fields)| tx.set("document", id, fields).map(|_| ()))
    })?;
    Ok(committed.touched)
}

/// The documents whose date can be another one now. A date before the first year that changed was
/// counted over days that did not.
fn affected(before: Option<Value>, marks: &BTreeMap<String, String>) -> Query {
    let proactive = Query::of("document").with("attribute", Op::Eq, json!("proactive"));
    let stood = before.and_then(|kept| serde_json::from_value(kept).ok());
    let Some(stood) = stood.map(|kept: BTreeMap<String, String>| kept) else {
        return proactive;
    };
    let years = stood.keys().chain(marks.keys());
    let changed = years.filter(|year| stood.get(*year) != marks.get(*year));
    match changed.min() {
        Some(year) => {
            let year = year.chars().take(4).collect::<String>();
            let from = json!(format!("{year}-01-01"));
            Query::of("document").with("publish_by", Op::Ge, from)
        }
        None => proactive,
    }
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

/// By which calendar dates are reckoned: a digest of each year, the year's number first.
fn marks(calendar: &Calendar) -> Result<BTreeMap<String, String>> {
    let marks = calendar.years().iter().map(|year| {
        let region = year.region.as_deref().unwrap_or_default();
        let text = serde_json::to_vec(year).map_err(super::broken)?;
        let digest = Sha256::digest(text);
        let digest = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok((format!("{:04}{region}", year.year), digest))
    });
    marks.collect()
}
