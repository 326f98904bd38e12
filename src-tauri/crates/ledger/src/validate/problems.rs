use crate::error::{Problem, Result};
use crate::record::Fields;
use crate::store::Ledger;

impl Ledger {
    /// What the schema would say of a new record with these fields; empty where it would take it.
    ///
    /// # Errors
    /// Fails where there is no such ledger.
    pub fn problems(&self, ledger: &str, fields: &Fields) -> Result<Vec<Problem>> {
        let table = self.table(ledger)?;
        let checked = table.rules.new_record(&table.schema, fields.clone());
        Ok(checked.err().unwrap_or_default())
    }
}
