//! `calendar.days`: counts working days after a date, and shows the computation day by day.

use super::calendar;
use crate::command::Done;
use crate::{Desk, Error, Result};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Ten years of working days.
const MOST: u32 = 2500;

/// From where, and how many.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The day before the first that counts, `2026-09-29`.
    pub from: String,
    /// How many working days.
    pub count: u32,
}

/// The day that it comes to, and how.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "WorkingDays")]
pub struct Response {
    /// The last of them.
    pub due: String,
    /// True where a year without a calendar was touched: the day may still move.
    pub provisional: bool,
    /// Every day on the way.
    pub days: Vec<CountedDay>,
}

/// One day of the count.
#[derive(Debug, Serialize, TS)]
pub struct CountedDay {
    /// The day.
    pub date: String,
    /// 工作日, 周末, 春节放假, 调休上班（春节）.
    pub text: String,
    /// Which working day it is; null where nobody works.
    pub n: Option<u32>,
    /// True where the holidays of its year are not known.
    pub provisional: bool,
}

/// Runs the command.
///
/// # Errors
/// `invalid` where the date is none, or the count is not between 1 and 2,500.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let wrong = |_| Error::invalid("from", "起算日期不对，请写成 2026-09-29 的样子");
    let from: NaiveDate = request.from.trim().parse().map_err(wrong)?;
    if !(1..=MOST).contains(&request.count) {
        let words = format!("工作日数应在 1 到 {MOST} 之间");
        return Err(Error::invalid("count", words));
    }
    let calendar = calendar(desk)?;
    let due = calendar.after(from, request.count);
    let mut n = 0;
    let days = calendar.days_after(from, request.count);
    let days = days.iter().map(|day| {
        n += u32::from(day.working);
        CountedDay {
            date: day.date.to_string(),
            text: day.text(),
            n: day.working.then_some(n),
            provisional: day.provisional,
        }
    });
    Ok(Response {
        due: due.value.to_string(),
        provisional: due.provisional,
        days: days.collect(),
    }
    .into())
}
