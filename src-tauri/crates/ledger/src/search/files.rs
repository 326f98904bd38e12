//! The text inside attachments: read once for each content, by whoever has the patience, and kept
//! in the file of the index, which seals it as it seals the rest. It follows the records by the
//! index's own mark; losing it costs reading the files again.

use super::findable::number_signs;
use super::normalise::tokens;
use crate::attachment::is_digest;
use crate::error::{Error, Result};
use crate::store::{Ledger, Table};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

/// Which record holds which file; what was read of each file; its words.
pub(super) const TABLES: &str = "
CREATE TABLE held(
  ledger TEXT NOT NULL, n INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY(ledger, n, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_digest ON held(digest);
CREATE TABLE file(n INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, state INTEGER NOT NULL) STRICT;
CREATE INDEX file_state ON file(state);
CREATE TABLE body(n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE words USING fts5(t, content='', contentless_delete=1, tokenize='ascii');
";
/// Their names, the virtual one aside.
pub(super) const NAMES: [&str; 3] = ["held", "file", "body"];

/// The virtual one.
pub(super) const WORDS: &str = "words";

const WAITING: i64 = 0;
const READ: i64 = 1;
const CUT: i64 = 2;
const UNREAD: i64 = 3;
const CLASSIFIED: i64 = 4;

/// What came out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileText {
    /// Its text; cut where there was too much of it.
    Read {
        /// The text.
        text: String,
        /// True where the rest was left away.
        cut: bool,
    },
    /// It holds no text that can be read: a picture, a scan, a format of its own.
    Unread,
    /// It bears a classification mark: nothing of it is kept.
    Classified,
}

/// How far the attachments have been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// Files that hang on records, each content counted once.
    pub total: u64,
    /// Those still to be read.
    pub waiting: u64,
    /// Those read in part.
    pub cut: u64,
    /// Those without a text that can be read.
    pub unread: u64,
    /// Those that bear a classification mark.
    pub classified: u64,
}

impl Ledger {
    /// How far the attachments have been read.
    ///
    /// # Errors
    /// Fails where the index cannot be read or brought up to date.
    pub fn reading(&self) -> Result<Reading> {
        self.in_step(|conn, _| reading(conn))
    }

    /// The digest of a file whose text is still to be read, those that are passed over aside. Where
    /// none is left, texts that no record refers to any more are thrown away.
    ///
    /// # Errors
    /// As [`Ledger::reading`].
    pub fn next_unread(&self, passed_over: &[String]) -> Result<Option<String>> {
        let next = self.in_step(|conn, _| waiting(conn, passed_over))?;
        if next.is_none() {
            self.forget_texts()?;
        }
        Ok(next)
    }

    /// Keeps what was read of a file, or that there is nothing to read. A file that nobody holds
    /// any more is left alone.
    ///
    /// # Errors
    /// Fails where the disk refuses.
    pub fn keep_text(&self, digest: &str, read: &FileText) -> Result<()> {
        if !is_digest(digest) {
            return Err(Error::usage("附件的摘要不对"));
        }
        let mut file = self.index.lock();
        let sql = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let row = "SELECT n FROM file WHERE digest = ?1 AND state = 0";
        let row: Option<i64> = sql.query_row(row, [digest], |r| r.get(0)).optional()?;
        let Some(n) = row else { return Ok(()) };
        let state = match read {
            FileText::Read { cut, .. } => [READ, CUT][usize::from(*cut)],
            FileText::Unread => UNREAD,
            FileText::Classified => CLASSIFIED,
        };
        sql.execute("UPDATE file SET state = ?1 WHERE n = ?2", [state, n])?;
        if let FileText::Read { text, .. } = read {
            put(&sql, n, text)?;
        }
        Ok(sql.commit()?)
    }

    /// Throws away the texts of files that no record refers to any more.
    pub(crate) fn forget_texts(&self) -> Result<()> {
        const LOST: &str = "SELECT n FROM file WHERE digest NOT IN (SELECT digest FROM held)";
        let mut file = self.index.lock();
        let any: bool = file.query_row(&format!("SELECT EXISTS({LOST})"), [], |r| r.get(0))?;
        if !any {
            return Ok(());
        }
        let sql = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        sql.execute_batch(&format!(
            "DELETE FROM words WHERE rowid IN ({LOST});
             DELETE FROM body WHERE n IN ({LOST});
             DELETE FROM file WHERE digest NOT IN (SELECT digest FROM held);"
        ))?;
        Ok(sql.commit()?)
    }
}

fn put(sql: &Connection, n: i64, text: &str) -> Result<()> {
    let mut words = String::new();
    tokens(text, &mut words);
    number_signs(text, &mut words);
    sql.execute("INSERT INTO body VALUES(?1, ?2)", params![n, text])?;
    sql.execute(
        "INSERT INTO words(rowid, t) VALUES(?1, ?2)",
        params![n, words],
    )?;
    Ok(())
}

pub(crate) fn reading(conn: &Connection) -> Result<Reading> {
    let mut sql = conn.prepare_cached("SELECT state, count(*) FROM search.file GROUP BY state")?;
    let mut rows = sql.query([])?;
    let mut reading = Reading::default();
    while let Some(row) = rows.next()? {
        let count = u64::try_from(row.get::<_, i64>(1)?).unwrap_or(0);
        reading.total += count;
        match row.get(0)? {
            WAITING => reading.waiting = count,
            CUT => reading.cut = count,
            UNREAD => reading.unread = count,
            CLASSIFIED => reading.classified = count,
            _ => {}
        }
    }
    Ok(reading)
}

fn waiting(conn: &Connection, passed_over: &[String]) -> Result<Option<String>> {
    let mut sql =
        conn.prepare_cached("SELECT digest FROM search.file WHERE state = 0 ORDER BY n")?;
    let mut rows = sql.query([])?;
    while let Some(row) = rows.next()? {
        let digest: String = row.get(0)?;
        if !passed_over.contains(&digest) {
            return Ok(Some(digest));
        }
    }
    Ok(None)
}

/// A record holds these files from now on, and no others.
pub(super) fn hold(conn: &Connection, table: &Table, n: i64, digests: &[String]) -> Result<()> {
    for digest in digests {
        conn.prepare_cached("INSERT OR IGNORE INTO held VALUES(?1, ?2, ?3)")?
            .execute(params![table.ledger(), n, digest])?;
        conn.prepare_cached("INSERT OR IGNORE INTO file(digest, state) VALUES(?1, 0)")?
            .execute([digest])?;
    }
    Ok(())
}

/// A record holds no file any more, as far as it is known.
pub(super) fn let_go(conn: &Connection, table: &Table, n: i64) -> Result<()> {
    if table.has_files() {
        conn.prepare_cached("DELETE FROM held WHERE ledger = ?1 AND n = ?2")?
            .execute(params![table.ledger(), n])?;
    }
    Ok(())
}
