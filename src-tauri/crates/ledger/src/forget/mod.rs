//! Forgetting: personal data whose time is over goes out of its records and out of the change log.
//!
//! It is the one writer that alters what was logged. The log keeps every row, who did what and
//! when; only the values are gone, and the digests from there on are made anew. The step that says
//! so cannot be undone: there is nothing left to bring back.

mod log;

use crate::attachment::is_digest;
use crate::durable;
use crate::error::Result;
use crate::record::Fields;
use crate::store::Ledger;
use crate::transact::chain::Head;
use crate::transact::{Committed, Operation, Tx};
use serde_json::Value;
use std::collections::BTreeSet;

/// Of which record what is forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    /// The ledger.
    pub ledger: String,
    /// The record.
    pub id: String,
    /// The fields.
    pub fields: Vec<String>,
}

impl Ledger {
    /// Takes values out of records and out of everything that was ever logged of them, and writes
    /// `marks` into those records that have such fields. Files that nothing names any more are
    /// removed. Backups that were made before still hold what is forgotten here.
    ///
    /// # Errors
    /// Fails where a record is not there, a field must not be empty, or the disk refuses; then
    /// nothing is changed.
    pub fn forget(
        &self,
        operation: Operation,
        what: &[Forgotten],
        marks: &Fields,
    ) -> Result<Committed<()>> {
        let mut files = BTreeSet::new();
        let empty = |tx: &mut Tx<'_>| {
            tx.forget_undone()?;
            what.iter().try_for_each(|each| each.empty(tx, marks))
        };
        let head = Head {
            kind: "forget".into(),
            ..operation.head()
        };
        let committed = self.run_and(head, empty, |conn| {
            files = log::purge(conn, what)?;
            Ok(())
        })?;
        for digest in files {
            if !self.read(|conn| log::names(conn, &digest))? {
                self.discard(&digest)?;
            }
        }
        Ok(committed)
    }
}

impl Ledger {
    /// Removes a kept file, where it is there.
    fn discard(&self, digest: &str) -> Result<()> {
        let place = self.attachment_place(digest);
        match is_digest(digest) && place.is_file() {
            true => durable::remove(&place),
            false => Ok(()),
        }
    }
}

impl Forgotten {
    fn empty(&self, tx: &mut Tx<'_>, marks: &Fields) -> Result<()> {
        let schema = tx.schema(&self.ledger)?;
        let known = marks
            .iter()
            .filter(|(name, _)| schema.field(name).is_some());
        let mut fields: Fields = known.map(|(n, v)| (n.clone(), v.clone())).collect();
        fields.extend(self.fields.iter().map(|name| (name.clone(), Value::Null)));
        tx.set(&self.ledger, &self.id, &fields)?;
        Ok(())
    }
}
