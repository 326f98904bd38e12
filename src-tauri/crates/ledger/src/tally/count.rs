use super::ALL;
use super::due::{DUE, open};
use super::part::{Part, Parts, Years, quarter, year};
use crate::schema::{Kind, Period};
use crate::value::decimal_units;
use chrono::NaiveDate;
use minglu_rules::duty::{Facts, Statistic};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a count is of: ledger, statistic, year, quarter and value, as the file keeps them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) ledger: String,
    pub(super) statistic: String,
    /// 0 where it is unknown, as below.
    pub(super) year: i32,
    pub(super) quarter: u32,
    /// Empty where there is none.
    pub(super) value: String,
}

/// What is counted in a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) count: i64,
    pub(super) part: i64,
    pub(super) sum: i64,
}

/// Counts on their way into the file.
pub(super) type Counts = BTreeMap<Cell, Amount>;

/// Counts one ledger's records.
pub(super) struct Counter<'a> {
    pub(super) parts: Parts<'a>,
    /// Years of the records that its own belong to.
    pub(super) parents: Years,
    /// The day, where those statistics are counted that ask for it; else all others are.
    pub(super) day: Option<NaiveDate>,
}

impl Counter<'_> {
    /// Adds a record to the counts, or takes it from them: `times` is 1 or -1.
    pub(super) fn count(&self, part: &Part, times: i64, counts: &mut Counts) {
        if part.trashed {
            return;
        }
        if self.day.is_none() {
            self.count_dues(part, times, counts);
        }
        let (year, quarter) = self.period(part);
        let mut add = |statistic: &str, value: String, amount: Amount| {
            let cell = Cell {
                ledger: self.parts.table.ledger().to_owned(),
                statistic: statistic.to_owned(),
                year: year.unwrap_or(0),
                quarter: quarter.unwrap_or(0),
                value,
            };
            let kept = counts.entry(cell).or_default();
            kept.count += times * amount.count;
            kept.part += times * amount.part;
            kept.sum += times * amount.sum;
        };
        let one = Amount {
            count: 1,
            ..Amount::default()
        };
        if self.day.is_none() {
            add(ALL, String::new(), one);
        }
        let day = self.day.unwrap_or_default();
        let statistics = self.parts.table.schema.duties.statistics.iter();
        let wanted = statistics.filter(|each| each.asks_for_the_day() == self.day.is_some());
        for statistic in wanted.filter(|each| each.counts(part, day)) {
            let amount = Amount {
                count: 1,
                part: i64::from(statistic.is_of_part(part, day)),
                sum: self.sum(statistic, part),
            };
            for value in values(statistic, part) {
                add(&statistic.name, value, amount);
            }
        }
    }

    /// What is still to be done is counted by its day.
    fn count_dues(&self, part: &Part, times: i64, counts: &mut Counts) {
        for (due, day) in open(self.parts.table, part) {
            let cell = Cell {
                ledger: self.parts.table.ledger().to_owned(),
                statistic: format!("{DUE}{due}"),
                year: 0,
                quarter: 0,
                value: day.to_string(),
            };
            counts.entry(cell).or_default().count += times;
        }
    }

    fn period(&self, part: &Part) -> (Option<i32>, Option<u32>) {
        let schema = &self.parts.table.schema;
        let within = |of: Option<i32>, day: Option<&Value>| {
            let day = day.filter(|day| of.is_some() && year(day) == of);
            (of, day.and_then(quarter))
        };
        match schema.period() {
            Period::Added => {
                let created = Value::String(part.created.clone());
                (year(&created), quarter(&created))
            }
            Period::Day(field) => {
                let day = part.get(&field.name);
                within(year(day), Some(day))
            }
            Period::Year(field, day) => within(
                year(part.get(&field.name)),
                day.map(|day| part.get(&day.name)),
            ),
            Period::Parent(field, day) => within(
                self.parents.get(part.text(&field.name)).copied(),
                day.map(|day| part.get(&day.name)),
            ),
        }
    }

    fn sum(&self, statistic: &Statistic, part: &Part) -> i64 {
        let Some(name) = &statistic.sum else { return 0 };
        let value = part.get(name);
        let kind = self.parts.table.schema.field(name).map(|f| &f.kind);
        let units = match (kind, value) {
            (Some(Kind::Decimal { scale }), Value::String(text)) => decimal_units(text, *scale),
            (_, value) => value.as_i64(),
        };
        units.unwrap_or(0)
    }
}

/// The values for which a record is counted; one empty value where it has none.
fn values(statistic: &Statistic, part: &Part) -> Vec<String> {
    let Some(by) = &statistic.by else {
        return vec![String::new()];
    };
    let mut values: Vec<String> = match part.get(by) {
        Value::Array(items) => items.iter().map(plain).collect(),
        value => vec![plain(value)],
    };
    values.sort();
    values.dedup();
    if values.is_empty() {
        values.push(String::new());
    }
    values
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
