//! Looking for a text in all records that were submitted: an index of pairs of characters, that
//! follows what comes in.

mod anew;
mod find;
mod gram;
mod index;
mod place;

pub use find::{Found, Hit, find};
pub use index::index;

pub(crate) use anew::anew;
pub(crate) use index::enter;

use serde_json::Value;

/// A value as people read it; nothing for what is not text.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(words).collect();
            items.join("、")
        }
        Value::Null | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}
