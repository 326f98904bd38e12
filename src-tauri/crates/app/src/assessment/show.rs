//! `assessment.show`: what a year's scores come to, by indicator, and where something is lost.

use super::{SCALE, text, units};
use crate::command::Done;
use crate::{Desk, Result};
use chrono::Datelike;
use minglu_ledger::{Op, Query, Record, decimal_text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; this one where not given.
    pub year: Option<i32>,
}

/// A year's self-assessment.
#[derive(Debug, Default, Serialize, TS)]
#[ts(rename = "Assessment")]
pub struct Response {
    /// The year.
    pub year: i32,
    /// All of it.
    pub total: AssessmentSum,
    /// Indicator by indicator, in the order of the table.
    pub indicators: Vec<AssessmentSum>,
    /// Items without a score.
    pub unscored: u64,
    /// Items of which something is lost.
    pub gaps: Vec<AssessmentGap>,
}

/// Scores of an indicator, with two digits.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct AssessmentSum {
    /// The indicator; empty for all.
    pub indicator: String,
    /// What could be had.
    pub full: String,
    /// What the unit gives itself.
    pub score: String,
    /// What is lost of the items that have been scored.
    pub lost: String,
}

/// An item of which something is lost.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AssessmentGap {
    /// The record.
    pub id: String,
    /// Its words.
    pub item: String,
    /// Its indicator.
    pub indicator: String,
    /// What is lost.
    pub lost: String,
    /// What is to be done about it, where that is written.
    pub measure: Option<String>,
    /// By when, where that is written.
    pub rectify_by: Option<String>,
    /// The task that it became.
    pub task: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(|| crate::task::today().year());
    let query = Query::of("assessment").with("year", Op::Eq, json!(year));
    let mut sums = Sums::default();
    let mut shown = Response {
        year,
        ..Response::default()
    };
    desk.ledger.each(&query, |record| {
        sums.add(&record);
        shown.unscored += u64::from(units(record.get("score")).is_none());
        shown.gaps.extend(gap(&record));
        Ok(())
    })?;
    shown.total = sums.total.words("");
    let each = sums.by_indicator.iter();
    shown.indicators = each.map(|(name, sum)| sum.words(name)).collect();
    Ok(shown.into())
}

/// An item of which something is lost.
fn gap(record: &Record) -> Option<AssessmentGap> {
    units(record.get("lost")).filter(|lost| *lost > 0)?;
    Some(AssessmentGap {
        id: record.id.clone(),
        item: text(record, "item").unwrap_or_default(),
        indicator: text(record, "indicator").unwrap_or_default(),
        lost: text(record, "lost").unwrap_or_default(),
        measure: text(record, "measure"),
        rectify_by: text(record, "rectify_by"),
        task: text(record, "task"),
    })
}

#[derive(Default)]
struct Sums {
    total: Sum,
    by_indicator: Vec<(String, Sum)>,
}

#[derive(Default)]
struct Sum {
    full: i64,
    score: i64,
    lost: i64,
}

impl Sums {
    fn add(&mut self, record: &Record) {
        let name = text(record, "indicator").unwrap_or_default();
        let at = self.by_indicator.iter().position(|(n, _)| *n == name);
        let at = at.unwrap_or_else(|| {
            self.by_indicator.push((name, Sum::default()));
            self.by_indicator.len() - 1
        });
        self.total.add(record);
        self.by_indicator[at].1.add(record);
    }
}

impl Sum {
    fn add(&mut self, record: &Record) {
        let number = |field: &str| units(record.get(field)).unwrap_or_default();
        self.full = self.full.saturating_add(number("full"));
        self.score = self.score.saturating_add(number("score"));
        self.lost = self.lost.saturating_add(number("lost"));
    }

    fn words(&self, indicator: &str) -> AssessmentSum {
        AssessmentSum {
            indicator: indicator.to_owned(),
            full: decimal_text(self.full, SCALE),
            score: decimal_text(self.score, SCALE),
            lost: decimal_text(self.lost, SCALE),
        }
    }
}
