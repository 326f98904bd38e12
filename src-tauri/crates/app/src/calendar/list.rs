//! `calendar.list`: the years whose holidays are known, and which one is missing.

use super::recompute::last_moved;
use super::{Moved, calendar, imported};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_rules::calendar::YearCalendar;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The calendars.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "CalendarList")]
pub struct Response {
    /// The year that should be brought in, where one is missing.
    pub wanted: Option<i32>,
    /// The years, the newest first, local ones behind their year.
    pub years: Vec<CalendarYear>,
    /// The dates that moved when the calendar changed last.
    pub moved: Vec<Moved>,
}

/// One file.
#[derive(Debug, Serialize, TS)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Where it holds; null for the whole country.
    pub region: Option<String>,
    /// The notices.
    pub source: Vec<String>,
    /// True where the unit brought it in, false where the program did.
    pub imported: bool,
    /// The holidays in words: 春节 2月15日至23日，2月14日、28日上班.
    pub holidays: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let calendar = calendar(desk)?;
    let own = imported(&desk.ledger)?;
    let line = |year: &YearCalendar| CalendarYear {
        year: year.year,
        region: year.region.clone(),
        source: year.source.clone(),
        imported: own.iter().any(|other| other.is_same(year)),
        holidays: year.holidays.iter().map(ToString::to_string).collect(),
    };
    let mut years: Vec<CalendarYear> = calendar.years().iter().map(line).collect();
    years.sort_by_key(|year| (-year.year, year.region.clone()));
    Ok(Response {
        wanted: calendar.wanted(crate::task::today()),
        years,
        moved: last_moved(desk)?,
    }
    .into())
}
