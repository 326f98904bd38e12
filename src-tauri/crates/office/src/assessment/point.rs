use crate::store::{Row, Sql, Store, now};
use crate::{Error, Result, audit, unit, values};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Points that are given or taken at once, at most, in hundredths.
const MOST: i64 = 100_000;
/// Characters of a reason at most.
const REASON_MAX: usize = 500;

/// Points by hand.
#[derive(Debug, Clone, Serialize)]
pub struct Point {
    /// Its id.
    pub id: String,
    /// Code of the unit.
    pub unit: String,
    /// In hundredths; below nought where they are taken.
    pub points: i64,
    /// Why.
    pub reason: String,
    /// When.
    pub given_at: String,
    /// By whom.
    pub given_by: String,
}

/// Points as somebody gives or takes them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The year.
    pub year: i32,
    /// Code or name of the unit.
    pub unit: String,
    /// In hundredths; below nought where they are taken.
    pub points: i64,
    /// Why.
    pub reason: String,
}

/// All points by hand of a year, in their order.
///
/// # Errors
/// The database's.
pub fn points(sql: &mut dyn Sql, year: i32) -> Result<Vec<Point>> {
    let rows = sql.rows(
        "SELECT id, unit, points, reason, given_at, given_by FROM assessment_point \
         WHERE year = ?1 ORDER BY given_at, id",
        values![i64::from(year)],
    )?;
    rows.iter().map(read).collect()
}

/// Gives a unit points, or takes some.
///
/// # Errors
/// `usage` without points or a reason; `not_found` where there is no such unit.
pub fn give(store: &Store, who: &str, given: &Given) -> Result<String> {
    let reason = given.reason.trim();
    let long = reason.chars().count() > REASON_MAX || reason.contains('\0');
    if given.points == 0 || !(-MOST..=MOST).contains(&given.points) {
        return Err(Error::usage("请填加几分或减几分，不能是 0，最多 1000 分"));
    }
    if reason.is_empty() || long || !(2000..=2100).contains(&given.year) {
        return Err(Error::usage(format!(
            "请写加分或减分的理由，不超过 {REASON_MAX} 个字"
        )));
    }
    let unit = unit::find(store, &given.unit)?.code;
    let id = Uuid::now_v7().to_string();
    store.write(|sql| {
        sql.run(
            "INSERT INTO assessment_point (id, year, unit, points, reason, given_at, given_by) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values![
                &id,
                i64::from(given.year),
                &unit,
                given.points,
                reason,
                now(),
                who
            ],
        )?;
        let details = json!({ "year": given.year, "points": given.points });
        audit::note(sql, who, "assessment.give", &unit, &details)
    })?;
    Ok(id)
}

/// Takes points by hand away again; the log keeps that they were given.
///
/// # Errors
/// `not_found` where they are gone already.
pub fn take_back(store: &Store, who: &str, id: &str) -> Result<()> {
    store.write(|sql| {
        let row = sql.row(
            "SELECT unit, points FROM assessment_point WHERE id = ?1",
            values![id],
        )?;
        let row = row.ok_or_else(|| Error::not_found("这一笔加减分已经删去，请刷新后再看"))?;
        sql.run("DELETE FROM assessment_point WHERE id = ?1", values![id])?;
        let details = json!({ "points": row.int(1)? });
        audit::note(sql, who, "assessment.take_back", &row.text(0)?, &details)
    })
}

fn read(row: &Row) -> Result<Point> {
    Ok(Point {
        id: row.text(0)?,
        unit: row.text(1)?,
        points: row.int(2)?,
        reason: row.text(3)?,
        given_at: row.text(4)?,
        given_by: row.text(5)?,
    })
}
