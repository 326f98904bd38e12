use super::Noted;
use crate::error::Result;
use crate::store::Ledger;
use rusqlite::{Connection, Row};

const READ: &str = "SELECT n, at, who, deed, ledger, target, detail, count, digest FROM main.event";

impl Ledger {
    /// The newest events before this number, the newest first.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn events(&self, before: Option<i64>, limit: usize) -> Result<Vec<Noted>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|conn| {
            let sql = format!("{READ} WHERE n < ?1 ORDER BY n DESC LIMIT ?2");
            let mut sql = conn.prepare_cached(&sql)?;
            let rows = sql.query_map([before.unwrap_or(i64::MAX), limit], noted)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Follows the chain of events: answers how many there are, and the first that is not what it was.
pub(crate) fn follow(conn: &Connection) -> Result<(u64, Option<i64>)> {
    let mut sql = conn.prepare(&format!("{READ} ORDER BY n"))?;
    let mut rows = sql.query([])?;
    let mut digest = vec![0; 32];
    let mut count = 0;
    while let Some(row) = rows.next()? {
        count += 1;
        let noted = noted(row)?;
        digest = noted.digest(&digest);
        let kept: Vec<u8> = row.get(8)?;
        if digest != kept || noted.n.unsigned_abs() != count {
            return Ok((count, Some(noted.n)));
        }
    }
    Ok((count, None))
}

fn noted(row: &Row<'_>) -> Result<Noted, rusqlite::Error> {
    Ok(Noted {
        n: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        deed: row.get(3)?,
        ledger: row.get(4)?,
        target: row.get(5)?,
        detail: row.get(6)?,
        count: u64::try_from(row.get::<_, i64>(7)?).unwrap_or(0),
    })
}
