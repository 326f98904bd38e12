use chrono::{Local, NaiveDate};
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
    /// In words: 逾期3天.
    pub text: String,
    /// Days left; negative where overdue; null without a date.
    pub days: Option<i64>,
}

/// Today by the office's clock.
pub(crate) fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The lamp of a record that has a state and a due date.
pub(crate) fn lamp_of(fields: &Fields, today: NaiveDate) -> LampInfo {
    let text = |field: &str| fields.get(field).and_then(Value::as_str);
    let state = text("state")
        .and_then(State::from_name)
        .unwrap_or(State::NotStarted);
    let due = text("due").and_then(|d| d.parse::<NaiveDate>().ok());
    let lamp = lamp(state, due, today);
    LampInfo {
        code: lamp.code().to_owned(),
        text: lamp.text(),
        days: due.map(|due| (due - today).num_days()),
    }
}
