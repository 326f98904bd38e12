use crate::store::{Row, Sql, now};
use crate::when::{end_of_day, year_bounds};
use crate::{Error, Result, values};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;

/// A part of a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many are as they should be.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

/// What a unit did in a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of the tasks and forms whose last day lies in the year and has passed, those that were
    /// reported by then.
    pub on_time: Share,
    /// Of its batches of the year, those that were not returned.
    pub not_returned: Share,
    /// Of its tasks of the year, those on which something that stands was reported.
    pub reported: Share,
}

/// Counts a year, by the codes of the units. A unit of which there is nothing is left out.
///
/// # Errors
/// `usage` where there is no such year.
pub fn count(sql: &mut dyn Sql, year: i32) -> Result<HashMap<String, Counts>> {
    let (from, to) = year_bounds(year).ok_or_else(|| Error::usage("年度应写成 2026 的样子"))?;
    let mut counts: HashMap<String, Counts> = HashMap::new();
    for (unit, fields, first) in tasks(sql, year)? {
        let own = counts.entry(unit).or_default();
        own.reported.note(first.is_some());
        let fields: Value = serde_json::from_str(&fields)?;
        let due = fields["due"].as_str().unwrap_or_default();
        own.due(due, year, first.as_deref());
    }
    for (unit, due, first) in forms(sql)? {
        let own = counts.entry(unit).or_default();
        own.due(&due, year, first.as_deref());
    }
    let rows = sql.rows(
        "SELECT unit, state FROM batch WHERE stored_at >= ?1 AND stored_at < ?2",
        values![from, to],
    )?;
    for row in &rows {
        let own = counts.entry(row.text(0)?).or_default();
        own.not_returned.note(row.text(1)? != "returned");
    }
    Ok(counts)
}

impl Share {
    fn note(&mut self, fits: bool) {
        self.whole += 1;
        self.part += u64::from(fits);
    }
}

impl Counts {
    /// Notes something whose last day is over: whether it was reported by then. What is not yet due
    /// says nothing.
    fn due(&mut self, due: &str, year: i32, first: Option<&str>) {
        let Some(end) = end_of_day(due).filter(|_| due.starts_with(&format!("{year}-"))) else {
            return;
        };
        if end < now() || first.is_some() {
            self.on_time
                .note(first.is_some_and(|first| first <= end.as_str()));
        }
    }
}

/// The tasks of the year's notices: unit, fields, and when it was first reported on in a batch that
/// stands.
fn tasks(sql: &mut dyn Sql, year: i32) -> Result<Vec<(String, String, Option<String>)>> {
    let first = reported(sql, year)?;
    let rows = sql.rows(
        "SELECT a.unit, t.fields, t.id \
         FROM assignment a JOIN task t ON t.id = a.task JOIN notice n ON n.id = t.notice \
         WHERE n.year = ?1",
        values![i64::from(year)],
    )?;
    let task = |row: &Row| {
        let (unit, fields, task) = (row.text(0)?, row.text(1)?, row.text(2)?);
        let first = first.get(&(task, unit.clone())).cloned();
        Ok((unit, fields, first))
    };
    rows.iter().map(task).collect()
}

/// When each unit first reported on a task of the year's notices, once for all units.
fn reported(sql: &mut dyn Sql, year: i32) -> Result<HashMap<(String, String), String>> {
    let rows = sql.rows(
        "SELECT r.origin, b.unit, MIN(b.stored_at) \
         FROM notice n CROSS JOIN task t CROSS JOIN record r CROSS JOIN batch b \
         WHERE n.year = ?1 AND t.notice = n.id AND r.origin = t.id AND b.id = r.batch \
           AND b.state <> 'returned' GROUP BY r.origin, b.unit",
        values![i64::from(year)],
    )?;
    rows.iter()
        .map(|row| Ok(((row.text(0)?, row.text(1)?), row.text(2)?)))
        .collect()
}

/// The forms with a last day: unit, day, and when it was first answered.
fn forms(sql: &mut dyn Sql) -> Result<Vec<(String, String, Option<String>)>> {
    let rows = sql.rows(
        "SELECT i.unit, f.due, \
         (SELECT MIN(b.stored_at) FROM batch b WHERE b.unit = i.unit AND b.form = f.id \
           AND b.state <> 'returned') \
         FROM form f JOIN issued i ON i.subject = f.id AND i.kind = 'form' \
         WHERE f.due IS NOT NULL",
        &[],
    )?;
    rows.iter().map(three).collect()
}

fn three(row: &Row) -> Result<(String, String, Option<String>)> {
    Ok((row.text(0)?, row.text(1)?, row.maybe(2)?))
}
