//! Records on their way into a batch: without what is personal, without what is the unit's own.

use super::inspect::{Finding, inspect};
use crate::{Desk, Result};
use minglu_ledger::{Attachment, Field, Fields, Kind as FieldKind, Record, Schema};
use minglu_sync::batch::{BatchRecord, BlobRef, PrivateField};
use minglu_sync::crypto::{Digest, Suite};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a batch would hold, and what there is to say about it.
#[derive(Default)]
pub(super) struct Records {
    /// Name on the wire, version of the schema, records.
    pub ledgers: Vec<(String, String, Vec<BatchRecord>)>,
    pub files: BTreeMap<String, BlobRef>,
    pub private: Vec<PrivateField>,
    pub findings: Vec<Finding>,
}

impl Records {
    pub fn count(&self) -> u64 {
        self.ledgers.iter().map(|part| part.2.len() as u64).sum()
    }

    /// Adds records that are no ledger's.
    pub fn add_plain(&mut self, name: &str, records: Vec<BatchRecord>) {
        self.ledgers
            .push((name.to_owned(), "1".to_owned(), records));
    }

    /// Adds records of a ledger, called `name` on the wire. Personal data goes along only in the
    /// columns that are `clear`; the columns that `stays` names stay at the unit.
    pub fn add(
        &mut self,
        desk: &Desk,
        schema: &Schema,
        name: &str,
        found: &[Record],
        stays: &[&str],
        clear: &[String],
    ) -> Result<()> {
        let fields: Vec<&Field> = schema
            .fields
            .iter()
            .filter(|f| !stays.contains(&f.name.as_str()))
            .filter(|f| f.private.is_none() || clear.contains(&f.name))
            .collect();
        let mut records = Vec::with_capacity(found.len());
        for record in found {
            records.push(self.one(desk, name, record, &fields)?);
        }
        self.findings.extend(inspect(desk, schema, name, found)?);
        let told = fields.iter().filter(|field| field.private.is_some());
        let told = told.filter(|field| records.iter().any(|r| r.fields.contains_key(&field.name)));
        self.private.extend(told.map(|field| PrivateField {
            ledger: name.to_owned(),
            field: field.name.clone(),
            title: field.title.clone(),
        }));
        self.ledgers
            .push((name.to_owned(), version(schema), records));
        Ok(())
    }

    fn one(
        &mut self,
        desk: &Desk,
        name: &str,
        record: &Record,
        fields: &[&Field],
    ) -> Result<BatchRecord> {
        let mut kept = Fields::new();
        for field in fields {
            let value = record.get(&field.name);
            if value.is_null() {
                continue;
            }
            if field.kind == FieldKind::Attachments {
                self.note_files(value)?;
            }
            kept.insert(field.name.clone(), told(desk, &self.ledgers, field, value)?);
        }
        Ok(BatchRecord {
            origin: record.text("origin").map(str::to_owned),
            ..BatchRecord::new(name, &record.id, kept)
        })
    }

    /// Links to the web have no digest and are no files.
    fn note_files(&mut self, value: &Value) -> Result<()> {
        for item in value.as_array().into_iter().flatten() {
            let Ok(file) = serde_json::from_value::<Attachment>(item.clone()) else {
                continue;
            };
            let name = minglu_ledger::safe_name(&file.name);
            let blob = BlobRef::new(file.digest.parse()?, file.size, name);
            self.files.insert(file.digest, blob);
        }
        Ok(())
    }
}

/// A reference to what goes along stays an id; to anything else it is told by its name.
fn told(
    desk: &Desk,
    before: &[(String, String, Vec<BatchRecord>)],
    field: &Field,
    value: &Value,
) -> Result<Value> {
    let (FieldKind::Reference { ledger }, Some(id)) = (&field.kind, value.as_str()) else {
        return Ok(value.clone());
    };
    if before.iter().any(|part| part.0 == *ledger) {
        return Ok(value.clone());
    }
    let schema = desk.ledger.schema(ledger)?;
    Ok(match desk.ledger.get(ledger, id) {
        Ok(other) => other.get(&schema.label).clone(),
        Err(_) => value.clone(),
    })
}

/// Tells whether two programs mean the same by a ledger's columns.
fn version(schema: &Schema) -> String {
    let columns = schema
        .fields
        .iter()
        .map(|f| format!("{} {}\n", f.name, f.title));
    let digest: Digest = Suite::Ed25519.digest(columns.collect::<String>().as_bytes());
    digest
        .as_str()
        .chars()
        .skip("sha256:".len())
        .take(16)
        .collect()
}
