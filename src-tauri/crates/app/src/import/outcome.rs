use super::ImportDifference;
use super::rows::Said;
use crate::task::follows_from;
use minglu_ledger::schema::{Field, Schema};
use minglu_ledger::{Fields, Record};
use minglu_notice::squashed;
use serde_json::{Value, json};

/// What a row changes in the record that it speaks of.
pub(super) struct Change {
    /// New values to write.
    pub set: Fields,
    /// The same for the person who decides.
    pub differences: Vec<ImportDifference>,
}

/// Compares a row with its record.
///
/// What the clerk writes (`own` fields) is filled where it is empty and never overwritten; a task
/// that comes back is no longer withdrawn.
pub(super) fn compare(schema: &Schema, record: &Record, said: &Said) -> Change {
    let mut change = Change {
        set: Fields::new(),
        differences: Vec::new(),
    };
    for (name, after) in &said.fields {
        let before = record.fields.get(name).cloned().unwrap_or_default();
        let Some(field) = schema.field(name) else {
            continue;
        };
        if same(&before, after) || (field.own && !before.is_null() && !is_default(field, &before)) {
            continue;
        }
        if field.own && after.is_null() {
            continue;
        }
        change.set.insert(name.clone(), after.clone());
        if !field.hidden && !field.derived {
            change
                .differences
                .push(difference(field, before, after.clone()));
        }
    }
    let follows = |name: &String| {
        follows_from(name)
            .iter()
            .any(|f| change.set.contains_key(*f))
    };
    let derived: Vec<_> = said
        .derived
        .iter()
        .filter(|(name, _)| follows(name))
        .collect();
    change.set.extend(
        derived
            .into_iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    if record.fields.get("withdrawn") == Some(&json!(true)) {
        change.set.insert("withdrawn".into(), Value::Null);
        if let Some(field) = schema.field("withdrawn") {
            change
                .differences
                .push(difference(field, json!(true), Value::Null));
        }
    }
    change
}

/// A change for the eyes of whoever decides: personal data masked.
fn difference(field: &Field, before: Value, after: Value) -> ImportDifference {
    ImportDifference {
        field: field.name.clone(),
        title: field.title.clone(),
        before: field.masked(&before),
        after: field.masked(&after),
    }
}

fn is_default(field: &Field, value: &Value) -> bool {
    field.default.as_ref() == Some(value)
}

/// Texts that differ in white space or width only are the same words.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a == b || squashed(a) == squashed(b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Null, Value::Array(list)) | (Value::Array(list), Value::Null) => list.is_empty(),
        (Value::Null, Value::String(s)) | (Value::String(s), Value::Null) => s.trim().is_empty(),
        _ => a == b,
    }
}
