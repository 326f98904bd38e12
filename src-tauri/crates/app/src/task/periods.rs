use chrono::NaiveDate;
use minglu_ledger::Record;
use minglu_rules::{Period, Recurs, periods, periods_like};

/// The periods of a recurring task in a year, due on the day that its own deadline names.
pub(crate) fn periods_of(task: &Record, year: i32) -> Vec<Period> {
    let due = task.text("due").and_then(|d| d.parse::<NaiveDate>().ok());
    match (task.text("recurs").and_then(Recurs::from_name), due) {
        (None, _) => Vec::new(),
        (Some(recurs), Some(due)) => periods_like(recurs, year, due),
        (Some(recurs), None) => periods(recurs, year),
    }
}
