//! Items of the standard catalogue.

use super::Unit;
use serde_json::{Value, json};

pub fn items(unit: &Unit) -> Vec<Value> {
    unit.rows("catalogue_item")
}

/// An item of a field in a year, unless the fields say otherwise.
pub fn add(unit: &Unit, fields: Value) -> Value {
    let mut all =
        json!({ "year": 2026, "field": "涉农补贴", "level1": "补贴政策", "manner": ["主动公开"] });
    let more = fields.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(more);
    unit.add("catalogue_item", all)
}
