use crate::arguments::Attribute;
use minglu_app::{Desk, Result, dispatch};
use serde_json::{Value, json};

/// Does what is asked about the attributes of documents.
pub fn run(desk: &Desk, attribute: Attribute) -> Result<Value> {
    let call = |name: &str, payload: Value| Ok(dispatch(desk, name, payload)?.value);
    match attribute {
        Attribute::Check { id } => call("document.check", json!({ "id": id })),
        Attribute::Register { year } => call("document.register", json!({ "year": year })),
    }
}
