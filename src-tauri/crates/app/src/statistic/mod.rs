//! What the ledgers add up to, by year and quarter: every ledger how many records it has, and what
//! its schema asks to be counted. Each number knows the records behind it.

pub mod all;
mod behind;
pub mod export;
mod lines;
mod number;
pub mod picture;
pub mod show;
mod table;
mod target;

pub(crate) use behind::conditions;

use crate::record::list::Filter;
use crate::task::LampInfo;
use serde::Serialize;
use ts_rs::TS;

/// Years that a table compares.
const YEARS: i32 = 5;

/// One number.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "StatisticNumber")]
pub struct Number {
    /// For a chart; nothing where there is nothing to divide by.
    pub value: Option<f64>,
    /// As it is shown: `12`, `92.3%`, `—`.
    pub text: String,
    /// Of a share, what was divided: `12/13`.
    pub of: Option<String>,
    /// Records that were counted.
    pub records: i64,
    /// The conditions of the records behind it; nothing where a list cannot ask for them.
    pub filters: Option<Vec<Filter>>,
}

/// One line of a table.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "StatisticLine")]
pub struct Line {
    /// What is counted: 主动公开.
    pub title: String,
    /// The year's quarters.
    pub quarters: Vec<Number>,
    /// What belongs to the year and to no quarter.
    pub loose: Number,
    /// The year and those before it, the earliest first.
    pub years: Vec<Number>,
    /// All records, of whatever year.
    pub all: Number,
}

/// What a share should reach.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "StatisticTarget")]
pub struct Target {
    /// In per cent, in this year.
    pub value: u32,
    /// The same in the years of the table.
    pub by_year: Vec<u32>,
    /// The article or notice that says so.
    pub source: String,
    /// Whether it is reached; nothing where there is nothing to judge.
    pub lamp: Option<LampInfo>,
}

/// One statistic of a ledger.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "StatisticTable")]
pub struct Table {
    /// Its name within the ledger; empty for the number of records.
    pub name: String,
    /// What it is.
    pub title: String,
    /// True for shares of a hundred.
    pub share: bool,
    /// True where what there is now is asked for, whenever it began: accounts, columns, units.
    pub standing: bool,
    /// The years of its columns, the earliest first.
    pub years: Vec<i32>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it should reach.
    pub target: Option<Target>,
}
