use chrono::{Datelike, NaiveDate};
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

impl std::fmt::Display for Holiday {
    /// 春节 2月15日至2月23日，2月14日、2月28日上班
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.name, short(self.from))?;
        if self.to != self.from {
            write!(f, "至{}", short(self.to))?;
        }
        let working: Vec<String> = self.working.iter().copied().map(short).collect();
        match working.is_empty() {
            true => Ok(()),
            false => write!(f, "，{}上班", working.join("、")),
        }
    }
}

fn short(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}
