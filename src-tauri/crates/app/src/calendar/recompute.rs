use crate::duty::{Law, dates, reckon};
use crate::{Desk, Result};
use minglu_ledger::schema::{Kind, Schema};
use minglu_ledger::{Fields, Op, Query, Reason, Record, Source};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Preference that says by which calendar the stored dates were reckoned.
const RECKONED: &str = "calendar_reckoned";
/// Preference that keeps what moved the last time.
const MOVED: &str = "calendar_moved";
/// The mark of who does the steps of a request, and in how many days.
const STEPS: &str = "steps";
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

/// Reckons the stored dates again that a change of the calendar, a limit or a step can move: after an
/// import, and after an update of the program that brought a new year. A desk whose calendar and
/// limits are the same as the last time looks at no record.
pub(crate) fn recompute(desk: &Desk) -> Result<(Vec<Moved>, Vec<String>)> {
    let law = Law::of(desk)?;
    let marks = marks(&law)?;
    let before = desk.ledger.recall(RECKONED)?;
    if before == Some(json!(marks)) {
        return Ok((Vec::new(), Vec::new()));
    }
    let changed = changed(before, &marks);
    let from = changed.as_deref().and_then(first_year);
    let steps_only = changed.as_deref() == Some(&[STEPS.to_owned()]);
    let moves = |schema: &&Schema| {
        !dates(schema).is_empty() && (!steps_only || schema.ledger == crate::request::LEDGER)
    };
    let mut moved = Vec::new();
    let mut changes: Vec<(&str, String, Fields)> = Vec::new();
    let mut trouble = None;
    let schemas = desk.ledger.schemas().iter();
    for schema in schemas.filter(moves) {
        desk.ledger
            .each(&affected(schema, from.as_deref()), |record| {
                let fields = match reckon(&law, schema, &record.fields) {
                    Ok(fields) => fields,
                    // A record that contradicts itself is told where it is shown.
                    Err(e) if e.code == "invalid" => return Ok(()),
                    Err(e) => {
                        trouble.get_or_insert(e);
                        return Ok(());
                    }
                };
                if fields.iter().any(|(name, value)| record.get(name) != value) {
                    moved.extend(moved_dates(schema, &record, &fields));
                    changes.push((&schema.ledger, record.id, fields));
                }
                Ok(())
            })?;
    }
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    let touched = match changes.is_empty() {
        true => Vec::new(),
        false => write(desk, &changes)?,
    };
    moved.truncate(LISTED);
    desk.ledger.remember(MOVED, &json!(moved))?;
    desk.ledger.remember(RECKONED, &json!(marks))?;
    Ok((moved, touched))
}

fn write(desk: &Desk, changes: &[(&str, String, Fields)]) -> Result<Vec<String>> {
    crate::backup::before(desk, changes.len() as u64, Reason::Mass)?;
    let label = "按新的工作日历和时限重新计算期限";
    let committed = desk.transact(label, Source::Repair, |tx| {
        changes
            .iter()
            .try_for_each(|(ledger, id, fields)| tx.set(ledger, id, fields).map(|_| ()))
    })?;
    Ok(committed.touched)
}

/// What is another than the last time; nothing where that is not known.
fn changed(before: Option<Value>, marks: &BTreeMap<String, String>) -> Option<Vec<String>> {
    let stood: BTreeMap<String, String> = serde_json::from_value(before?).ok()?;
    let all: BTreeSet<&String> = stood.keys().chain(marks.keys()).collect();
    let changed = all
        .into_iter()
        .filter(|name| stood.get(*name) != marks.get(*name));
    Some(changed.cloned().collect())
}

/// The first day of the first year whose calendar is another; nothing where every date can move.
fn first_year(changed: &[String]) -> Option<String> {
    let years: Vec<&str> = changed
        .iter()
        .map(|name| name.get(..4).unwrap_or(name))
        .collect();
    let is_year = |name: &&str| name.bytes().all(|byte| byte.is_ascii_digit());
    let first = years.iter().min().filter(|_| years.iter().all(is_year));
    first.map(|year| format!("{year}-01-01"))
}

/// The records with a date that can be another one now. A date before the first year that changed
/// was counted over days that did not.
fn affected(schema: &Schema, from: Option<&str>) -> Query {
    let query = Query::of(&schema.ledger);
    let is_day = |field: &str| schema.field(field).is_some_and(|f| f.kind == Kind::Date);
    match (from, dates(schema).as_slice()) {
        (Some(from), [field]) if is_day(field) => query.with(*field, Op::Ge, json!(from)),
        _ => query,
    }
}

/// What moved the last time that the calendar changed.
pub(super) fn last_moved(desk: &Desk) -> Result<Vec<Moved>> {
    let kept = desk.ledger.recall(MOVED)?.unwrap_or_else(|| json!([]));
    serde_json::from_value(kept).map_err(super::broken)
}

/// Dates that stood there already and are others now.
fn moved_dates(schema: &Schema, record: &Record, fields: &Fields) -> Vec<Moved> {
    let moved = dates(schema).into_iter().filter_map(|field| {
        let before = record.text(field)?;
        let after = fields.get(field).and_then(Value::as_str)?;
        let what = &schema.field(field)?.title;
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

/// What the stored dates were reckoned by: a digest of each year's calendar, the year first, and
/// one of the numbers, and one of who does the steps of a request in how many days.
fn marks(law: &Law) -> Result<BTreeMap<String, String>> {
    let mut marks = BTreeMap::new();
    for year in law.calendar.years() {
        let region = year.region.as_deref().unwrap_or_default();
        marks.insert(format!("{:04}{region}", year.year), digest(year)?);
    }
    marks.insert("limits".to_owned(), digest(&law.limits.all())?);
    let steps = &law.requests.workflow.states;
    marks.insert(STEPS.to_owned(), digest(steps)?);
    Ok(marks)
}

fn digest(what: &impl Serialize) -> Result<String> {
    let digest = Sha256::digest(serde_json::to_vec(what).map_err(super::broken)?);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}
