use super::{Condition, Facts, Limits, Unit, all_hold};
use crate::calendar::Calendar;
use chrono::{DateTime, Months, NaiveDate, TimeDelta};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A date that follows from others: so many days after the latest of some fields.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The field that it fills; nobody types it.
    pub field: String,
    /// It runs from the latest of these.
    pub from: Vec<String>,
    /// How long it runs: the name of a limit,
    #[serde(default)]
    pub limit: Option<String>,
    /// another for some values of a field,
    #[serde(default)]
    pub limit_by: Option<LimitBy>,
    /// or the field that holds a number of days,
    #[serde(default)]
    pub limit_field: Option<String>,
    /// of this kind;
    #[serde(default)]
    pub unit: Option<Unit>,
    /// or the field that says how often: it runs for one such period. 按需 runs for none.
    #[serde(default)]
    pub cycle: Option<String>,
    /// It runs only where these hold.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// The field that says that the date may still move.
    #[serde(default)]
    pub note: Option<String>,
}

/// Limits by the value of a field: a grave matter has less time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitBy {
    /// The field that decides.
    pub field: String,
    /// Names of limits by its values; for any other value the clock's own limit counts.
    pub limits: BTreeMap<String, String>,
}

/// Said of a date in a year whose holidays nobody has published yet.
const PROVISIONAL: &str = "暂定，放假安排未导入";

impl Clock {
    /// The fields that it fills, by name and value; null where it does not run.
    pub fn reckon(
        &self,
        facts: &dyn Facts,
        calendar: &Calendar,
        limits: &Limits,
        today: NaiveDate,
    ) -> Vec<(String, Value)> {
        let runs = all_hold(&self.when, facts, today);
        let end = runs.then(|| self.end(facts, calendar, limits)).flatten();
        let note = end.as_ref().filter(|(_, provisional)| *provisional);
        let note = note.map(|_| json!(PROVISIONAL)).unwrap_or_default();
        let day = end.map(|(day, _)| json!(day)).unwrap_or_default();
        let noted = self.note.iter().map(|field| (field.clone(), note.clone()));
        std::iter::once((self.field.clone(), day))
            .chain(noted)
            .collect()
    }

    /// True where a change to these fields may move it.
    pub fn follows(&self, changed: &dyn Fn(&str) -> bool) -> bool {
        let conditions = self.when.iter().flat_map(Condition::fields);
        let from = self.from.iter().map(String::as_str);
        let limit = self.deciding();
        from.chain(limit).chain(conditions).any(changed)
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        let own = std::iter::once(self.field.as_str());
        let from = self.from.iter().map(String::as_str);
        own.chain(from)
            .chain(self.deciding())
            .chain(self.note.as_deref())
            .chain(self.when.iter().flat_map(Condition::fields))
    }

    /// Every limit that it may run by.
    pub(super) fn limits(&self) -> impl Iterator<Item = &str> {
        let others = self.limit_by.iter().flat_map(|by| by.limits.values());
        self.limit.iter().chain(others).map(String::as_str)
    }

    /// The fields that say how long it runs.
    fn deciding(&self) -> impl Iterator<Item = &str> {
        let by = self.limit_by.as_ref().map(|by| by.field.as_str());
        let length = self.limit_field.as_deref().into_iter();
        length.chain(by).chain(self.cycle.as_deref())
    }

    /// How long it runs for a record.
    fn length(&self, facts: &dyn Facts, limits: &Limits) -> Option<(u32, Unit)> {
        if let Some(field) = &self.cycle {
            return period(facts.text(field));
        }
        if let Some(field) = &self.limit_field {
            let length = u32::try_from(facts.get(field).as_i64()?).ok()?;
            return Some((length, self.unit?));
        }
        let by = self.limit_by.as_ref();
        let other = by.and_then(|by| by.limits.get(facts.text(&by.field)));
        let limit = limits.get(other.or(self.limit.as_ref())?)?;
        Some((limit.value, self.unit.unwrap_or(limit.unit)))
    }

    fn end(
        &self,
        facts: &dyn Facts,
        calendar: &Calendar,
        limits: &Limits,
    ) -> Option<(String, bool)> {
        let from = self.from.iter().map(|field| facts.text(field)).max()?;
        let (length, unit) = self.length(facts, limits)?;
        if unit == Unit::Hours {
            let start = DateTime::parse_from_rfc3339(from).ok()?;
            let end = start.checked_add_signed(TimeDelta::hours(length.into()))?;
            return Some((end.to_rfc3339(), false));
        }
        let start: NaiveDate = from.get(..10)?.parse().ok()?;
        let (day, provisional) = match unit {
            Unit::WorkingDays => {
                let end = calendar.after(start, length);
                (end.value, end.provisional)
            }
            Unit::Days => (
                start.checked_add_days(chrono::Days::new(length.into()))?,
                false,
            ),
            Unit::Months => (start.checked_add_months(Months::new(length))?, false),
            Unit::Hours | Unit::Percent | Unit::Times => return None,
        };
        Some((day.to_string(), provisional))
    }
}

/// How long a thing may stand that is renewed so often.
fn period(name: &str) -> Option<(u32, Unit)> {
    Some(match name {
        "daily" => (1, Unit::Days),
        "weekly" => (7, Unit::Days),
        "monthly" => (1, Unit::Months),
        "quarterly" => (3, Unit::Months),
        "half_yearly" => (6, Unit::Months),
        "yearly" => (12, Unit::Months),
        _ => return None,
    })
}
