use chrono::{NaiveDate, TimeDelta, Utc};
use minglu_ledger::Fields;
use minglu_rules::lamp::{State, lamp};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// How urgent something is, for eyes, screen readers and sorting alike.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LampInfo {
    /// Which lamp.
    #[ts(type = "'done' | 'overdue' | 'due_soon' | 'in_progress' | 'not_started'")]
    pub code: String,
    /// In words: 已逾期3天.
    pub text: String,
    /// Days left; negative where overdue; null without a date.
    pub days: Option<i64>,
}

/// Today in China, which has one time zone, whatever the machine is set to.
pub(crate) fn today() -> NaiveDate {
    (Utc::now() + TimeDelta::hours(8)).date_naive()
}

/// The lamp of a record that has a state and a due date.
pub(super) fn lamp_of(fields: &Fields, today: NaiveDate) -> LampInfo {
    let due = text(fields, "due").and_then(|d| d.parse().ok());
    lamp_on(fields, due, today)
}

/// The lamp of a record that has a state and is due on this day.
pub(super) fn lamp_on(fields: &Fields, due: Option<NaiveDate>, today: NaiveDate) -> LampInfo {
    let state = text(fields, "state").and_then(State::from_name);
    let state = state.unwrap_or(State::NotStarted);
    let lamp = lamp(state, due, today);
    LampInfo {
        code: lamp.code().to_owned(),
        text: lamp.text(),
        days: due.map(|due| (due - today).num_days()),
    }
}

fn text<'a>(fields: &'a Fields, field: &str) -> Option<&'a str> {
    fields.get(field).and_then(Value::as_str)
}
