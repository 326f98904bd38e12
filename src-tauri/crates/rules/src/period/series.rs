use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Period, Recurs};

const QUARTERS: [&str; 4] = ["一", "二", "三", "四"];

/// The periods of a year, each due on its own last day.
///
/// A year that the calendar cannot hold has none.
pub fn periods(recurs: Recurs, year: i32) -> Vec<Period> {
    series(recurs, year, last_day)
}

/// The periods of a year, due like `sample`, one due day of the series: 每月25日前 gives the 25th of
/// every month, 每季度最后一个月的30日前 the 30th of every third month, 每年4月1日之前 the first of April.
pub fn periods_like(recurs: Recurs, year: i32, sample: NaiveDate) -> Vec<Period> {
    let offset = sample.month0() % recurs.months();
    let last_of_month = is_month_end(sample);
    series(recurs, year, |first, _| {
        let month = first.checked_add_months(Months::new(offset))?;
        let day = if last_of_month { 31 } else { sample.day() };
        clamped(month, day)
    })
}

fn series(
    recurs: Recurs,
    year: i32,
    due: impl Fn(NaiveDate, Recurs) -> Option<NaiveDate>,
) -> Vec<Period> {
    (0..12 / recurs.months())
        .filter_map(|index| {
            let first = NaiveDate::from_ymd_opt(year, index * recurs.months() + 1, 1)?;
            let due = due(first, recurs)?;
            let name = name(recurs, year, index);
            Some(Period { name, due })
        })
        .collect()
}

fn name(recurs: Recurs, year: i32, index: u32) -> String {
    match recurs {
        Recurs::Monthly => format!("{year}年{}月", index + 1),
        Recurs::Quarterly => {
            let number = QUARTERS.get(index as usize).copied().unwrap_or_default();
            format!("{year}年第{number}季度")
        }
        Recurs::HalfYearly if index == 0 => format!("{year}年上半年"),
        Recurs::HalfYearly => format!("{year}年下半年"),
        Recurs::Yearly | Recurs::Ongoing => format!("{year}年度"),
    }
}

fn last_day(first: NaiveDate, recurs: Recurs) -> Option<NaiveDate> {
    first
        .checked_add_months(Months::new(recurs.months()))?
        .checked_sub_days(Days::new(1))
}

fn is_month_end(date: NaiveDate) -> bool {
    // 31 only: 30 in 每季度最后一个月的30日前 means the 30th even in a month of 31 days.
    let february_ends = date.month() == 2 && date.succ_opt().is_some_and(|next| next.month() == 3);
    date.day() == 31 || february_ends
}

/// The wanted day of a month, or the month's last day where it is shorter.
fn clamped(month: NaiveDate, day: u32) -> Option<NaiveDate> {
    (28..=day)
        .rev()
        .chain([day.min(28)])
        .find_map(|day| month.with_day(day))
}
