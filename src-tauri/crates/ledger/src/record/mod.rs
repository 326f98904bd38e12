//! A record as the rest of the program sees it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Field name to value, in the schema's order.
pub type Fields = Map<String, Value>;

/// One row of a ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// UUID, version 7.
    pub id: String,
    /// Counts the changes of this record.
    pub rev: i64,
    /// When it was added, RFC 3339.
    pub created: String,
    /// When it was last changed, RFC 3339.
    pub updated: String,
    /// When it was put into the trash, if it is there.
    pub deleted: Option<String>,
    /// Every field of the schema in its order; null where empty.
    pub fields: Fields,
}

impl Record {
    /// The flat form that hosts show: `id`, every field in order, then `_rev`, `_updated` and,
    /// for a record in the trash, `_deleted`.
    pub fn to_row(&self) -> Value {
        let mut row = Map::with_capacity(self.fields.len() + 4);
        row.insert("id".into(), self.id.clone().into());
        for (name, value) in &self.fields {
            row.insert(name.clone(), value.clone());
        }
        row.insert("_rev".into(), self.rev.into());
        row.insert("_updated".into(), self.updated.clone().into());
        if let Some(deleted) = &self.deleted {
            row.insert("_deleted".into(), deleted.clone().into());
        }
        Value::Object(row)
    }

    /// The value of a field, null where it is empty or unknown.
    pub fn get(&self, field: &str) -> &Value {
        self.fields.get(field).unwrap_or(&Value::Null)
    }

    /// The text of a field, where it holds one.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).as_str()
    }
}
