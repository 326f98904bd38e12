use super::Tally;
use super::count::Counts;
use crate::error::Result;
use crate::schema::Schema;
use crate::store::Table;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Raised whenever the same records would be counted differently.
const FORMAT: u32 = 2;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS tally(
  ledger TEXT NOT NULL, statistic TEXT NOT NULL, year INTEGER NOT NULL, quarter INTEGER NOT NULL,
  value TEXT NOT NULL, count INTEGER NOT NULL, part INTEGER NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY(ledger, statistic, year, quarter, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS due(
  ledger TEXT NOT NULL, due TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY(ledger, due, day, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tally_mark(
  only INTEGER PRIMARY KEY CHECK(only = 1), n INTEGER NOT NULL, digest BLOB NOT NULL,
  owner TEXT NOT NULL
) STRICT;
";

/// What the counts know: of which statistics they are, and the newest change in them.
pub(super) struct Mark {
    pub(super) owner: String,
    pub(super) n: i64,
    pub(super) digest: Vec<u8>,
}

/// Makes the tables where they are missing.
pub(super) fn prepare(file: &Connection) -> Result<()> {
    Ok(file.execute_batch(TABLES)?)
}

/// The mark; nothing where nothing was counted yet.
pub(super) fn mark(file: &Connection) -> Result<Option<Mark>> {
    let mut sql = file.prepare_cached("SELECT owner, n, digest FROM tally_mark")?;
    let mark = sql.query_row([], |r| {
        Ok(Mark {
            owner: r.get(0)?,
            n: r.get(1)?,
            digest: r.get(2)?,
        })
    });
    Ok(mark.optional()?)
}

pub(super) fn set_mark(file: &Connection, mark: &Mark) -> Result<()> {
    file.prepare_cached("INSERT OR REPLACE INTO tally_mark VALUES(1, ?1, ?2, ?3)")?
        .execute(params![mark.n, mark.digest, mark.owner])?;
    Ok(())
}

/// Whose counts they are: another statistic, or another field that says the year, makes them anew.
pub(super) fn owner(tables: &[Table]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(FORMAT.to_le_bytes());
    for Schema {
        ledger,
        duties,
        fields,
        year,
        sort,
        ..
    } in tables.iter().map(|table| &table.schema)
    {
        let kinds: Vec<_> = fields.iter().map(|f| (&f.name, &f.kind)).collect();
        hasher.update(format!(
            "{ledger}{:?}{:?}{kinds:?}{year:?}{sort:?}",
            duties.statistics, duties.dues
        ));
    }
    crate::attachment::hex(&hasher.finalize())
}

pub(super) fn clear(file: &Connection) -> Result<()> {
    Ok(file.execute_batch("DELETE FROM tally; DELETE FROM due;")?)
}

/// Lays changes over what is kept; what has come to nothing goes.
pub(super) fn add(file: &Connection, counts: &Counts) -> Result<()> {
    let mut sql = file.prepare_cached(
        "INSERT INTO tally VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT DO UPDATE SET count = count + excluded.count, part = part + excluded.part,
           sum = sum + excluded.sum",
    )?;
    for (cell, amount) in counts {
        sql.execute(params![
            cell.ledger,
            cell.statistic,
            cell.year,
            cell.quarter,
            cell.value,
            amount.count,
            amount.part,
            amount.sum
        ])?;
    }
    file.execute("DELETE FROM tally WHERE count = 0", [])?;
    Ok(())
}

/// All counts of a ledger.
pub(super) fn of(file: &Connection, ledger: &str) -> Result<Vec<Tally>> {
    let mut sql = file.prepare_cached(
        "SELECT statistic, NULLIF(year, 0), NULLIF(quarter, 0), NULLIF(value, ''), count, part, sum
         FROM tally WHERE ledger = ?1 AND statistic NOT GLOB 'due:*' ORDER BY statistic, year, quarter, value",
    )?;
    let tallies = sql.query_map([ledger], |r| {
        Ok(Tally {
            statistic: r.get(0)?,
            year: r.get(1)?,
            quarter: r.get(2)?,
            value: r.get(3)?,
            count: r.get(4)?,
            part: r.get(5)?,
            sum: r.get(6)?,
        })
    })?;
    Ok(tallies.collect::<Result<_, _>>()?)
}
