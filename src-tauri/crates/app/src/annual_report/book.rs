use crate::file::asset;
use crate::{Desk, Result};
use minglu_rules::request::report::Place;
use serde::Deserialize;
use serde_json::Value;

/// The name under which an office may keep its own.
const FILE: &str = "annual-report.json";
const BUILT_IN: &str = include_str!("../../../../../assets/annual-report.json");

/// What the format demands, and in which words a report begins: data that an office may replace.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Book {
    /// The notice that fixes the format.
    pub source: String,
    /// What has to be checked, to be shown.
    pub unconfirmed: Vec<String>,
    /// The last day, in the year after the report's.
    pub due: Due,
    pub sections: Vec<Section>,
    pub names: Vec<Named>,
    /// What is compared with the year before.
    pub comparison: Vec<String>,
    /// Numbers that are typed behind certain words, and the name that they must agree with.
    pub typed: Vec<Typed>,
    pub checks: Vec<Check>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Due {
    pub month: u32,
    pub day: u32,
    pub source: String,
}

/// One of the six sections.
#[derive(Debug, Deserialize)]
pub(super) struct Section {
    /// The field of the report that holds its text.
    pub name: String,
    /// Its title, exactly.
    pub title: String,
    /// The name of its text in the Word template.
    pub mark: String,
    /// What stands there until the clerk writes her own.
    pub text: String,
}

/// A name that texts may hold in braces.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    pub name: String,
    /// What it stands for, for the clerk.
    pub what: String,
    /// Numbers of the tables that are added up.
    #[serde(default)]
    pub cells: Vec<Place>,
    /// Records of the year that are counted.
    #[serde(default)]
    pub records: Option<Counting>,
}

/// Which records are counted, or of which field the numbers are added up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counting {
    pub ledger: String,
    /// The day or the year by which a record belongs to the year; all records where not given.
    #[serde(default)]
    pub by: Option<String>,
    /// Further conditions.
    #[serde(default, rename = "where")]
    pub conditions: Vec<Condition>,
    #[serde(default)]
    pub sum: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Condition {
    pub field: String,
    pub op: minglu_ledger::Op,
    #[serde(default)]
    pub value: Value,
}

#[derive(Debug, Deserialize)]
pub(super) struct Typed {
    pub after: String,
    pub name: String,
}

/// One line of the check list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    pub rule: Rule,
    pub words: String,
    pub source: String,
    /// The section that it looks at.
    #[serde(default)]
    pub section: String,
    /// Of these words one must stand there.
    #[serde(default)]
    pub any: Vec<String>,
    /// All of these names must be bound there.
    #[serde(default)]
    pub names: Vec<String>,
}

/// What a line of the check list asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rule {
    /// The section has a text, and all its names are known.
    Written,
    /// The section says one of the words.
    Says,
    /// The section binds the names.
    Binds,
    /// Table two is complete.
    Figures,
    /// The identities hold.
    Identities,
    /// Typed numbers agree with the tables.
    Typed,
    /// It was submitted by the last day.
    Submitted,
    /// It was published by the last day.
    Published,
}

/// The book of this desk.
pub(super) fn book(desk: &Desk) -> Result<Book> {
    asset(desk, FILE, "年报格式", BUILT_IN)
}
