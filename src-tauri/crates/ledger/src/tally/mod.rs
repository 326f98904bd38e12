//! Statistics that cost the same for ten records and for a million: counts by year and quarter,
//! kept from change to change in the file of the search index; beside them what is still to be done
//! by which day. Losing them loses nothing.

mod count;
mod due;
mod follow;
mod keep;
mod part;

pub use due::DueDay;

use crate::error::{Code, Result};
use crate::store::Ledger;
use crate::value::today;
use count::{Amount, Cell};
use rusqlite::{Connection, TransactionBehavior};

/// The name of the statistic that every ledger has: how many records there are.
pub const ALL: &str = "";

/// How many records of one period, for one value of a statistic's field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The statistic's name in its schema, or [`ALL`].
    pub statistic: String,
    /// The year; none where the record names none.
    pub year: Option<i32>,
    /// The quarter, 1 to 4; none where no day of that year is known.
    pub quarter: Option<u32>,
    /// The value of the field by which it is counted; none where that is empty or there is none.
    pub value: Option<String>,
    /// Records that count.
    pub count: i64,
    /// Of these, those of the part.
    pub part: i64,
    /// The numbers of the field that is added up; of a decimal in its smallest unit.
    pub sum: i64,
}

impl Ledger {
    /// All counts of a ledger, as its records stand at this moment.
    ///
    /// # Errors
    /// Fails where there is no such ledger, or its file cannot be read.
    pub fn tally(&self, ledger: &str) -> Result<Vec<Tally>> {
        let table = self.table(ledger)?;
        self.counted(|file, ledger| {
            let mut tallies = keep::of(file, table.ledger())?;
            let of_the_day = follow::on_day(ledger, &self.tables, table, today())?;
            tallies.extend(of_the_day.into_iter().map(Tally::from));
            Ok(tallies)
        })
    }

    /// Reads what is kept, in step with the ledger of the same moment. A damaged file is made anew.
    fn counted<T>(&self, f: impl Fn(&Connection, &Connection) -> Result<T>) -> Result<T> {
        match self.counted_in_step(&f) {
            Err(error) if error.code() == Code::Damaged => {
                tracing::warn!(
                    cause = error.trace(),
                    "the kept counts are damaged and are made anew"
                );
                self.rebuild_index()?;
                self.counted_in_step(&f)
            }
            other => other,
        }
    }

    fn counted_in_step<T>(&self, f: impl Fn(&Connection, &Connection) -> Result<T>) -> Result<T> {
        let mut file = self.index.lock();
        let sql = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = self.read(|ledger| {
            follow::bring_in_step(&sql, ledger, &self.tables)?;
            f(&sql, ledger)
        })?;
        sql.commit()?;
        Ok(value)
    }
}

impl From<(Cell, Amount)> for Tally {
    fn from((cell, amount): (Cell, Amount)) -> Tally {
        Tally {
            statistic: cell.statistic,
            year: Some(cell.year).filter(|year| *year != 0),
            quarter: Some(cell.quarter).filter(|quarter| *quarter != 0),
            value: Some(cell.value).filter(|value| !value.is_empty()),
            count: amount.count,
            part: amount.part,
            sum: amount.sum,
        }
    }
}
