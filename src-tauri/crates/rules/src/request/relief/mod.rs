//! The clause by which a letter tells where to seek relief. It depends on the kind of the letter,
//! the day of the decision and the kind of the unit; the words are data, `assets/relief.json`, which
//! a county's legal office edits.

mod clause;
mod read;

pub use clause::{Decided, clause};
pub use read::ReliefError;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file of relief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relief {
    /// What has to be checked, to be shown.
    pub unconfirmed: Vec<String>,
    /// The numbers that stand in the clauses: `review_days` and the like.
    pub numbers: BTreeMap<String, u32>,
    /// The clauses of a time, from the earliest.
    pub regimes: Vec<Regime>,
    /// Which clause each kind of letter bears.
    pub letters: Vec<Letter>,
}

/// The clauses for decisions from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// The first day.
    pub from: NaiveDate,
    /// The law behind it.
    pub source: String,
    /// The organ that reconsiders, by kind of unit.
    pub organs: BTreeMap<UnitKind, String>,
    /// A clause by its name.
    pub clauses: BTreeMap<Way, String>,
    /// Added where there is a place online.
    pub online: String,
    /// True where it has to be checked.
    #[serde(default)]
    pub unconfirmed: bool,
}

/// A kind of letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Name in code.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The clause that it bears; none where it is procedural.
    pub relief: Option<Way>,
    /// True where it has to be checked.
    #[serde(default)]
    pub unconfirmed: bool,
}

/// The ways to relief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// To reconsideration first, then to court (复议前置).
    First,
    /// `First` where something is withheld by Article 14, 15 or 16, else `Either`.
    ByGround,
    /// To either.
    Either,
}

/// The kinds of unit that have different organs of reconsideration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A department of the county's government.
    CountyDepartment,
    /// A township's government.
    Township,
    /// The county's government itself.
    CountyGovernment,
    /// Under its own higher agency: customs, finance, foreign exchange, tax, state security.
    Vertical,
    /// The department of justice.
    Justice,
}
