use super::course::{Course, Period, course, working};
use super::finding::findings;
use super::line::lines;
use super::order::in_order;
use super::side::sides;
use super::{Entry, Impossible, Kind, Line, Side, Terms};
use crate::calendar::Calendar;
use crate::duty::Finding;
use chrono::NaiveDate;

/// What follows from the ledger of a clock on some day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The last lawful day of the reply; nothing while a correction or a payment is awaited. While
    /// others are asked it takes their whole time as used, or the time until today where that has
    /// no end.
    pub due: Option<NaiveDate>,
    /// Working days in the period that runs: twenty, the extension and the delay.
    pub allowed: u32,
    /// True where the period that runs was extended (Art. 33).
    pub extended: bool,
    /// Counted working days up to today, or to the end of the case.
    pub days_used: u32,
    /// Working days until the due date; negative after it.
    pub days_left: i64,
    /// True where a year without a calendar was touched: the date may still move.
    pub provisional: bool,
    /// True where an answer of others, a correction or a payment is awaited: the date may still
    /// move.
    pub open: bool,
    /// True where the reply is late, or was.
    pub overdue: bool,
    /// The computation, in the order of the days.
    pub lines: Vec<Line>,
    /// The clocks beside it.
    pub sides: Vec<Side>,
    /// What somebody has to look at.
    pub findings: Vec<Finding>,
}

/// Reckons the clock of a request as it stands on a day.
///
/// # Errors
/// Fails where the entries cannot have happened like this.
pub fn reckon(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    today: NaiveDate,
) -> Result<Reckoning, Impossible> {
    in_order(entries, terms)?;
    let course = course(entries, calendar, terms, today);
    let Some(period) = course.periods.last() else {
        let words = "请先登记收到申请的日期，期限从收到申请算起".to_owned();
        return Err(Impossible { at: 0, words });
    };
    let due = course.due(calendar);
    let sides = sides(entries, calendar, terms, &course);
    let reckoning = Reckoning {
        due,
        allowed: period.allowed,
        extended: is_extended(period, entries),
        days_used: period.counted(calendar, course.as_of),
        days_left: days_left(period, calendar, due, course.as_of),
        provisional: course.is_provisional(calendar, due),
        open: course.is_open(),
        overdue: due.is_some_and(|due| course.as_of > due),
        lines: lines(entries, calendar, &course),
        findings: findings(entries, calendar, terms, &course, &sides),
        sides,
    };
    Ok(reckoning)
}

fn is_extended(period: &Period, entries: &[Entry]) -> bool {
    let mut longer = period.longer.iter().filter_map(|at| entries.get(*at));
    longer.any(|entry| entry.kind == Kind::Extended)
}

fn days_left(
    period: &Period,
    calendar: &Calendar,
    due: Option<NaiveDate>,
    as_of: NaiveDate,
) -> i64 {
    match due {
        Some(due) if as_of > due => -i64::from(working(calendar, due, as_of)),
        _ => i64::from(period.allowed) - i64::from(period.counted(calendar, as_of)),
    }
}

impl Course {
    /// The last lawful day of the reply; nothing while a correction or a payment is awaited.
    pub fn due(&self, calendar: &Calendar) -> Option<NaiveDate> {
        let period = self.periods.last().filter(|_| !self.awaits);
        period.map(|period| period.due(calendar))
    }

    fn is_provisional(&self, calendar: &Calendar, due: Option<NaiveDate>) -> bool {
        let first = self.periods.first().map(|period| period.base);
        let upto = due.unwrap_or(self.as_of);
        first.is_some_and(|first| calendar.between(first, upto.max(first)).provisional)
    }

    fn is_open(&self) -> bool {
        let mut pauses = self.periods.iter().flat_map(|period| &period.pauses);
        let awaited = pauses.any(|pause| pause.lasts || (pause.silent && pause.to > self.as_of));
        self.end.is_none() && (self.awaits || awaited)
    }
}
