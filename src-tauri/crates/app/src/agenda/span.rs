use super::Item;
use super::group::sunday;
use chrono::{Days, NaiveDate, TimeDelta};
use std::ops::RangeInclusive;

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

    /// The days up to a last one that stand together on the page. Of each no more than
    /// [`Span::most`] records of one duty are read.
    pub(crate) fn stretches(
        self,
        today: NaiveDate,
        last: NaiveDate,
    ) -> Vec<RangeInclusive<NaiveDate>> {
        let next = Days::new(1);
        let overdue = NaiveDate::MIN..=last.min(today - next);
        let all = match self {
            Span::Ahead => vec![
                overdue,
                today..=last.min(today),
                today + next..=last.min(sunday(today)),
                sunday(today) + next..=last,
            ],
            Span::Between(first, _) => {
                let days = first.iter_days().take_while(|day| *day <= last);
                days.map(|day| day..=day).collect()
            }
            Span::Until(_) => vec![overdue, today..=last],
        };
        all.into_iter().filter(|days| !days.is_empty()).collect()
    }

    /// Records of one duty that are read of a stretch of days: as many as anybody looks at on the
    /// first page, on one day of the month, or in the calendar of a telephone.
    pub(crate) fn most(self) -> usize {
        match self {
            Span::Ahead => 100,
            Span::Between(..) => 15,
            Span::Until(_) => 500,
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
