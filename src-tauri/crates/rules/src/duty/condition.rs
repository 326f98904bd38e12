use super::Facts;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The word that stands for the day on which somebody asks.
const TODAY: &str = "today";

/// Something that holds for a record or does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field that is looked at.
    pub field: String,
    /// How.
    pub op: Compare,
    /// Compared with this value; the word `today` is the day.
    #[serde(default)]
    pub value: Value,
    /// Compared with this other field instead.
    #[serde(default)]
    pub other: Option<String>,
}

/// How a field is compared. An empty field is equal to nothing, and neither more nor less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Equal; of a list, one of its items.
    Eq,
    /// Not equal, or empty.
    Ne,
    /// Equal to one of several.
    In,
    /// Nothing is there.
    Empty,
    /// Something is there.
    NotEmpty,
    /// The text holds this text.
    Contains,
    /// At least, or on that day and later.
    Ge,
    /// At most.
    Le,
    /// More, or later.
    Gt,
    /// Less, or earlier.
    Lt,
}

/// True where every condition holds.
pub fn all_hold(conditions: &[Condition], facts: &dyn Facts, today: NaiveDate) -> bool {
    conditions.iter().all(|each| each.holds(facts, today))
}

impl Condition {
    /// True where it holds for a record on a day.
    pub fn holds(&self, facts: &dyn Facts, today: NaiveDate) -> bool {
        let value = facts.get(&self.field);
        let wanted = self.wanted(facts, today);
        let order = || compare(value, &wanted);
        match self.op {
            Compare::Empty => is_empty(value),
            Compare::NotEmpty => !is_empty(value),
            Compare::Eq => equals(value, &wanted),
            Compare::Ne => !equals(value, &wanted),
            Compare::In => wanted
                .as_array()
                .is_some_and(|all| all.iter().any(|one| equals(value, one))),
            Compare::Contains => holds_text(value, wanted.as_str().unwrap_or_default()),
            Compare::Ge => order().is_some_and(Ordering::is_ge),
            Compare::Le => order().is_some_and(Ordering::is_le),
            Compare::Gt => order().is_some_and(Ordering::is_gt),
            Compare::Lt => order().is_some_and(Ordering::is_lt),
        }
    }

    /// True where it compares with the day on which somebody asks.
    pub fn asks_for_the_day(&self) -> bool {
        self.other.is_none() && self.value == TODAY
    }

    /// The fields that it looks at.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.field.as_str()).chain(self.other.as_deref())
    }

    fn wanted<'a>(&'a self, facts: &'a dyn Facts, today: NaiveDate) -> Cow<'a, Value> {
        match &self.other {
            Some(other) => Cow::Borrowed(facts.get(other)),
            None if self.asks_for_the_day() => Cow::Owned(today.to_string().into()),
            None => Cow::Borrowed(&self.value),
        }
    }
}

/// True where a field holds nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn equals(value: &Value, wanted: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| item == wanted),
        _ => !is_empty(value) && value == wanted,
    }
}

fn holds_text(value: &Value, part: &str) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| holds_text(item, part)),
        _ => value.as_str().is_some_and(|text| text.contains(part)),
    }
}

/// Numbers by size, everything else as it is written: a day and a time in ISO order are.
fn compare(value: &Value, wanted: &Value) -> Option<Ordering> {
    if is_empty(value) || is_empty(wanted) {
        return None;
    }
    match (number(value), number(wanted)) {
        (Some(value), Some(wanted)) => value.partial_cmp(&wanted),
        _ => {
            let (value, wanted) = (value.as_str()?, wanted.as_str()?);
            // A day compared with a time: the day decides.
            let most = value.len().min(wanted.len());
            Some(value.get(..most)?.cmp(wanted.get(..most)?))
        }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
