use super::manifest::Held;
use crate::attachment::hex;
use crate::check;
use crate::error::{Error, Result};
use crate::store::{connect, head, layout, meta};
use crate::vault::Key;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::Path;

/// What a copy of a ledger holds, after it has been found sound.
pub(super) struct Content {
    pub(super) ledger: String,
    pub(super) head: i64,
    pub(super) digest: String,
    pub(super) counts: BTreeMap<String, i64>,
    pub(super) attachments: Vec<Held>,
}

/// Opens a copied file and checks it whole: every page, every step of the chain. A copy that an
/// older program has made passes too.
pub(super) fn content(path: &Path, key: Option<&Key>) -> Result<Content> {
    let conn = connect::copy(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if layout::format(&conn)?.is_none() {
        return Err(Error::damaged("里面没有台账"));
    }
    if let Some(fault) = check::first_fault(&conn, i64::MAX)? {
        return Err(Error::damaged(&fault));
    }
    let (head, digest) = head(&conn)?;
    Ok(Content {
        ledger: meta(&conn, "ledger")?.unwrap_or_default(),
        head,
        digest: hex(&digest),
        counts: counts(&conn)?,
        attachments: attachments(&conn)?,
    })
}

fn counts(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut sql = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table'
         AND (name LIKE 'r\\_%' ESCAPE '\\' OR name IN ('step', 'change'))",
    )?;
    let names = sql
        .query_map([], |r| r.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let count = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        Ok((name, conn.query_row(&sql, [], |r| r.get(0))?))
    };
    names.into_iter().map(count).collect()
}

fn attachments(conn: &Connection) -> Result<Vec<Held>> {
    let named = check::named(conn)?;
    let held = |(digest, named): (String, check::Named)| Held {
        name: named.name,
        digest,
        size: named.size,
    };
    Ok(named.into_iter().map(held).collect())
}

/// Size and SHA-256 of a file.
pub(super) fn fingerprint(path: &Path) -> Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let size = io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok((size, hex(&hasher.finalize())))
}
