use crate::error::{Error, Result};
use crate::record::Record;
use crate::store::Ledger;
use crate::transact::find;

impl Ledger {
    /// One record, in the trash or not.
    ///
    /// # Errors
    /// Fails where there is no such record.
    pub fn get(&self, ledger: &str, id: &str) -> Result<Record> {
        let table = self.table(ledger)?;
        let found = self.read(|conn| find(conn, table, id))?;
        found
            .map(|present| present.record)
            .ok_or_else(Error::no_record)
    }
}
