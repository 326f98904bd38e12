//! Where the one mask over personal data is laid on: by the kind that a schema gives a column.

use super::{Field, Schema};
use crate::record::Fields;
use minglu_rules::mask::{is_masked, mask};
use serde_json::Value;

impl Schema {
    /// Columns of personal data.
    pub fn private(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.private.is_some())
    }

    /// Masks a record's personal data, except in the columns that are wanted in clear.
    pub fn mask(&self, fields: &mut Fields, clear: &[String]) {
        for field in self.private().filter(|f| !clear.contains(&f.name)) {
            if let Some(value) = fields.get_mut(&field.name) {
                *value = field.masked(value);
            }
        }
    }
}

impl Field {
    /// A value of this column as it is shown until somebody asks for it.
    pub fn masked(&self, value: &Value) -> Value {
        let Some(kind) = self.private else {
            return value.clone();
        };
        match value {
            Value::String(text) => mask(kind, text).into(),
            Value::Array(items) => items.iter().map(|item| self.masked(item)).collect(),
            Value::Null => Value::Null,
            other => mask(kind, &other.to_string()).into(),
        }
    }

    /// True where a value of this column shows a mask in place of what it hides.
    pub(crate) fn bears_mask(&self, value: &Value) -> bool {
        self.private.is_some()
            && match value {
                Value::String(text) => is_masked(text),
                Value::Array(items) => items.iter().any(|item| self.bears_mask(item)),
                _ => false,
            }
    }
}
