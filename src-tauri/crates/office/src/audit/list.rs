use crate::Result;
use crate::store::{Row, Store};
use crate::values;
use serde::Serialize;
use serde_json::Value;

/// Rows of one answer at most.
const MOST: u64 = 500;

/// A row of the log.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Its place, from 1.
    pub sequence: u64,
    /// When.
    pub at: String,
    /// Who: a person's name, `device:` and an id, or `terminal`.
    pub who: String,
    /// What.
    pub deed: String,
    /// To what.
    pub subject: String,
    /// Ids and counts.
    pub details: Value,
}

/// The log before a row, the latest first.
///
/// # Errors
/// The database's.
pub fn list(store: &Store, before: Option<u64>, limit: u64) -> Result<Vec<Entry>> {
    let before = before.unwrap_or(i64::MAX as u64);
    store.read(|sql| {
        let rows = sql.rows(
            "SELECT sequence, at, who, deed, subject, details FROM audit \
             WHERE sequence < ?1 ORDER BY sequence DESC LIMIT ?2",
            values![before, limit.min(MOST)],
        )?;
        rows.iter().map(entry).collect()
    })
}

fn entry(row: &Row) -> Result<Entry> {
    Ok(Entry {
        sequence: row.count(0)?,
        at: row.text(1)?,
        who: row.text(2)?,
        deed: row.text(3)?,
        subject: row.text(4)?,
        details: serde_json::from_str(&row.text(5)?)?,
    })
}
