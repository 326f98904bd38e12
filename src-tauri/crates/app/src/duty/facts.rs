use minglu_ledger::Fields;
use minglu_rules::duty::Facts;
use serde_json::Value;

/// A record as it stands, or as it would stand after a change.
#[derive(Clone, Copy)]
pub(crate) struct Change<'a> {
    /// What is written; all of the record where nothing stood before.
    pub fields: &'a Fields,
    /// The record as it stands.
    pub before: Option<&'a Fields>,
}

impl<'a> Change<'a> {
    /// A record as it stands.
    pub fn standing(fields: &'a Fields) -> Change<'a> {
        let before = None;
        Change { fields, before }
    }

    /// A field's value after the change.
    pub fn value(&self, field: &str) -> &'a Value {
        let stored = || self.before.and_then(|before| before.get(field));
        let value = self.fields.get(field).or_else(stored);
        value.unwrap_or(&Value::Null)
    }
}

impl Facts for Change<'_> {
    fn get(&self, field: &str) -> &Value {
        self.value(field)
    }
}
