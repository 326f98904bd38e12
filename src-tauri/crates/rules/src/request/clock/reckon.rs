use super::{Entry, Impossible, Line, Side, Terms};
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
    /// Working days in the period that runs: twenty, and the extension.
    pub allowed: u32,
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
