//! The description of the interface.

use serde_json::{Value, json};

/// The document in the form of OpenAPI 3.1.
pub fn document() -> Value {
    json!({})
}
