use super::{START, digest};
use crate::Result;
use crate::store::Store;
use crate::values;

/// Rows that are looked through in one go.
const PAGE: u64 = 1000;

/// Follows the chain of the whole log; tells the first row that does not follow from the one
/// before, or that is missing.
///
/// # Errors
/// The database's.
pub fn verify(store: &Store) -> Result<Option<u64>> {
    let (mut expected, mut previous) = (1, START.to_owned());
    loop {
        let rows = store.read(|sql| {
            sql.rows(
                "SELECT sequence, at, who, deed, subject, details, previous, digest FROM audit \
                 WHERE sequence >= ?1 ORDER BY sequence LIMIT ?2",
                values![expected, PAGE],
            )
        })?;
        for row in &rows {
            let parts: Vec<String> = (1..=6).map(|at| row.text(at)).collect::<Result<_>>()?;
            let sequence = row.count(0)?.to_string();
            let mut all = vec![sequence.as_str()];
            all.extend(parts.iter().map(String::as_str));
            let follows = row.count(0)? == expected && parts[5] == previous;
            if !follows || row.text(7)? != digest(&all) {
                return Ok(Some(expected));
            }
            previous = row.text(7)?;
            expected += 1;
        }
        if rows.is_empty() {
            return Ok(cut(store, expected)?.then_some(expected));
        }
    }
}

/// True where the last rows are missing: the series has gone further than the log.
fn cut(store: &Store, expected: u64) -> Result<bool> {
    let last = store.read(|sql| sql.row("SELECT value FROM counter WHERE name = 'audit'", &[]))?;
    let last = last.map(|row| row.count(0)).transpose()?;
    Ok(last.is_none_or(|last| last >= expected))
}
