use super::chain::Head;
use super::log::{Log, Written};
use crate::error::{Error, Result};
use crate::record::Record;
use crate::schema::Schema;
use crate::search::Feed;
use crate::store::{Ledger, Table, head};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;
use uuid::Uuid;

/// An open transaction: writes through it are seen by its own reads, and by nobody else before
/// the end.
pub struct Tx<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) conn: &'a Connection,
    pub(super) log: Log,
    pub(super) feed: Feed,
    pub(super) kept: Vec<Option<Kept>>,
    /// Tables of ledgers that this transaction defines, behind those that are open.
    fresh: Vec<Arc<Table>>,
    /// The reference that was looked up last, by ledger: imports name the same one again and again.
    pub(super) known: HashMap<String, (String, String)>,
    last_id: Uuid,
}

/// The bits of a UUID that version 7 fills with chance, the lower part.
const CHANCE: u128 = (1 << 62) - 1;

/// Numbers kept about a ledger, so that counting it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) live: i64,
    pub(crate) trashed: i64,
    /// The next row number. Never used twice, even after an undone addition.
    pub(crate) next: i64,
}

/// A table that is open, or that this transaction has made.
pub(crate) enum Held<'a> {
    Open(&'a Table),
    Fresh(Arc<Table>),
}

impl Deref for Held<'_> {
    type Target = Table;

    fn deref(&self) -> &Table {
        match self {
            Held::Open(table) => table,
            Held::Fresh(table) => table,
        }
    }
}

/// A record as it stands, with its row number.
#[derive(Debug, Clone)]
pub(crate) struct Present {
    pub(crate) n: i64,
    pub(crate) record: Record,
}

/// What is to be done after the commit.
pub(super) struct Finished {
    pub(super) written: Option<Written>,
    pub(super) step: i64,
    pub(super) touched: Vec<String>,
    pub(super) feed: Feed,
}

