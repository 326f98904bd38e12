use super::Calendar;
use chrono::{Datelike, NaiveDate, Weekday};

/// One day as the calendar has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// True where people work.
    pub working: bool,
    /// The holiday by which it is not as its weekday says.
    pub holiday: Option<String>,
    /// True where the holidays of its year are not known.
    pub provisional: bool,
}

impl Calendar {
    /// True where people work on this day.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        match self.special.get(&date) {
            Some(special) => special.working,
            None => is_weekday(date),
        }
    }

    /// What kind of day it is.
    pub fn day(&self, date: NaiveDate) -> Day {
        let special = self.special.get(&date);
        Day {
            date,
            working: self.is_working(date),
            holiday: special.map(|special| special.name.clone()),
            provisional: !self.covers(date.year()),
        }
    }
}

impl Day {
    /// In words: 工作日, 周末, 春节放假, 调休上班（春节）.
    pub fn text(&self) -> String {
        match (&self.holiday, self.working) {
            (Some(name), true) => format!("调休上班（{name}）"),
            (Some(name), false) => format!("{name}放假"),
            (None, true) => "工作日".to_owned(),
            (None, false) => "周末".to_owned(),
        }
    }
}

pub(super) fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
