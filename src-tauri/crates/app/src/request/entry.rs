use crate::{Error, Result};
use chrono::{Datelike, NaiveDate};
use minglu_rules::request::clock::{Entry, Kind};
use serde::Deserialize;
use ts_rs::TS;

/// Something that happened to a request.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ClockEntry {
    /// What: `corrected`, `third_party`, `other_agency`, `joint_maker`, `extended`, `delayed`,
    /// `fee_noticed`, `fee_paid`, `fee_waived`, `answered` or `closed`.
    #[ts(optional = false)]
    pub kind: String,
    /// On which day it happened or began.
    #[ts(optional = false)]
    pub from: String,
    /// On which day the other side's answer came.
    pub to: Option<String>,
    /// On which day our letter reached the other side.
    pub reached: Option<String>,
    /// How many working days were granted.
    pub days: Option<u32>,
}

impl ClockEntry {
    /// The same as the rules take it.
    ///
    /// # Errors
    /// `usage` where there is no such kind; `invalid` where a day is none.
    pub(super) fn read(&self) -> Result<Entry> {
        let kind = Kind::from_name(&self.kind).ok_or_else(|| unknown(&self.kind))?;
        let day =
            |text: &Option<String>| text.as_deref().map(|text| day("events", text)).transpose();
        Ok(Entry {
            to: day(&self.to)?,
            reached: day(&self.reached)?,
            days: self.days,
            ..Entry::new(kind, self::day("events", &self.from)?)
        })
    }
}

/// A day as it is written: 2026-03-02. A mistyped year would be counted to day by day.
pub(super) fn day(field: &str, text: &str) -> Result<NaiveDate> {
    let day: Option<NaiveDate> = text.trim().parse().ok();
    let day = day.filter(|day| (2000..=2100).contains(&day.year()));
    let words = || format!("日期“{text}”不对，请写成 2026-03-02 的样子");
    day.ok_or_else(|| Error::invalid(field, words()))
}

fn unknown(kind: &str) -> Error {
    let known = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Started);
    let known: Vec<String> = known
        .map(|k| format!("{}（{}）", k.name(), k.text()))
        .collect();
    Error::usage(format!(
        "没有“{kind}”这种事项。可以用：{}",
        known.join("、")
    ))
}
