use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One year's holidays as a notice states them; `schemas/calendar.schema.json` describes the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearCalendar {
    /// Which file describes this one; of no meaning here.
    #[serde(rename = "$schema", default, skip_serializing)]
    pub(super) _schema: Option<String>,
    /// The year.
    pub year: i32,
    /// Where these holidays hold; nothing for the whole country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Titles and numbers of the notices.
    pub source: Vec<String>,
    /// The holidays in the order of the year.
    pub holidays: Vec<Holiday>,
}

/// One holiday with the days worked in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// For example 春节.
    pub name: String,
    /// First day off.
    pub from: NaiveDate,
    /// Last day off.
    pub to: NaiveDate,
    /// Weekend days that are worked in its place.
    #[serde(default)]
    pub working: Vec<NaiveDate>,
}

impl YearCalendar {
    /// True where two files speak of the same year and region.
    pub fn is_same(&self, other: &YearCalendar) -> bool {
        (self.year, &self.region) == (other.year, &other.region)
    }
}

impl Holiday {
    /// The days off, one by one.
    pub fn days_off(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.to;
        self.from.iter_days().take_while(move |day| *day <= last)
    }
}
