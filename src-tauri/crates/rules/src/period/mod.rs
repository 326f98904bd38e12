//! Duties that come back: how often, and the periods of a year for which each is reported.

mod recurs;
mod series;

use chrono::NaiveDate;

pub use recurs::Recurs;
pub use series::{periods, periods_like};

/// One stretch of a year for which a recurring task is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Name on screen and in the ledger, for example 2021年第三季度.
    pub name: String,
    /// The last day on which its report is in time.
    pub due: NaiveDate,
}
