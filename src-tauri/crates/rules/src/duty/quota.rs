use super::{Condition, Limits};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// What a year must show: at least so many records of a kind.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Name of the rule.
    pub rule: String,
    /// Records that count, besides being of the year.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// At least so many,
    #[serde(default)]
    pub least: Option<u32>,
    /// or the limit that says how many.
    #[serde(default)]
    pub limit: Option<String>,
    /// The first page speaks of it from this month on.
    #[serde(default)]
    pub from_month: Option<u32>,
    /// What is to be done, in Chinese: 向主要负责人汇报一次政务公开工作.
    pub words: String,
    /// The article or notice that says so.
    pub source: String,
}

/// The month from which on a quota is spoken of, where it does not say.
const FROM_MONTH: u32 = 10;

impl Quota {
    /// How many a year needs.
    pub fn needs(&self, limits: &Limits, year: i32) -> u32 {
        let limit = self.limit.as_ref().and_then(|name| limits.get(name));
        let said = limit.map(|limit| limit.in_year(year));
        said.or(self.least).unwrap_or(1)
    }

    /// True where the first page should speak of it on a day.
    pub fn is_pressing(&self, today: NaiveDate) -> bool {
        today.month() >= self.from_month.unwrap_or(FROM_MONTH)
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        self.when.iter().flat_map(Condition::fields)
    }
}