impl<'a> Tx<'a> {
    pub(super) fn begin(
        ledger: &'a Ledger,
        conn: &'a Connection,
        mut step: Head,
    ) -> Result<Tx<'a>> {
        let (last, digest) = head(conn)?;
        let newest: Option<i64> = conn.query_row("SELECT max(step) FROM step", [], |r| r.get(0))?;
        step.step = newest.unwrap_or(0) + 1;
        Ok(Tx {
            ledger,
            conn,
            feed: Feed::new(&ledger.index, last),
            log: Log::open(step, last, &digest),
            kept: vec![None; ledger.tables.len()],
            fresh: Vec::new(),
            known: HashMap::new(),
            last_id: Uuid::now_v7(),
        })
    }

    /// A new id. Those of one step count upwards from a random one: they stay in order, and the
    /// system is asked for chance once, not for every row.
    pub(super) fn next_id(&mut self) -> String {
        let last = self.last_id.as_u128();
        let next = (last & !CHANCE) | ((last + 1) & CHANCE);
        self.last_id = Uuid::from_u128(next);
        self.last_id.to_string()
    }

    /// The moment of this step.
    pub(super) fn now(&self) -> &str {
        &self.log.head.at
    }

    pub(crate) fn table(&self, ledger: &str) -> Result<&Table> {
        match self.fresh.iter().find(|table| table.ledger() == ledger) {
            Some(table) => Ok(table),
            None => self.ledger.table(ledger),
        }
    }

    /// The table to write to.
    pub(super) fn held(&self, ledger: &str) -> Result<Held<'a>> {
        match self.fresh.iter().find(|table| table.ledger() == ledger) {
            Some(table) => Ok(Held::Fresh(Arc::clone(table))),
            None => Ok(Held::Open(self.ledger.table(ledger)?)),
        }
    }

    /// The same for a step that is turned back or done again: it may have defined the ledger.
    pub(crate) fn table_of(&mut self, ledger: &str) -> Result<Held<'a>> {
        if self.table(ledger).is_err() {
            let own = self.own(ledger)?;
            self.hold(own.definition.schema(ledger)?)?;
        }
        self.held(ledger)
    }

    /// Lets this transaction write to a ledger that it has just defined. Everybody else sees it
    /// once the ledger is opened anew; so does the index.
    pub(crate) fn hold(&mut self, schema: Schema) -> Result<()> {
        let table = Table::new(self.kept.len(), schema)?;
        self.kept.push(None);
        self.fresh.push(Arc::new(table));
        Ok(())
    }

    pub(crate) fn conn(&self) -> &'a Connection {
        self.conn
    }

    pub(crate) fn find(&self, table: &Table, id: &str) -> Result<Option<Present>> {
        find(self.conn, table, id)
    }

    /// Runs one statement about the log itself.
    pub(crate) fn sql(&self, sql: &str) -> Result<()> {
        self.conn.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    pub(super) fn kept(&mut self, table: &Table) -> Result<&mut Kept> {
        let slot = self.kept.get_mut(table.at).ok_or_else(Error::no_record)?;
        match slot {
            Some(kept) => Ok(kept),
            None => Ok(slot.insert(read_kept(self.conn, table)?)),
        }
    }

    pub(super) fn present(&self, table: &Table, id: &str) -> Result<Present> {
        find(self.conn, table, id)?.ok_or_else(Error::no_record)
    }

    /// Writes the step; nothing changed means no step.
    pub(super) fn finish(self) -> Result<Finished> {
        let step = self.log.head.clone();
        let touched = self.save_kept()?;
        let written = self.log.finish(self.conn)?;
        if let Some(written) = &written {
            save_step(self.conn, &step, written, &touched)?;
        }
        Ok(Finished {
            touched: if written.is_some() {
                touched
            } else {
                Vec::new()
            },
            written,
            step: step.step,
            feed: self.feed,
        })
    }

    fn save_kept(&self) -> Result<Vec<String>> {
        let mut touched = Vec::new();
        let fresh = self.fresh.iter().map(|table| &**table);
        for (table, kept) in self.ledger.tables.iter().chain(fresh).zip(&self.kept) {
            let Some(kept) = kept else { continue };
            self.conn
                .prepare_cached(
                    "UPDATE kept SET live = ?2, trashed = ?3, next = ?4 WHERE ledger = ?1",
                )?
                .execute(params![table.ledger(), kept.live, kept.trashed, kept.next])?;
            touched.push(table.ledger().to_owned());
        }
        Ok(touched)
    }
}

fn save_step(conn: &Connection, head: &Head, written: &Written, touched: &[String]) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO step(step, at, who, source, label, kind, target, first, last, count, touched,
           digest) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        head.step,
        head.at,
        head.who,
        head.source,
        head.label,
        head.kind,
        head.target,
        written.first,
        written.last,
        written.count,
        touched.join(","),
        written.digest
    ])?;
    Ok(())
}

/// The kept numbers of a ledger.
pub(crate) fn read_kept(conn: &Connection, table: &Table) -> Result<Kept> {
    let mut sql =
        conn.prepare_cached("SELECT live, trashed, next FROM main.kept WHERE ledger = ?1")?;
    Ok(sql.query_row([table.ledger()], |r| {
        Ok(Kept {
            live: r.get(0)?,
            trashed: r.get(1)?,
            next: r.get(2)?,
        })
    })?)
}

/// The record of this id, in the trash or not.
pub(crate) fn find(conn: &Connection, table: &Table, id: &str) -> Result<Option<Present>> {
    let mut sql = conn.prepare_cached(&format!(
        "SELECT {} FROM main.\"{}\" r WHERE r._id = ?1",
        table.columns, table.name
    ))?;
    let found = sql
        .query_row([id], |row| Ok(table.record(row)))
        .optional()?;
    let found = found.transpose()?;
    Ok(found.map(|(n, record)| Present { n, record }))
}
