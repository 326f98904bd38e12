//! What the tests of this folder share.
#![allow(dead_code, clippy::unwrap_used)]

#[path = "../../../../../tests/src/package.rs"]
pub mod package;

use minglu_forms::form::{self, Form, Values};
use minglu_forms::read::{Limits, ReadError, read};
use minglu_forms::table::Workbook;
use minglu_ledger::schema::{Schema, builtin};
use serde_json::{Map, Value};
use std::path::Path;

/// The built-in form of this name and its ledger's schema.
pub fn form(name: &str) -> (Form, Schema) {
    let form = form::builtin()
        .unwrap()
        .into_iter()
        .find(|f| f.name == name)
        .unwrap();
    let schema = builtin()
        .unwrap()
        .into_iter()
        .find(|s| s.ledger == form.ledger)
        .unwrap();
    (form, schema)
}

/// Reads in this process.
pub fn read_here(path: &Path) -> Result<Workbook, ReadError> {
    read(path, &Limits::default())
}

/// A record from a JSON object.
pub fn fields(json: Value) -> Map<String, Value> {
    json.as_object().unwrap().clone()
}

/// Values for placeholders.
pub fn values(pairs: &[(&str, &str)]) -> Values {
    pairs
        .iter()
        .map(|(k, v)| ((*k).into(), (*v).into()))
        .collect()
}

/// Three tasks, of which the first two share topic and subject, the last two only the subject.
pub fn tasks() -> Vec<Map<String, Value>> {
    let task = |seq: &str, topic: &str, subject: &str, requirement: &str| {
        fields(serde_json::json!({
            "seq": seq, "topic": topic, "subject": subject, "requirement": requirement,
            "responsible": "县财政局", "state": "in_progress", "due_text": "9月30日前"
        }))
    };
    vec![
        task("1", "扩大公开范围", "财政信息公开", "公开预算。"),
        task("1", "扩大公开范围", "财政信息公开", "公开决算。"),
        task("2", "优化便民举措", "财政信息公开", "公开补贴。"),
    ]
}
