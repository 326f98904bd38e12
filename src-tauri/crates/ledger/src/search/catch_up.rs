use super::findable::Findable;
use super::index::{Entry, Index, in_step, mark, set_mark, write};
use crate::error::{Code, Error, Result};
use crate::store::{Ledger, Table, head};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// How often a search waits for the index before it does with what the index knows.
const TRIES: usize = 3;

impl Ledger {
    /// Reads with the search index in step; the closure hears whether it is. A damaged one is made
    /// anew first.
    pub(crate) fn in_step<T>(
        &self,
        mut f: impl FnMut(&Connection, bool) -> Result<T>,
    ) -> Result<T> {
        for _ in 0..TRIES {
            let done = self.read(|conn| match in_step(conn)? {
                true => f(conn, true).map(Some),
                false => Ok(None),
            });
            match done {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => self.catch_up()?,
                // The ledger is read again below: if it is the ledger that is damaged, it says so.
                Err(error) if error.code() == Code::Damaged => self.rebuild_index()?,
                Err(error) => return Err(error),
            }
        }
        self.read(|conn| f(conn, false))
    }

    /// Brings the search index up to date; a damaged one is made anew.
    pub(crate) fn catch_up(&self) -> Result<()> {
        match self.follow_log() {
            Err(error) if error.code() == Code::Damaged => {
                tracing::warn!(
                    cause = error.trace(),
                    "the search index is damaged and is made anew"
                );
                self.rebuild_index()
            }
            other => other,
        }
    }

    /// As [`Ledger::catch_up`], where failing only means that the next search will try again.
    pub(crate) fn catch_up_quietly(&self) {
        if let Err(error) = self.catch_up() {
            tracing::warn!(cause = error.trace(), "the search index is behind");
        }
    }

    /// Makes the search index anew from the records.
    pub(crate) fn rebuild_index(&self) -> Result<()> {
        self.index.start_anew()?;
        self.forget_readers();
        self.follow_log()
    }

    /// True where the index's file and each of its texts are sound.
    pub(crate) fn index_is_whole(&self) -> bool {
        self.index.is_whole().unwrap_or_else(|error| {
            tracing::warn!(cause = error.trace(), "the search index cannot be checked");
            false
        })
    }

    fn follow_log(&self) -> Result<()> {
        let mut file = self.index.lock();
        let sql = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (known, digest) = mark(&sql, "main")?;
        let (n, newest) = self.read(|ledger| {
            let head = head(ledger)?;
            if known == 0 || !same_past(ledger, known, &digest)? {
                rebuild(&sql, ledger, &self.index)?;
            } else if head.0 > known {
                follow(&sql, ledger, &self.index, known)?;
            }
            Ok(head)
        })?;
        set_mark(&sql, n, &newest)?;
        sql.commit()?;
        Ok(())
    }
}

/// False where the ledger was put back to an earlier state, or is another one.
pub(crate) fn same_past(ledger: &Connection, known: i64, digest: &[u8]) -> Result<bool> {
    let mut sql = ledger.prepare_cached("SELECT digest FROM main.change WHERE n = ?1")?;
    let found: Option<Vec<u8>> = sql.query_row([known], |r| r.get(0)).optional()?;
    Ok(found.as_deref() == Some(digest))
}

fn rebuild(search: &Connection, ledger: &Connection, index: &Index) -> Result<()> {
    let mut buffer = String::new();
    // What was read of a file stays: its content is what its digest says in every ledger.
    search.execute_batch("DELETE FROM held")?;
    for table in index.tables.iter() {
        search.execute_batch(&format!(
            "INSERT INTO \"{0}\"(\"{0}\") VALUES('delete-all');
             INSERT INTO \"{1}\"(\"{1}\") VALUES('delete-all');",
            table.fts, table.initials
        ))?;
        let mut sql = ledger.prepare(&format!(
            "SELECT {} FROM main.\"{}\" r WHERE r._deleted IS NULL ORDER BY r._n",
            table.columns, table.name
        ))?;
        let mut rows = sql.query([])?;
        while let Some(row) = rows.next()? {
            let (n, record) = table.record(row)?;
            let entry = Entry {
                table: table.at,
                n,
                found: Some(table.findable(record.fields.values())),
                fresh: true,
            };
            write(search, &index.tables, &entry, &mut buffer)?;
        }
    }
    Ok(())
}

/// Every record that changed since is indexed as it is now.
fn follow(search: &Connection, ledger: &Connection, index: &Index, known: i64) -> Result<()> {
    let mut sql = ledger.prepare("SELECT ledger, row FROM main.change WHERE n > ?1 ORDER BY n")?;
    let mut rows = sql.query([known])?;
    let mut buffer = String::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let Some(table) = index.tables.iter().find(|t| t.ledger() == name) else {
            continue;
        };
        let n: i64 = row.get(1)?;
        let entry = Entry {
            table: table.at,
            n,
            found: present(ledger, table, n)?,
            fresh: false,
        };
        write(search, &index.tables, &entry, &mut buffer)?;
    }
    Ok(())
}

fn present(ledger: &Connection, table: &Table, n: i64) -> Result<Option<Findable>> {
    let mut sql = ledger.prepare_cached(&format!(
        "SELECT {} FROM main.\"{}\" r WHERE r._n = ?1 AND r._deleted IS NULL",
        table.columns, table.name
    ))?;
    let found = sql.query_row([n], |row| Ok(table.record(row))).optional()?;
    let record = found.transpose().map_err(|e: Error| e)?;
    Ok(record.map(|(_, record)| table.findable(record.fields.values())))
}
