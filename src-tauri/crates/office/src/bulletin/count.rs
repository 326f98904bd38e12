use crate::store::{Row, Sql, Store};
use crate::when::Quarter;
use crate::{Error, Result, values};
use serde::Serialize;
use std::collections::HashMap;

/// How one unit stood in a quarter.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Code of the unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Tasks that were given to it up to the end of the quarter.
    pub tasks: u64,
    /// Those of them on which a batch of the quarter reports, and which was not returned.
    pub reported: u64,
    /// Batches that came in the quarter.
    pub batches: u64,
    /// Of these, accepted.
    pub accepted: u64,
    /// Of these, returned and not yet corrected.
    pub returned: u64,
    /// Of these, still waiting.
    pub waiting: u64,
    /// When the last one came.
    pub last: Option<String>,
    /// Things issued to it up to the end of the quarter that it has not fetched.
    pub unread: u64,
}

/// Counts what the units reported in a quarter. Nothing is kept of it: it follows from the batches.
///
/// # Errors
/// `usage` where there is no such quarter.
pub fn count(store: &Store, quarter: Quarter) -> Result<Vec<Line>> {
    let bounds = quarter.bounds();
    let (from, to) = bounds.ok_or_else(|| Error::usage("季度应写成 2026Q1 的样子"))?;
    let within = "b.unit = u.code AND b.stored_at >= ?1 AND b.stored_at < ?2";
    let batches = |and: &str| format!("(SELECT COUNT(*) FROM batch b WHERE {within} {and})");
    let unmended = "AND b.state = 'returned' AND NOT EXISTS \
        (SELECT 1 FROM batch f WHERE f.follows = b.id AND f.unit = b.unit AND f.state <> 'returned')";
    let sql = format!(
        "SELECT u.code, u.name, \
         (SELECT COUNT(*) FROM assignment a JOIN task t ON t.id = a.task \
           JOIN notice n ON n.id = t.notice WHERE a.unit = u.code AND n.issued_at < ?2), \
         {}, {}, {}, {}, \
         (SELECT MAX(b.stored_at) FROM batch b WHERE {within}), \
         (SELECT COUNT(*) FROM issued i WHERE i.unit = u.code AND i.issued_at < ?2 AND i.sequence > \
           COALESCE((SELECT MAX(d.seen_to) FROM device d WHERE d.unit = u.code), 0)) \
         FROM unit u WHERE u.added_at < ?2 ORDER BY u.added_at, u.code",
        batches(""),
        batches("AND b.state = 'accepted'"),
        batches(unmended),
        batches("AND b.state = 'stored'"),
    );
    store.read(|db| {
        let reported = reported(db, &from, &to)?;
        let rows = db.rows(&sql, values![&from, &to])?;
        rows.iter().map(|row| line(row, &reported)).collect()
    })
}

/// How many of its tasks each unit reported on. It is read from the batches on, for all units at
/// once: from the tasks on, everybody's answers would be looked through for each unit.
fn reported(sql: &mut dyn Sql, from: &str, to: &str) -> Result<HashMap<String, u64>> {
    let rows = sql.rows(
        "SELECT b.unit, COUNT(DISTINCT r.origin) \
         FROM batch b CROSS JOIN record r CROSS JOIN assignment a \
         WHERE r.batch = b.id AND a.task = r.origin AND a.unit = b.unit \
           AND b.stored_at >= ?1 AND b.stored_at < ?2 AND b.state <> 'returned' \
         GROUP BY b.unit",
        values![from, to],
    )?;
    rows.iter()
        .map(|row| Ok((row.text(0)?, row.count(1)?)))
        .collect()
}

fn line(row: &Row, reported: &HashMap<String, u64>) -> Result<Line> {
    let unit = row.text(0)?;
    Ok(Line {
        reported: reported.get(&unit).copied().unwrap_or_default(),
        unit,
        name: row.text(1)?,
        tasks: row.count(2)?,
        batches: row.count(3)?,
        accepted: row.count(4)?,
        returned: row.count(5)?,
        waiting: row.count(6)?,
        last: row.maybe(7)?,
        unread: row.count(8)?,
    })
}
