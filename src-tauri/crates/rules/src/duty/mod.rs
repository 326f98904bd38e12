//! What the notices ask of a ledger's records, as its schema says it: dates that follow from other
//! dates, what is due by when, what may not be written, what a year must show, what is counted.
//!
//! A schema holds these as data, under the keywords `x-clocks`, `x-dues`, `x-checks`, `x-quotas`
//! and `x-statistics`, so that a ledger with rules is still one file. Numbers that a county sets for
//! itself are [limits](Limits), data of their own. What needs more than one record or more words
//! than these is code: see [`crate::attribute`].

mod check;
mod clock;
mod condition;
mod due;
mod limit;
mod link;
mod quota;
mod statistic;

pub use check::{Check, Finding, Only, Severity};
pub use clock::{Clock, LimitBy};
pub use condition::{Compare, Condition, all_hold};
pub use due::{Due, Standing};
pub use limit::{Limit, Limits, LimitsError, Unit};
pub use link::Link;
pub use quota::Quota;
pub use statistic::Statistic;

use serde::Deserialize;
use serde_json::Value;

/// A record as it stands, or as it would stand after a change.
pub trait Facts {
    /// A field's value; null where it is empty.
    fn get(&self, field: &str) -> &Value;

    /// The same as text; empty where it is none.
    fn text(&self, field: &str) -> &str {
        self.get(field).as_str().unwrap_or_default()
    }
}

/// All that a schema asks of its records.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Duties {
    /// Dates that follow from other fields.
    #[serde(rename = "x-clocks")]
    pub clocks: Vec<Clock>,
    /// What has to be done by when.
    #[serde(rename = "x-dues")]
    pub dues: Vec<Due>,
    /// What must hold within one record.
    #[serde(rename = "x-checks")]
    pub checks: Vec<Check>,
    /// What a year must show.
    #[serde(rename = "x-quotas")]
    pub quotas: Vec<Quota>,
    /// What is counted for the year.
    #[serde(rename = "x-statistics")]
    pub statistics: Vec<Statistic>,
    /// How a record finds the one that it speaks of.
    #[serde(rename = "x-links")]
    pub links: Vec<Link>,
}

impl Duties {
    /// Every field of the ledger itself that is named, so that a misspelt one is found at once.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let clocks = self.clocks.iter().flat_map(Clock::fields);
        let dues = self.dues.iter().flat_map(Due::fields);
        let checks = self.checks.iter().flat_map(Check::fields);
        let quotas = self.quotas.iter().flat_map(Quota::fields);
        let statistics = self.statistics.iter().flat_map(Statistic::fields);
        let links = self.links.iter().flat_map(Link::fields);
        clocks
            .chain(dues)
            .chain(checks)
            .chain(quotas)
            .chain(statistics)
            .chain(links)
    }

    /// Every limit that is named, for the same end.
    pub fn limits(&self) -> impl Iterator<Item = &str> {
        let clocks = self.clocks.iter().flat_map(Clock::limits);
        let dues = self.dues.iter().filter_map(|due| due.ahead.as_deref());
        let quotas = self
            .quotas
            .iter()
            .filter_map(|quota| quota.limit.as_deref());
        let statistics = self.statistics.iter();
        let targets = statistics.filter_map(|statistic| statistic.target.as_deref());
        let only = self.checks.iter().filter_map(|check| check.only.as_ref());
        let only = only.map(|only| only.limit.as_str());
        clocks.chain(dues).chain(quotas).chain(targets).chain(only)
    }
}
