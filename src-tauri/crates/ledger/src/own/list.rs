use super::{Definition, OWN_LEDGER};
use crate::attachment::Attachment;
use crate::error::{Error, Result};
use crate::query::Query;
use crate::record::Record;
use crate::store::Ledger;

/// A ledger of the unit's own.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnLedger {
    /// The record that defines it.
    pub id: String,
    /// Name in code.
    pub ledger: String,
    /// What it is.
    pub definition: Definition,
    /// The file from which it was made.
    pub source: Option<String>,
    /// That file, where it was kept.
    pub template: Option<Attachment>,
    /// When it was put into the trash.
    pub deleted: Option<String>,
}

impl Ledger {
    /// The unit's own ledgers: those in use, or those in the trash.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn own_ledgers(&self, trashed: bool) -> Result<Vec<OwnLedger>> {
        if self.schema(OWN_LEDGER).is_err() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        let query = Query {
            trashed,
            ..Query::of(OWN_LEDGER)
        };
        self.each(&query, |record| {
            found.push(OwnLedger::of(&record)?);
            Ok(())
        })?;
        Ok(found)
    }
}

impl OwnLedger {
    pub(super) fn of(record: &Record) -> Result<OwnLedger> {
        let text = |field: &str| record.text(field).unwrap_or_default().to_owned();
        let definition = serde_json::from_str(&text("definition"))
            .map_err(|cause| Error::damaged("自定义台账的栏目读不出").caused_by(cause))?;
        let kept = record.get("template").get(0).cloned();
        Ok(OwnLedger {
            id: record.id.clone(),
            ledger: text("name"),
            definition,
            source: record.text("source").map(str::to_owned),
            template: kept.and_then(|item| serde_json::from_value(item).ok()),
            deleted: record.deleted.clone(),
        })
    }
}
