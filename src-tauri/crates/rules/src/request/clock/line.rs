use chrono::NaiveDate;
use serde::Serialize;

/// What a stretch of days is to the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Its working days count.
    Counted,
    /// Its working days do not count.
    Excluded,
    /// The count begins, or begins anew, on the day after.
    Restart,
    /// The period grew.
    Extended,
    /// The case ended.
    Ended,
}

/// One line of the computation as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is to the clock.
    pub kind: LineKind,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; nothing while it lasts.
    pub to: Option<NaiveDate>,
    /// Working days in it: counted, left out, or added to the period.
    pub days: u32,
    /// What it says, in Chinese.
    pub words: String,
    /// The article behind it.
    pub article: &'static str,
}
