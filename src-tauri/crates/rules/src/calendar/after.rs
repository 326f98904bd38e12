use super::{Calendar, Day, Reckoned};
use chrono::NaiveDate;

impl Calendar {
    /// The nth working day after a date; day one is the next working day. With n = 0 the date
    /// itself, whatever kind of day it is.
    pub fn after(&self, date: NaiveDate, n: u32) -> Reckoned<NaiveDate> {
        let following = date.iter_days().skip(1);
        let mut working = following.filter(|day| self.is_working(*day));
        let value = match n.checked_sub(1) {
            None => date,
            // Beyond the last day that a date can be there is none.
            Some(before) => working.nth(before as usize).unwrap_or(NaiveDate::MAX),
        };
        Reckoned {
            value,
            provisional: !self.covers_all(date, value),
        }
    }

    /// Every day after a date up to its nth working day: the computation day by day.
    pub fn days_after(&self, date: NaiveDate, n: u32) -> Vec<Day> {
        let last = self.after(date, n).value;
        let following = date.iter_days().skip(1);
        following
            .take_while(|day| *day <= last)
            .map(|day| self.day(day))
            .collect()
    }
}
