use crate::arguments::{Month, Today};
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// What is to be done: shown, printed, or as a calendar file.
pub fn today(desk: &Desk, today: &Today) -> Result<Value> {
    let (name, payload) = match (&today.print, &today.ics) {
        (Some(path), _) => ("desk.print_today", json!({ "path": path })),
        (None, Some(path)) => ("desk.ics", json!({ "path": path })),
        (None, None) => ("desk.today", json!({})),
    };
    Ok(dispatch(desk, name, payload)?.value)
}

/// A month.
pub fn month(desk: &Desk, month: &Month) -> Result<Value> {
    let payload = json!({ "month": month.month });
    Ok(dispatch(desk, "desk.month", payload)?.value)
}
