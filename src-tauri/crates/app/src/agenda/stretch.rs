use crate::record::list::Filter;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// One duty over some days that stand together on the page: it is counted whole, and only its first
/// records are read, for there may be a hundred thousand.
#[derive(Debug, Clone)]
pub(crate) struct Stretch {
    pub ledger: String,
    pub days: RangeInclusive<NaiveDate>,
    /// Records for which it is still to be done.
    pub count: usize,
    /// Of these, those that were read.
    pub read: usize,
    /// How `record.list` finds them all; nothing where no list does.
    pub filters: Option<Vec<Filter>>,
}

impl Stretch {
    /// Those that were counted and not read.
    pub fn left(&self) -> usize {
        self.count.saturating_sub(self.read)
    }
}
