//! What a maintainer may know of a ledger: how it is built and how much is in it, never what.

use crate::error::Result;
use crate::store::{LEDGER_FILE, Ledger, Table, head, meta};
use crate::transact::read_kept;
use rusqlite::Connection;
use rusqlite::types::Value;
use serde::Serialize;
use std::collections::BTreeMap;

const PRAGMAS: &[&str] = &[
    "journal_mode",
    "synchronous",
    "foreign_keys",
    "page_size",
    "page_count",
    "freelist_count",
    "wal_autocheckpoint",
    "cache_size",
    "encoding",
    "user_version",
    "application_id",
];

/// A ledger without its content.
#[derive(Debug, Serialize)]
pub struct Diagnosis {
    /// The version of SQLite inside.
    pub sqlite: String,
    /// The name of its file.
    pub file: &'static str,
    /// What the tables' layout comes to, as a digest.
    pub layout: Option<String>,
    /// SQLite's settings.
    pub pragmas: BTreeMap<&'static str, String>,
    /// By ledger, how many columns and records.
    pub ledgers: BTreeMap<String, Size>,
    /// Changes in the log.
    pub changes: i64,
    /// Steps in the log.
    pub steps: i64,
    /// Events of the desk.
    pub events: i64,
}

/// How large one ledger is.
#[derive(Debug, Serialize)]
pub struct Size {
    /// Columns of its schema.
    pub columns: usize,
    /// Records.
    pub live: i64,
    /// Records in the trash.
    pub trashed: i64,
}

impl Ledger {
    /// Describes the ledger without its content.
    ///
    /// # Errors
    /// Fails where it cannot be read.
    pub fn diagnosis(&self) -> Result<Diagnosis> {
        let pragmas = pragmas(&self.writer())?;
        self.read(|conn| {
            Ok(Diagnosis {
                sqlite: rusqlite::version().to_owned(),
                file: LEDGER_FILE,
                layout: meta(conn, "layout")?,
                pragmas,
                ledgers: self.sizes(conn)?,
                changes: head(conn)?.0,
                steps: count(conn, "step")?,
                events: count(conn, "event")?,
            })
        })
    }

    fn sizes(&self, conn: &Connection) -> Result<BTreeMap<String, Size>> {
        let size = |table: &Table| {
            let kept = read_kept(conn, table)?;
            let size = Size {
                columns: table.schema.fields.len(),
                live: kept.live,
                trashed: kept.trashed,
            };
            Ok((table.ledger().to_owned(), size))
        };
        self.tables.iter().map(size).collect()
    }
}

/// Those of the writing connection: it is the one that must be set up rightly.
fn pragmas(conn: &Connection) -> Result<BTreeMap<&'static str, String>> {
    let read = |name: &&'static str| {
        let value = conn.pragma_query_value(None, name, |r| r.get(0))?;
        let text = match value {
            Value::Text(text) => text,
            Value::Integer(n) => n.to_string(),
            _ => String::new(),
        };
        Ok((*name, text))
    };
    PRAGMAS.iter().map(read).collect()
}

fn count(conn: &Connection, table: &str) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM main.{table}");
    Ok(conn.query_row(&sql, [], |r| r.get(0))?)
}
