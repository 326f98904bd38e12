//! The working calendar of this desk: the years that the program brings, and those that the unit
//! was given since. Dates that were computed by it move when it changes.

pub mod days;
pub mod import;
pub mod list;
mod recompute;

pub use recompute::Moved;
pub(crate) use recompute::recompute;

use crate::{Desk, Error, Result};
use minglu_ledger::Ledger;
use minglu_rules::calendar::{Calendar, YearCalendar};
use serde_json::json;

/// Preference that keeps the files that were brought in.
const IMPORTED: &str = "calendars";

/// The calendar by which this desk reckons.
pub(crate) fn calendar(desk: &Desk) -> Result<Calendar> {
    Calendar::with(imported(&desk.ledger)?).map_err(broken)
}

/// The calendars that were brought in.
pub(crate) fn imported(ledger: &Ledger) -> Result<Vec<YearCalendar>> {
    match ledger.recall(IMPORTED)? {
        Some(kept) => serde_json::from_value(kept).map_err(broken),
        None => Ok(Vec::new()),
    }
}

fn keep(ledger: &Ledger, years: &[YearCalendar]) -> Result<()> {
    Ok(ledger.remember(IMPORTED, &json!(years))?)
}

fn broken(cause: impl std::fmt::Display) -> Error {
    Error::new(
        "damaged",
        format!("存下的工作日历读不了：{cause}。请在设置里重新导入"),
    )
}
