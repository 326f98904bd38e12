//! The seal: a digest over everything that no row of the change log vouches for.

use super::layout::meta;
use crate::attachment::hex;
use crate::error::Result;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

const KEY: &str = "seal";

/// What is sealed: definitions of tables, words about the file, what is remembered for the user.
const SEALED: &[&str] = &[
    "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
     ORDER BY name",
    "SELECT key, value FROM main.meta WHERE key <> 'seal' ORDER BY key",
    "SELECT key, value FROM main.preference ORDER BY key",
];

/// Seals the file anew. To be called in the transaction that changed something sealed.
pub(crate) fn seal(conn: &Connection) -> Result<()> {
    let digest = digest(conn)?;
    conn.prepare_cached("INSERT OR REPLACE INTO main.meta VALUES(?1, ?2)")?
        .execute(params![KEY, digest])?;
    Ok(())
}

/// False where something sealed is not what it was.
pub(crate) fn is_sealed(conn: &Connection) -> Result<bool> {
    Ok(meta(conn, KEY)? == Some(digest(conn)?))
}

fn digest(conn: &Connection) -> Result<String> {
    let mut hasher = Sha256::new();
    for sql in SEALED {
        let mut sql = conn.prepare_cached(sql)?;
        let mut rows = sql.query([])?;
        while let Some(row) = rows.next()? {
            for at in 0..2 {
                let part = row.get_ref(at)?.as_bytes().unwrap_or_default();
                hasher.update((part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
    }
    Ok(hex(&hasher.finalize()))
}
