use super::{OWN_LEDGER, OwnLedger};
use crate::error::Result;
use crate::query::Query;
use crate::transact::Tx;

impl Tx<'_> {
    /// Puts an own ledger into the trash with all that is in it, and returns how many records.
    ///
    /// # Errors
    /// Fails where there is no such own ledger.
    pub fn put_away(&mut self, ledger: &str) -> Result<usize> {
        let own = self.own(ledger)?;
        let mut ids = Vec::new();
        self.each(&Query::of(ledger), |record| {
            ids.push(record.id);
            Ok(())
        })?;
        ids.iter().try_for_each(|id| self.trash(ledger, id))?;
        self.trash(OWN_LEDGER, &own.id)?;
        Ok(ids.len())
    }

    /// Takes an own ledger out of the trash with the records that went there with it; those that
    /// were there before stay there.
    ///
    /// # Errors
    /// Fails where its title has been taken meanwhile, or there are too many own ledgers.
    pub fn take_back(&mut self, id: &str) -> Result<OwnLedger> {
        let own = OwnLedger::of(&self.get(OWN_LEDGER, id)?)?;
        self.title_is_free(&own.definition.title, Some(&own.ledger))?;
        self.there_is_room()?;
        let mut ids = Vec::new();
        let trashed = Query {
            trashed: true,
            ..Query::of(&own.ledger)
        };
        self.each(&trashed, |record| {
            // One step, one moment.
            if record.deleted == own.deleted {
                ids.push(record.id);
            }
            Ok(())
        })?;
        self.restore(OWN_LEDGER, id)?;
        ids.iter()
            .try_for_each(|record| self.restore(&own.ledger, record))?;
        Ok(own)
    }
}
