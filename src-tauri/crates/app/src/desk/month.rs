//! `desk.month`: a month as a calendar, with what is due on each day.

use super::today::TodayLine;
use crate::agenda::{Agenda, Span, Stretch, gather, monday};
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result};
use chrono::{Days, Months, NaiveDate};
use minglu_rules::calendar::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which month.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// `2026-11`; the present one where not given.
    pub month: Option<String>,
}

/// The month, week by week.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Month")]
pub struct Response {
    /// `2026-11`.
    pub month: String,
    /// Today, `2026-11-21`.
    pub today: String,
    /// Every day from the Monday of its first week to the Sunday of its last.
    pub days: Vec<MonthDay>,
}

/// One day.
#[derive(Debug, Serialize, TS)]
pub struct MonthDay {
    /// The day.
    pub date: String,
    /// It belongs to the month.
    pub inside: bool,
    /// People work.
    pub working: bool,
    /// What is special about it: 国庆节放假, 调休上班（国庆节）.
    pub holiday: Option<String>,
    /// The holidays of its year are not known.
    pub provisional: bool,
    /// What is due on it, of one duty no more than thirty records.
    pub lines: Vec<TodayLine>,
    /// How many things are due on it.
    pub count: usize,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the month is none.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let month = request.month.as_deref();
    let month = month
        .unwrap_or(law.today().to_string().get(..7).unwrap_or_default())
        .to_owned();
    let first = format!("{month}-01").parse::<NaiveDate>();
    let Ok(first) = first else {
        let words = format!("“{month}”不是年月，请写成 2026-11 的样子");
        return Err(Error::usage(words));
    };
    let (from, to) = weeks(first);
    let agenda = gather(desk, &law, Span::Between(from, to))?;
    let days = from.iter_days().take_while(|day| *day <= to);
    let days = days.map(|date| {
        let inside = first <= date && date < first + Months::new(1);
        let lines = of_day(&agenda, law.today(), date);
        let count = lines.len() + left_on(&agenda, date);
        day(law.calendar.day(date), inside, (lines, count))
    });
    Ok(Response {
        month,
        today: law.today().to_string(),
        days: days.collect(),
    }
    .into())
}

/// The Monday of a month's first week, and the Sunday of its last.
fn weeks(first: NaiveDate) -> (NaiveDate, NaiveDate) {
    let last = first + Months::new(1) - Days::new(1);
    (monday(first), monday(last) + Days::new(6))
}

/// What was counted on a day and not read.
fn left_on(agenda: &Agenda, date: NaiveDate) -> usize {
    let on = agenda
        .stretches
        .iter()
        .filter(|each| each.days.contains(&date));
    on.map(Stretch::left).sum()
}

fn of_day(agenda: &Agenda, today: NaiveDate, date: NaiveDate) -> Vec<TodayLine> {
    let of_day = agenda
        .items
        .iter()
        .filter(|item| item.day(today) == Some(date));
    of_day.map(|item| item.line.clone()).collect()
}

fn day(day: Day, inside: bool, (lines, count): (Vec<TodayLine>, usize)) -> MonthDay {
    MonthDay {
        date: day.date.to_string(),
        inside,
        working: day.working,
        holiday: day.holiday.is_some().then(|| day.text()),
        provisional: day.provisional,
        lines,
        count,
    }
}
