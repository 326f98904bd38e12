use super::records::allowed;
use crate::{Desk, Result};
use minglu_ledger::{Fields, Schema};
use minglu_sync::protocol::{Issued, IssuedRecords};
use serde_json::Value;
use std::collections::HashMap;

/// What the office said of the records of a ledger before an item came: the value that a unit's own
/// is held to.
pub(super) struct Said {
    key: Vec<String>,
    label: String,
    by_key: HashMap<String, Fields>,
    /// The records of the item whose place this one takes.
    replaced: Vec<String>,
}

impl Said {
    /// From the items of this kind that were taken in, the latest word counting.
    pub fn of(desk: &Desk, item: &Issued, schema: &Schema) -> Result<Said> {
        let mut said = Said {
            key: schema.key.clone(),
            label: schema.label.clone(),
            by_key: HashMap::new(),
            replaced: Vec::new(),
        };
        let kind = item.kind_word();
        for line in desk.ledger.all_issued(usize::MAX)? {
            let other = line.issued.kind != kind || line.issued.id == item.id.to_string();
            if other || line.outcome.is_none() {
                continue;
            }
            let Ok(earlier) = serde_json::from_str::<Issued>(&line.issued.item) else {
                continue;
            };
            let Ok(body) = earlier.body_as::<IssuedRecords>() else {
                continue;
            };
            for fields in &body.records {
                let key = said.key(fields);
                if item.replaces == Some(earlier.id) {
                    said.replaced.push(key.clone());
                }
                said.by_key
                    .entry(key)
                    .or_insert_with(|| allowed(schema, fields));
            }
        }
        Ok(said)
    }

    /// What was said of this record.
    pub fn about(&self, fields: &Fields) -> Option<&Fields> {
        self.by_key.get(&self.key(fields))
    }

    /// What the item before had and this one has not. It stays in the ledger, and is told.
    pub fn gone(&self, records: &[Fields]) -> Vec<String> {
        let here: Vec<String> = records.iter().map(|fields| self.key(fields)).collect();
        let gone = self.replaced.iter().filter(|key| !here.contains(key));
        let words = gone.filter_map(|key| self.by_key.get(key)?.get(&self.label)?.as_str());
        words.map(str::to_owned).collect()
    }

    fn key(&self, fields: &Fields) -> String {
        let parts = self
            .key
            .iter()
            .map(|name| fields.get(name).unwrap_or(&Value::Null));
        Value::from_iter(parts.cloned()).to_string()
    }
}
