use crate::arguments::LookBack;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked of last year's tasks.
pub fn run(desk: &Desk, look_back: LookBack) -> Result<Value> {
    let call =
        |name: &str, year: Option<i32>| Ok(dispatch(desk, name, json!({ "year": year }))?.value);
    match look_back {
        LookBack::Left { year } => call("look_back.left", year),
        LookBack::Carry { year } => call("look_back.carry", year),
    }
}
