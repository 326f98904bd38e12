use super::part::Part;
use crate::error::Result;
use crate::record::Record;
use crate::store::{Ledger, Table};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use std::ops::RangeInclusive;

/// Begins the name under which the days of a duty are counted among the statistics.
pub(super) const DUE: &str = "due:";

/// How many records of a ledger have one duty open, by one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDay {
    /// The ledger.
    pub ledger: String,
    /// The duty's name in its schema.
    pub due: String,
    /// The last day.
    pub day: NaiveDate,
    /// Records.
    pub count: u64,
}

impl Ledger {
    /// How much is still to be done by each day of a span, in all ledgers; by ledger, duty and day.
    /// Its cost grows with the days, not with the records.
    ///
    /// # Errors
    /// Fails where the file cannot be read.
    pub fn dues(&self, days: &RangeInclusive<NaiveDate>) -> Result<Vec<DueDay>> {
        let (first, last) = bounds(days);
        self.counted(|file, _| {
            let mut sql = file.prepare_cached(
                "SELECT ledger, substr(statistic, 5), value, count FROM tally
                 WHERE statistic GLOB 'due:*' AND value BETWEEN ?1 AND ?2
                 ORDER BY ledger, statistic, value",
            )?;
            let mut rows = sql.query([&first, &last])?;
            let mut days = Vec::new();
            while let Some(row) = rows.next()? {
                let day: String = row.get(2)?;
                if let Ok(day) = day.parse() {
                    days.push(DueDay {
                        ledger: row.get(0)?,
                        due: row.get(1)?,
                        day,
                        count: u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0),
                    });
                }
            }
            Ok(days)
        })
    }

    /// The first records that have a duty open by a day of a span, the longest due first.
    ///
    /// # Errors
    /// Fails where there is no such ledger, or its file cannot be read.
    pub fn first_due(
        &self,
        (ledger, due): (&str, &str),
        days: &RangeInclusive<NaiveDate>,
        most: usize,
    ) -> Result<Vec<Record>> {
        let table = self.table(ledger)?;
        let (first, last) = bounds(days);
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.counted(|file, conn| {
            let mut sql = file.prepare_cached(
                "SELECT n FROM due WHERE ledger = ?1 AND due = ?2 AND day BETWEEN ?3 AND ?4
                 ORDER BY day, n LIMIT ?5",
            )?;
            let mut rows = sql.query(params![ledger, due, first, last, most])?;
            let mut records = Vec::new();
            while let Some(row) = rows.next()? {
                records.extend(record(conn, table, row.get(0)?)?);
            }
            Ok(records)
        })
    }
}

fn bounds(days: &RangeInclusive<NaiveDate>) -> (String, String) {
    let last = days.end().to_string();
    let last = if last.starts_with('+') {
        "9999-12-31".to_owned()
    } else {
        last
    };
    (days.start().to_string(), last)
}

fn record(conn: &Connection, table: &Table, n: i64) -> Result<Option<Record>> {
    let mut sql = conn.prepare_cached(&format!(
        "SELECT {} FROM main.\"{}\" r WHERE r._n = ?1",
        table.columns, table.name
    ))?;
    let found = sql.query_row([n], |row| Ok(table.record(row)));
    Ok(found.optional()?.transpose()?.map(|(_, record)| record))
}

/// The duties that a record has open, each with its last day.
pub(super) fn open<'a>(table: &'a Table, part: &Part) -> Vec<(&'a str, NaiveDate)> {
    let dues = table.schema.duties.dues.iter().filter(|_| !part.trashed);
    dues.filter_map(|due| Some((&*due.name, due.open_by(part)?)))
        .collect()
}

/// Keeps what a record has open.
pub(super) fn put(file: &Connection, table: &Table, part: &Part) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO due VALUES(?1, ?2, ?3, ?4)";
    each(file, sql, table, part)
}

/// Forgets what it had open.
pub(super) fn take(file: &Connection, table: &Table, part: &Part) -> Result<()> {
    let sql = "DELETE FROM due WHERE ledger = ?1 AND due = ?2 AND day = ?3 AND n = ?4";
    each(file, sql, table, part)
}

fn each(file: &Connection, sql: &str, table: &Table, part: &Part) -> Result<()> {
    for (due, day) in open(table, part) {
        let mut sql = file.prepare_cached(sql)?;
        sql.execute(params![table.ledger(), due, day.to_string(), part.n])?;
    }
    Ok(())
}
