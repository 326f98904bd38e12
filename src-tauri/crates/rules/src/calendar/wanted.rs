use super::Calendar;
use chrono::{Datelike, NaiveDate};

/// The notice of the next year usually comes at the beginning of November.
const ASKED_FROM: u32 = 10;

impl Calendar {
    /// The year whose calendar the desk should ask for today: this one where it is missing, the
    /// next one from October on.
    pub fn wanted(&self, today: NaiveDate) -> Option<i32> {
        let year = today.year();
        if !self.covers(year) {
            return Some(year);
        }
        (today.month() >= ASKED_FROM && !self.covers(year + 1)).then_some(year + 1)
    }
}
