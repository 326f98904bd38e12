//! One way to write JSON down: keys in order, no spaces. What is signed has one form only.

use crate::refusal::{Refusal, Result};
use serde::Serialize;
use serde_json::{Map, Value};

/// The canonical bytes of what serde can write.
///
/// # Errors
/// Fails where the value has no JSON form.
pub fn bytes(of: &impl Serialize) -> Result<Vec<u8>> {
    let value = serde_json::to_value(of).map_err(Refusal::internal)?;
    serde_json::to_vec(&sorted(value)).map_err(Refusal::internal)
}

/// The same value with the keys of every object in order.
#[must_use]
pub fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut pairs: Vec<(String, Value)> = map.into_iter().collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            let sorted_pairs = pairs.into_iter().map(|(key, value)| (key, sorted(value)));
            Value::Object(sorted_pairs.collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
