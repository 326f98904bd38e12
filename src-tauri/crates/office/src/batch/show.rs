use super::list::{COLUMNS, Listed, read};
use super::no_batch;
use crate::Result;
use crate::store::{Row, Sql, Store};
use crate::values;
use serde::Serialize;
use serde_json::Value;

/// A batch with all that belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// As in the list.
    #[serde(flatten)]
    pub head: Listed,
    /// What it says of itself.
    pub manifest: Value,
    /// Its records.
    pub records: Vec<Value>,
    /// What the office said about it, in order.
    pub verdicts: Vec<Value>,
    /// The receipt that was given for it.
    pub receipt: Value,
    /// Batches that correct it.
    pub followed_by: Vec<String>,
}

/// Shows a batch.
///
/// # Errors
/// `not_found` where there is no such batch.
pub fn show(store: &Store, batch: &str) -> Result<Shown> {
    store.read(|sql| {
        let head = sql.row(&format!("SELECT {COLUMNS} WHERE b.id = ?1"), values![batch])?;
        let head = read(&head.ok_or_else(no_batch)?)?;
        let own = sql.row(
            "SELECT manifest, receipt FROM batch WHERE id = ?1",
            values![batch],
        )?;
        let own = own.ok_or_else(no_batch)?;
        Ok(Shown {
            manifest: serde_json::from_str(&own.text(0)?)?,
            receipt: serde_json::from_str(&own.text(1)?)?,
            records: parsed(
                sql,
                "SELECT line FROM record WHERE batch = ?1 ORDER BY position",
                batch,
            )?,
            verdicts: parsed(
                sql,
                "SELECT c.body FROM issued i JOIN content c ON c.digest = i.content \
                 WHERE i.subject = ?1 AND i.kind = 'verdict' ORDER BY i.sequence",
                batch,
            )?,
            followed_by: followers(sql, batch)?,
            head,
        })
    })
}

fn parsed(sql: &mut dyn Sql, query: &str, batch: &str) -> Result<Vec<Value>> {
    let rows = sql.rows(query, values![batch])?;
    let value = |row: &Row| Ok(serde_json::from_str(&row.text(0)?)?);
    rows.iter().map(value).collect()
}

fn followers(sql: &mut dyn Sql, batch: &str) -> Result<Vec<String>> {
    let rows = sql.rows(
        "SELECT id FROM batch WHERE follows = ?1 ORDER BY stored_at, id",
        values![batch],
    )?;
    rows.iter().map(|row| row.text(0)).collect()
}
