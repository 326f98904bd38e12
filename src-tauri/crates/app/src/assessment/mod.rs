//! The self-assessment: what is lost follows from the scores, what they come to by indicator, and
//! gaps that become tasks.

mod derive;
pub mod show;
pub mod to_task;

pub(crate) use derive::derive;

use minglu_ledger::{Record, decimal_units};
use serde_json::Value;

/// Digits after the point of a score.
const SCALE: u32 = 2;

/// A score in hundredths; nothing where there is none.
fn units(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => decimal_units(text, SCALE),
        Value::Number(number) => decimal_units(&number.to_string(), SCALE),
        _ => None,
    }
}

fn text(record: &Record, field: &str) -> Option<String> {
    record.text(field).map(str::to_owned)
}
