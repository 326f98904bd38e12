//! Documents that are brought in, and what is wrong with them.

use super::Unit;
use minglu_app::Error;
use serde_json::{Value, json};

pub fn fields_of(error: &Error) -> Vec<String> {
    let problems = error.detail.as_array().unwrap().iter();
    problems
        .map(|p| p["field"].as_str().unwrap().to_owned())
        .collect()
}

pub fn import(unit: &Unit, text: &str) -> Value {
    let pasted = json!({ "text": text });
    unit.call(
        "import.commit",
        json!({ "ledger": "document", "year": 2026, "pasted": pasted }),
    )
}
