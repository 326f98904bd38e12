//! Forgetting: personal data whose time is over goes out of its records and out of the change log.
//!
//! It is the one writer that alters what was logged. The log keeps every row, who did what and
//! when; only the values are gone, and the digests from there on are made anew. The step that says
//! so cannot be undone: there is nothing left to bring back. Afterwards the files are written anew,
//! so that no free page of them still holds a word of it.

mod ever;
mod files;
mod log;
mod scour;
mod words;

pub use words::Words;

use crate::error::Result;
use crate::record::Fields;
use crate::store::Ledger;
use crate::transact::chain::Head;
use crate::transact::{Committed, Operation, Tx};
use rusqlite::TransactionBehavior;
use serde_json::Value;
use std::collections::BTreeSet;

/// Of which record what is forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forgotten {
    /// The ledger.
    pub ledger: String,
    /// The record; one whose addition was undone has left its values in the log.
    pub id: String,
    /// The fields.
    pub fields: Vec<String>,
    /// What stands in some of them from now on.
    pub instead: Fields,
}

impl Ledger {
    /// Takes values out of records and out of everything that was ever logged of them, and writes
    /// `marks` into those records that have such fields. `words` go out of every other text of
    /// these records too. Files that nothing names any more are removed. Backups that were made
    /// before still hold what is forgotten here.
    ///
    /// # Errors
    /// Fails where a field must not be empty, or the disk refuses; then nothing is changed. Fails
    /// too where the files cannot be written anew: then all is forgotten, but traces may be left.
    pub fn forget(
        &self,
        operation: Operation,
        what: &[Forgotten],
        words: &Words,
        marks: &Fields,
    ) -> Result<Committed<()>> {
        let mut what = what.to_vec();
        for value in what.iter_mut().flat_map(|each| each.instead.values_mut()) {
            words.leave(value);
        }
        let mut files = BTreeSet::new();
        let empty = |tx: &mut Tx<'_>| {
            tx.forget_undone()?;
            what.iter()
                .try_for_each(|each| each.empty(tx, words, marks))
        };
        let head = Head {
            kind: "forget".into(),
            ..operation.head()
        };
        let committed = self.run_and(head, empty, |conn| {
            files = log::purge(conn, &what, words)?;
            Ok(())
        })?;
        if committed.step.is_none() {
            // The records held none of it any more; the log still may.
            files = self.purge_alone(&what, words)?;
        }
        self.discard_unnamed(files)?;
        self.scour()?;
        Ok(committed)
    }

    fn purge_alone(&self, what: &[Forgotten], words: &Words) -> Result<BTreeSet<String>> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let files = log::purge(&sql, what, words)?;
        sql.commit()?;
        Ok(files)
    }
}

impl Forgotten {
    fn empty(&self, tx: &mut Tx<'_>, words: &Words, marks: &Fields) -> Result<()> {
        let schema = tx.schema(&self.ledger)?;
        let known = marks
            .iter()
            .filter(|(name, _)| schema.field(name).is_some());
        let mut fields: Fields = known.map(|(n, v)| (n.clone(), v.clone())).collect();
        let table = tx.table(&self.ledger)?;
        let Some(present) = tx.find(table, &self.id)? else {
            return Ok(());
        };
        for (name, mut value) in present.record.fields {
            if words.leave(&mut value) {
                fields.insert(name, value);
            }
        }
        fields.extend(self.fields.iter().map(|name| (name.clone(), Value::Null)));
        fields.extend(self.instead.clone());
        let trashed = present.record.deleted.is_some();
        if trashed {
            tx.restore(&self.ledger, &self.id)?;
        }
        tx.set(&self.ledger, &self.id, &fields)?;
        if trashed {
            tx.trash(&self.ledger, &self.id)?;
        }
        Ok(())
    }
}
