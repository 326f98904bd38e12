//! Requests on application (依申请公开) by the Regulation on disclosure of government information:
//! the day of receipt, the clock, fees, the way through the office, outcomes, the words of relief,
//! and the tables of the annual report.
//!
//! What the published texts leave open lies in data files, marked `unconfirmed`: an office may
//! change it, and whoever shows it says that it must be checked.

pub mod clock;
pub mod fee;
pub mod outcome;
pub mod receipt;
pub mod relief;
pub mod report;
pub mod workflow;

use chrono::{Datelike, NaiveDate};

/// 2026年3月2日
pub fn long(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
