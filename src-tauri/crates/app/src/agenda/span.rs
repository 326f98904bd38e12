use super::Item;
use chrono::{NaiveDate, TimeDelta};

/// Which days are looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Span {
    /// What is overdue, and as far ahead as each duty says.
    Ahead,
    /// What is due from one day to another, both included.
    Between(NaiveDate, NaiveDate),
    /// What is overdue, and all that is due up to a day.
    Until(NaiveDate),
}

/// Days ahead that the first page looks, where a duty does not say.
const AHEAD: TimeDelta = TimeDelta::days(30);

impl Span {
    /// The last day for what does not say itself how far ahead it is shown.
    pub(crate) fn last(self, today: NaiveDate) -> NaiveDate {
        match self {
            Span::Ahead => today + AHEAD,
            Span::Between(_, last) | Span::Until(last) => last,
        }
    }

    /// True for what belongs to it; the first page has what is bound to no day too.
    pub(super) fn holds(self, item: &Item, today: NaiveDate) -> bool {
        match (self, item.day(today)) {
            (Span::Ahead, _) => true,
            (_, None) => false,
            (Span::Between(first, last), Some(day)) => first <= day && day <= last,
            (Span::Until(last), Some(day)) => day <= last,
        }
    }
}
