use super::{Draft, series};
use crate::store::{Sql, next, now};
use crate::{Error, Result, values};
use uuid::Uuid;

/// The next place in what a unit gets. Who takes it keeps others of the same unit waiting until the
/// transaction ends, so that nobody sees a later item before an earlier one.
///
/// # Errors
/// The database's.
pub fn place(sql: &mut dyn Sql, unit: &str) -> Result<u64> {
    next(sql, &series(unit))
}

/// The last place that has been given.
///
/// # Errors
/// The database's.
pub fn latest(sql: &mut dyn Sql, unit: &str) -> Result<u64> {
    let row = sql.row(
        "SELECT value FROM counter WHERE name = ?1",
        values![series(unit)],
    )?;
    row.map_or(Ok(0), |row| row.count(0))
}

/// The last item about a subject that a unit got.
///
/// # Errors
/// The database's.
pub fn last(sql: &mut dyn Sql, unit: &str, subject: &str) -> Result<Option<Uuid>> {
    let row = sql.row(
        "SELECT id FROM issued WHERE unit = ?1 AND subject = ?2 ORDER BY sequence DESC LIMIT 1",
        values![unit, subject],
    )?;
    let id = row.map(|row| row.text(0)).transpose()?;
    let read = |id: String| id.parse().map_err(|_| Error::internal("issued", "id"));
    id.map(read).transpose()
}

/// Gives something out to a unit.
///
/// # Errors
/// The database's.
pub fn issue(sql: &mut dyn Sql, unit: &str, draft: &Draft) -> Result<()> {
    let sequence = place(sql, unit)?;
    write(sql, unit, sequence, draft)
}

/// Puts something in a place that has been taken.
///
/// # Errors
/// The database's.
pub fn write(sql: &mut dyn Sql, unit: &str, sequence: u64, draft: &Draft) -> Result<()> {
    keep(sql, draft)?;
    sql.run(
        "INSERT INTO issued (unit, sequence, id, kind, content, blobs, replaces, subject, issued_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        values![
            unit,
            sequence,
            Uuid::now_v7().to_string(),
            &draft.kind,
            draft.digest.as_str(),
            serde_json::to_string(&draft.blobs)?,
            draft.replaces.map(|id| id.to_string()),
            &draft.subject,
            now(),
        ],
    )?;
    for blob in &draft.blobs {
        sql.run(
            "INSERT INTO blob_reader (digest, unit) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            values![blob.digest.as_str(), unit],
        )?;
    }
    Ok(())
}

/// Keeps what a draft says, once however many units get it.
///
/// # Errors
/// The database's.
pub fn keep(sql: &mut dyn Sql, draft: &Draft) -> Result<()> {
    sql.run(
        "INSERT INTO content (digest, body) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING",
        values![draft.digest.as_str(), &draft.body],
    )?;
    Ok(())
}
