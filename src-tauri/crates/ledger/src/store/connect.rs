use super::table::Table;
use super::{LEDGER_FILE, SEARCH_FILE};
use crate::error::Result;
use crate::search;
use crate::vault::Key;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long a writer waits for another program.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sealed files have the page size of plain ones.
const PAGES: &str = "PRAGMA cipher_default_page_size = 8192;";

/// The one connection that writes. The words of the search box it learns once the tables are known.
pub(super) fn writer(dir: &Path, key: Option<&Key>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(dir.join(LEDGER_FILE), flags)?;
    unlock(&conn, key)?;
    harden(&conn)?;
    // Only a new file takes the page size: rows of Chinese text fill small pages badly.
    conn.execute_batch(
        "PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    Ok(conn)
}

/// A connection that reads the ledger and its search index.
pub(super) fn reader(
    dir: &Path,
    key: Option<&Key>,
    tables: &Arc<Vec<Table>>,
) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(dir.join(LEDGER_FILE), flags)?;
    unlock(&conn, key)?;
    harden(&conn)?;
    attach(&conn, &dir.join(SEARCH_FILE), "search", key)?;
    search::functions(&conn, tables)?;
    Ok(conn)
}

/// The connection that writes the search index. It may lose its last writes in a power cut (the
/// index follows the change log and catches up), but it must never be silently wrong: NORMAL.
pub(crate) fn index(path: &Path, key: Option<&Key>) -> Result<Connection> {
    let conn = Connection::open(path)?;
    unlock(&conn, key)?;
    harden(&conn)?;
    conn.execute_batch(
        "PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         PRAGMA cache_size = -8192;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    Ok(conn)
}

/// A copy of the ledger's file, such as lies in a backup.
pub(crate) fn copy(path: &Path, key: Option<&Key>, flags: OpenFlags) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&conn, key)?;
    harden(&conn)?;
    Ok(conn)
}

/// Gives a connection the ledger's key, before anything else is asked of it.
pub(crate) fn unlock(conn: &Connection, key: Option<&Key>) -> Result<()> {
    // Our own errors tell what happened; SQLCipher would write to the terminal.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    if let Some(key) = key {
        let words = format!("{PAGES} PRAGMA key = \"{}\";", key.for_database());
        conn.execute_batch(&words)?;
    }
    Ok(())
}

/// Opens another file beside a connection's own, with its own key or none.
pub(crate) fn attach(conn: &Connection, file: &Path, name: &str, key: Option<&Key>) -> Result<()> {
    conn.execute_batch(PAGES)?;
    let key = key.map(Key::for_database).unwrap_or_default();
    let words = format!("ATTACH DATABASE ?1 AS {name} KEY ?2");
    conn.execute(&words, [file.to_string_lossy().as_ref(), key.as_str()])?;
    Ok(())
}

fn harden(conn: &Connection) -> Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(128);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -32768;",
    )?;
    Ok(())
}
