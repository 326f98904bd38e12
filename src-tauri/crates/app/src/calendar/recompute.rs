use crate::duty::{Law, reckon};
use crate::{Desk, Result};
use minglu_ledger::schema::Schema;
use minglu_ledger::{Fields, Query, Reason, Record, Source};
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

/// Reckons every stored date again where the calendar or a limit is another than the one that they
/// were reckoned by: after an import, and after an update of the program that brought a new year.
pub(crate) fn recompute(desk: &Desk) -> Result<(Vec<Moved>, Vec<String>)> {
    let law = Law::of(desk)?;
    let mark = mark(&law)?;
    if desk.ledger.recall(RECKONED)? == Some(json!(mark)) {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut moved = Vec::new();
    let mut changes: Vec<(&str, String, Fields)> = Vec::new();
    let mut any = false;
    let schemas = desk.ledger.schemas().iter();
    for schema in schemas.filter(|schema| !schema.duties.clocks.is_empty()) {
        desk.ledger.each(&Query::of(&schema.ledger), |record| {
            any = true;
            let fields = reckon(&law, schema, &record.fields);
            if fields.iter().any(|(name, value)| record.get(name) != value) {
                moved.extend(moved_dates(schema, &record, &fields));
                changes.push((&schema.ledger, record.id, fields));
            }
            Ok(())
        })?;
    }
    if !any {
        return Ok((Vec::new(), Vec::new()));
    }
    crate::backup::before(desk, changes.len() as u64, Reason::Mass)?;
    let label = "按新的工作日历和时限重新计算期限";
    let committed = desk.transact(label, Source::Repair, |tx| {
        changes
            .iter()
            .try_for_each(|(ledger, id, fields)| tx.set(ledger, id, fields).map(|_| ()))
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

/// Dates that stood there already and are others now.
fn moved_dates(schema: &Schema, record: &Record, fields: &Fields) -> Vec<Moved> {
    let clocks = schema.duties.clocks.iter();
    let moved = clocks.filter_map(|clock| {
        let before = record.text(&clock.field)?;
        let after = fields.get(&clock.field).and_then(Value::as_str)?;
        let what = &schema.field(&clock.field)?.title;
        (before != after).then(|| Moved {
            ledger: schema.ledger.clone(),
            id: record.id.clone(),
            title: record.text(&schema.label).unwrap_or_default().to_owned(),
            what: what.clone(),
            before: before.to_owned(),
            after: after.to_owned(),
        })
    });
    moved.collect()
}

/// What the stored dates were reckoned by: the calendars and the numbers.
fn mark(law: &Law) -> Result<String> {
    let all = (law.calendar.years(), law.limits.all());
    let digest = Sha256::digest(serde_json::to_vec(&all).map_err(super::broken)?);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
