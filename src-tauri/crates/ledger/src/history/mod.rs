//! What has happened to one record.

use crate::attachment::hex;
use crate::error::{Error, Result};
use crate::record::Fields;
use crate::store::{Ledger, Table, head};
use crate::transact::log::fields;
use crate::transact::{DELETED, Source, find};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a step did to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryKind {
    /// It was added.
    Created,
    /// Fields changed.
    Changed,
    /// It went into the trash, or its addition was undone.
    Trashed,
    /// It came back.
    Restored,
}

/// One change of one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// The step that made it.
    pub step: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// Where it came from.
    pub source: Source,
    /// The step in words.
    pub label: String,
    /// What it did.
    pub kind: HistoryKind,
    /// The fields that changed, in the schema's order.
    pub differences: Vec<Difference>,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// Name in code.
    pub field: String,
    /// Name on screen.
    pub title: String,
    /// Null where it was empty.
    pub before: Value,
    /// Null where it is empty.
    pub after: Value,
}

impl Ledger {
    /// Number and digest of the newest change: whoever writes them down can prove later that nothing
    /// before it has been altered. Zeros where there is none.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn head(&self) -> Result<(i64, String)> {
        let (n, digest) = self.read(head)?;
        Ok((n, hex(&digest)))
    }

    /// Everything that has happened to a record, the oldest first.
    ///
    /// # Errors
    /// Fails where there never was such a record.
    pub fn history(&self, ledger: &str, id: &str) -> Result<Vec<HistoryEntry>> {
        let table = self.table(ledger)?;
        self.read(|conn| {
            let mut sql = conn.prepare_cached(
                "SELECT c.step, s.at, s.who, s.source, s.label, c.kind, s.kind, c.before, c.after
                 FROM main.change c JOIN main.step s ON s.step = c.step
                 WHERE c.record = ?1 AND c.ledger = ?2 ORDER BY c.n",
            )?;
            let mut rows = sql.query(params![id, ledger])?;
            let mut entries = Vec::new();
            while let Some(row) = rows.next()? {
                entries.push(entry(table, row)?);
            }
            if entries.is_empty() && find(conn, table, id)?.is_none() {
                return Err(Error::no_record());
            }
            Ok(entries)
        })
    }
}

fn entry(table: &Table, row: &Row<'_>) -> Result<HistoryEntry> {
    let (source, change, step): (String, String, String) = (row.get(3)?, row.get(5)?, row.get(6)?);
    let before = fields(row.get(7)?)?.unwrap_or_default();
    let after = fields(row.get(8)?)?.unwrap_or_default();
    Ok(HistoryEntry {
        step: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        source: Source::parse(&source),
        label: row.get(4)?,
        kind: match (change.as_str(), step.as_str()) {
            ("add", "do") => HistoryKind::Created,
            ("add" | "restore", _) => HistoryKind::Restored,
            ("remove" | "trash", _) => HistoryKind::Trashed,
            _ => HistoryKind::Changed,
        },
        differences: differences(table, &before, &after),
    })
}

/// Fields of the schema in its order, then those that it has no more.
fn differences(table: &Table, before: &Fields, after: &Fields) -> Vec<Difference> {
    let known = table
        .schema
        .fields
        .iter()
        .map(|f| (f.name.as_str(), f.title.as_str()));
    let others = before
        .keys()
        .chain(after.keys().filter(|name| !before.contains_key(*name)));
    let others = others
        .map(String::as_str)
        .filter(|name| *name != DELETED && table.schema.field(name).is_none())
        .map(|name| (name, name));
    let value = |fields: &Fields, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
    known
        .chain(others)
        .map(|(field, title)| Difference {
            field: field.to_owned(),
            title: title.to_owned(),
            before: value(before, field),
            after: value(after, field),
        })
        .filter(|difference| difference.before != difference.after)
        .collect()
}
