use crate::arguments::Assessment;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked of the self-assessment.
pub fn run(desk: &Desk, assessment: Assessment) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match assessment {
        Assessment::Show { year } => call("assessment.show", json!({ "year": year })),
        Assessment::ToTask { ids, due } => {
            call("assessment.to_task", json!({ "ids": ids, "due": due }))
        }
    }
}
