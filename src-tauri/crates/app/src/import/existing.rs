use super::rows::Said;
use super::scope::Scope;
use super::similar;
use crate::{Desk, Result};
use minglu_ledger::Fields;
use minglu_ledger::schema::Schema;
use minglu_notice::squashed;
use serde_json::Value;
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The ledger's records that a file may speak of, by their natural key.
///
/// Two rows that are truly alike stand under one key and are matched in their order, so that both
/// survive and reading the file again changes neither.
pub(super) struct Existing {
    by_key: HashMap<u64, VecDeque<String>>,
    pub count: usize,
}

impl Existing {
    /// Of a ledger that holds nothing yet.
    pub fn none() -> Existing {
        Existing {
            by_key: HashMap::new(),
            count: 0,
        }
    }

    pub fn load(desk: &Desk, schema: &Schema, scope: &Scope) -> Result<Existing> {
        let mut existing = Existing::none();
        let Some(mut query) = scope.query(schema) else {
            return Ok(existing);
        };
        if schema.field("position").is_some() {
            query.sort = vec![minglu_ledger::schema::SortBy::parse("position")];
        }
        desk.ledger.each(&query, |record| {
            existing.count += 1;
            existing
                .by_key
                .entry(key(schema, &record.fields))
                .or_default()
                .push_back(record.id);
            Ok(())
        })?;
        Ok(existing)
    }

    /// Whether a record stands under this key.
    pub fn has(&self, key: u64) -> bool {
        self.by_key.contains_key(&key)
    }

    /// Gives each row its record, and returns the records that no row speaks of.
    pub fn assign(
        mut self,
        desk: &Desk,
        schema: &Schema,
        rows: &[(u64, Option<Said>)],
    ) -> Result<(Vec<Option<String>>, Vec<String>)> {
        let mut assigned: Vec<Option<String>> = rows
            .iter()
            .map(|(key, _)| self.by_key.get_mut(key).and_then(VecDeque::pop_front))
            .collect();
        let mut left: Vec<String> = self.by_key.into_values().flatten().collect();
        let open: Vec<(usize, &Said)> = rows
            .iter()
            .enumerate()
            .filter(|(at, _)| assigned[*at].is_none())
            .filter_map(|(at, (_, row))| row.as_ref().map(|row| (at, row)))
            .collect();
        for (at, id) in similar::pairs(desk, schema, &open, &left)? {
            left.retain(|other| *other != id);
            assigned[at] = Some(id);
        }
        Ok((assigned, left))
    }
}

/// A record's natural key, blind to white space and width. Where nothing tells one record from
/// another, only a row that says the same in every column is the same.
pub(super) fn key(schema: &Schema, fields: &Fields) -> u64 {
    let mut hasher = DefaultHasher::new();
    let all = || schema.fields.iter().map(|field| &field.name).collect();
    let names: Vec<&String> = match schema.key.is_empty() {
        true => all(),
        false => schema.key.iter().collect(),
    };
    for name in names.into_iter().filter(|name| *name != "notice") {
        match fields.get(name) {
            Some(Value::String(text)) => squashed(text).hash(&mut hasher),
            Some(Value::Null) | None => "".hash(&mut hasher),
            Some(other) => other.to_string().hash(&mut hasher),
        }
        0x1f_u8.hash(&mut hasher);
    }
    hasher.finish()
}
