//! SQLite: one writer at a time, as many readers as ask.

use super::sql::{Row, Sql, Value};
use crate::{Error, Result};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, TransactionBehavior, params_from_iter};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a process waits for another to end its transaction.
const PATIENCE: Duration = Duration::from_secs(30);

/// Older ones may lose committed writes when a writer meets a checkpoint.
const OLDEST: i32 = 3_051_003;

/// A receipt must not be given for what a power cut takes back.
const SAFE: &str = "PRAGMA synchronous = FULL";

/// What waits for no disk goes there with the next that does.
const QUICK: &str = "PRAGMA synchronous = NORMAL";

/// What the one that writes keeps of the file in memory, in KiB: merging the search index goes over
/// more pages than SQLite's usual 2 MiB hold.
const WRITERS_CACHE: &str = "PRAGMA cache_size = -16384";

/// An office's database in a file.
pub struct Sqlite {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Sqlite {
    /// Opens the file, making it where it is missing.
    ///
    /// # Errors
    /// `io` where it cannot be opened.
    pub fn open(path: &Path) -> Result<Sqlite> {
        if rusqlite::version_number() < OLDEST {
            return Err(Error::internal("sqlite", rusqlite::version()));
        }
        let writer = connect(path)?;
        writer.execute_batch(WRITERS_CACHE).map_err(told)?;
        Ok(Sqlite {
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            path: path.to_owned(),
        })
    }

    /// Reads what was true at one moment.
    ///
    /// # Errors
    /// The closure's own.
    pub fn read<T>(&self, work: impl FnOnce(&mut dyn Sql) -> Result<T>) -> Result<T> {
        let mut kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = kept.pop();
        drop(kept);
        let mut reader = match reader {
            Some(reader) => reader,
            None => connect(&self.path)?,
        };
        let tx = reader.transaction().map_err(told)?;
        let outcome = work(&mut Session(&tx));
        drop(tx);
        let mut kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push(reader);
        outcome
    }

    /// Writes all of it or nothing.
    ///
    /// # Errors
    /// The closure's own; `busy` where another process does not end.
    pub fn write<T>(&self, work: impl FnOnce(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.write_as(SAFE, work)
    }

    /// The same without waiting for the disk: a power cut may take it back, and it alone.
    ///
    /// # Errors
    /// As for [`Sqlite::write`].
    pub fn note<T>(&self, work: impl FnOnce(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.write_as(QUICK, work)
    }

    fn write_as<T>(&self, level: &str, work: impl FnOnce(&mut dyn Sql) -> Result<T>) -> Result<T> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.execute_batch(level).map_err(told)?;
        let tx = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(told)?;
        let outcome = work(&mut Session(&tx))?;
        tx.commit().map_err(told)?;
        Ok(outcome)
    }

    /// What SQLite finds wrong with its own file.
    ///
    /// # Errors
    /// `io` where it cannot be read.
    pub fn problems(&self) -> Result<Vec<String>> {
        self.read(|sql| {
            let rows = sql.rows("PRAGMA integrity_check", &[])?;
            let texts = rows.iter().map(|row| row.text(0));
            let texts: Result<Vec<String>> = texts.collect();
            Ok(texts?.into_iter().filter(|text| text != "ok").collect())
        })
    }
}

fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = Connection::open_with_flags(path, flags).map_err(told)?;
    connection.busy_timeout(PATIENCE).map_err(told)?;
    let pragmas = format!("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; {SAFE};");
    connection.execute_batch(&pragmas).map_err(told)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

struct Session<'a>(&'a Connection);

impl Sql for Session<'_> {
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        let mut statement = self.0.prepare_cached(sql).map_err(told)?;
        let touched = statement.execute(params_from_iter(values)).map_err(told)?;
        Ok(touched as u64)
    }

    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let mut statement = self.0.prepare_cached(sql).map_err(told)?;
        let width = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| {
            let values = (0..width).map(|at| Ok(value(row.get_ref(at)?)));
            Ok(Row(values.collect::<rusqlite::Result<_>>()?))
        };
        let rows = statement
            .query_map(params_from_iter(values), read)
            .map_err(told)?;
        rows.collect::<rusqlite::Result<_>>().map_err(told)
    }

    fn fill(&mut self, table: &str, columns: &[&str], rows: &[Vec<Value>]) -> Result<()> {
        let places: Vec<String> = (1..=columns.len()).map(|at| format!("?{at}")).collect();
        let (columns, places) = (columns.join(", "), places.join(", "));
        let sql = format!("INSERT INTO {table} ({columns}) VALUES ({places})");
        let mut statement = self.0.prepare_cached(&sql).map_err(told)?;
        for row in rows {
            statement.execute(params_from_iter(row)).map_err(told)?;
        }
        Ok(())
    }

    fn script(&mut self, sql: &str) -> Result<()> {
        self.0
            .execute_batch(&sql.replace("BIGINT", "INTEGER"))
            .map_err(told)
    }

    // Without the text, and without places in it: only whether a word is there.
    fn make_grams(&mut self) -> Result<()> {
        self.script(
            "CREATE VIRTUAL TABLE grams USING fts5 \
             (words, content='', detail=none, columnsize=0, tokenize='ascii')",
        )
    }

    fn has_grams(&self, words: &[String]) -> (&'static str, Value) {
        ("grams MATCH ?1", Value::Text(words.join(" ")))
    }

    // A transaction that writes is alone in any case.
    fn alone(&mut self) -> Result<()> {
        Ok(())
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        _ => Value::Null,
    }
}

fn told(error: rusqlite::Error) -> Error {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull};
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => {
            Error::new("busy", "数据库正忙，请稍后重试，已存的内容不受影响")
        }
        Some(DiskFull) => Error::new(
            "storage",
            "服务器磁盘已满，这次没有存下，请通知县政府办公室清理磁盘后重试",
        ),
        // Only the code: the words may quote a statement's values.
        code => Error::internal("sqlite", format!("{code:?}")),
    }
}
