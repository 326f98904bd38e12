use super::course::{Period, course};
use super::order::in_order;
use super::{Entry, Impossible, Terms};
use crate::calendar::Calendar;
use chrono::NaiveDate;
use serde::Serialize;

/// One day of the computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedDay {
    /// The day.
    pub date: NaiveDate,
    /// 工作日, 周末, 春节放假, 调休上班（春节）.
    pub text: String,
    /// Which day of the period it is; nothing where it does not count.
    pub n: Option<u32>,
    /// Why a working day does not count: 征求第三方意见.
    pub excluded: Option<String>,
    /// True where the holidays of its year are not known.
    pub provisional: bool,
}

/// The same computation day by day, from the day after the receipt: up to the due date, or to the
/// end of the case where that was earlier.
///
/// # Errors
/// Fails where the entries cannot have happened like this.
pub fn daily(
    entries: &[Entry],
    calendar: &Calendar,
    terms: &Terms,
    today: NaiveDate,
) -> Result<Vec<CountedDay>, Impossible> {
    in_order(entries, terms)?;
    let course = course(entries, calendar, terms, today);
    let periods = course.periods.iter().enumerate();
    let days = periods.flat_map(|(at, period)| {
        let upto = course.horizon(calendar, at);
        of_period(calendar, period, upto)
    });
    Ok(days.collect())
}

fn of_period(calendar: &Calendar, period: &Period, upto: NaiveDate) -> Vec<CountedDay> {
    let mut n = 0;
    let following = period.base.iter_days().skip(1);
    let days = following.take_while(|day| *day <= upto).map(|date| {
        let day = calendar.day(date);
        let mut pauses = period.pauses.iter();
        let pause = pauses.find(|pause| pause.after < date && date <= pause.to);
        let counts = day.working && pause.is_none();
        n += u32::from(counts);
        CountedDay {
            date,
            text: day.text(),
            n: counts.then_some(n),
            excluded: pause.filter(|_| day.working).map(|pause| pause.words()),
            provisional: day.provisional,
        }
    });
    days.collect()
}
