use crate::arguments::Calendar;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked of the working calendar.
pub fn run(desk: &Desk, calendar: Calendar) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match calendar {
        Calendar::Import { file } => call("calendar.import", json!({ "file": file })),
        Calendar::List => call("calendar.list", json!({})),
        Calendar::Days { from, count } => {
            call("calendar.days", json!({ "from": from, "count": count }))
        }
    }
}
