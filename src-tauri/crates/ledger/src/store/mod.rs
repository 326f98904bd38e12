//! The ledger's files, its connections, and the tables that the schemas ask for.

pub(crate) mod connect;
mod inspect;
pub(crate) mod layout;
mod open;
mod pool;
mod seal;
mod sweep;
mod table;

pub(crate) use layout::{head, meta};
pub(crate) use seal::{is_sealed, seal};
pub(crate) use table::Table;

use crate::error::{Code, Error, Result};
use crate::lock::Usage;
use crate::own::Known;
use crate::schema::Schema;
use crate::search::Index;
use crate::vault::Key;
use pool::Pool;
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Name of the database file in a ledger's folder.
pub(crate) const LEDGER_FILE: &str = "ledger.sqlite";
/// Name of the search index beside it. It can be deleted at any time.
pub(crate) const SEARCH_FILE: &str = "search.sqlite";

/// An open ledger: one writer behind a lock, readers beside it. Share it freely.
pub struct Ledger {
    pub(crate) dir: Box<Path>,
    pub(crate) schemas: Vec<Schema>,
    /// How many of the schemas, from the first, are built in.
    pub(crate) built_in: usize,
    /// What the file defined when it was opened.
    pub(crate) own: Known,
    pub(crate) tables: Arc<Vec<Table>>,
    /// Closed before the writer: whoever closes the file last must be able to tidy it up.
    pool: Pool,
    pub(crate) index: Arc<Index>,
    /// The key of a protected ledger.
    pub(crate) key: Option<Key>,
    writer: Mutex<Connection>,
    _usage: Usage,
}

impl Ledger {
    /// Every schema of this ledger: the built-in ones, then the unit's own.
    pub fn schemas(&self) -> &[Schema] {
        &self.schemas
    }

    /// The schema of this name.
    ///
    /// # Errors
    /// Fails where there is no such ledger.
    pub fn schema(&self, ledger: &str) -> Result<&Schema> {
        Ok(&self.table(ledger)?.schema)
    }

    /// False where own ledgers have been defined, changed, put away or taken back since this one was
    /// opened, by whomever: open it anew to see them.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn is_current(&self) -> Result<bool> {
        self.read(|conn| self.own.holds(conn))
    }

    /// True for an own ledger that is in the trash: its records are found, but none is written.
    pub fn is_put_away(&self, ledger: &str) -> bool {
        self.own.put_away.iter().any(|name| name == ledger)
    }

    /// The folder that holds everything.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The key with which this ledger is sealed; its backups open with the same.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    pub(crate) fn table(&self, ledger: &str) -> Result<&Table> {
        let found = self.tables.iter().find(|t| t.schema.ledger == ledger);
        found.ok_or_else(|| {
            let known: Vec<&str> = self.schemas.iter().map(|s| s.ledger.as_str()).collect();
            let message = format!("没有“{ledger}”这个台账，可用的有：{}", known.join("、"));
            Error::new(Code::NotFound, message)
        })
    }

    /// The writing connection. A panic under this lock has rolled its transaction back, so the
    /// connection is good and the poison means nothing.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The writing connection, unless somebody is writing.
    pub(crate) fn idle_writer(&self) -> Option<MutexGuard<'_, Connection>> {
        self.writer.try_lock().ok()
    }

    /// Runs reads that see one and the same moment.
    pub(crate) fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let reader = self.pool.take(&self.dir, self.key.as_ref(), &self.tables)?;
        let sql = reader.conn.unchecked_transaction()?;
        let value = f(&sql);
        // Nothing was written; a failing end must not hide what was read.
        drop(sql);
        if value.is_ok() {
            self.pool.give_back(reader);
        }
        value
    }

    /// Readers that still hold an old search index are closed.
    pub(crate) fn forget_readers(&self) {
        self.pool.clear();
    }
}

/// The version of SQLite inside, for example 3054001.
pub fn sqlite_version() -> i32 {
    rusqlite::version_number()
}
