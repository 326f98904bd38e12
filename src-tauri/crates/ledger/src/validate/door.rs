use crate::error::{Problem, Result};
use crate::record::Fields;
use crate::store::Ledger;
use serde_json::Value as Json;

impl Ledger {
    /// The fields of a new record as they would be kept, defaults filled in, or what is wrong
    /// with them. Whether referred records exist is only checked on writing.
    ///
    /// # Errors
    /// Fails where there is no such ledger.
    pub fn check_new(&self, ledger: &str, fields: Fields) -> Result<Result<Fields, Vec<Problem>>> {
        let table = self.table(ledger)?;
        let checked = table.rules.new_record(&table.schema, fields);
        let names = table.schema.fields.iter().map(|f| f.name.clone());
        Ok(checked.map(|values| names.zip(values).collect()))
    }

    /// The named fields as they would be kept, or what is wrong with them; null empties a field.
    ///
    /// # Errors
    /// Fails where there is no such ledger.
    pub fn check_some(
        &self,
        ledger: &str,
        fields: &Fields,
    ) -> Result<Result<Fields, Vec<Problem>>> {
        let table = self.table(ledger)?;
        let named = |(at, value): (usize, Json)| {
            table.schema.fields.get(at).map(|f| (f.name.clone(), value))
        };
        let checked = table.rules.some_fields(&table.schema, fields);
        Ok(checked.map(|values| values.into_iter().filter_map(named).collect()))
    }
}
