use crate::error::{Problem, Result};
use crate::record::Fields;
use crate::schema::Schema;
use crate::store::{Ledger, Table};
use serde_json::Value as Json;

/// A new record that its schema has passed; [`crate::Tx::add_checked`] takes it as it is.
#[derive(Debug)]
pub struct Checked {
    pub(crate) values: Vec<Json>,
}

impl Ledger {
    /// A new record as it would be kept, defaults filled in, or what is wrong with it. Whether
    /// referred records exist is only checked on writing.
    ///
    /// # Errors
    /// Fails where there is no such ledger.
    pub fn check_new(&self, ledger: &str, fields: Fields) -> Result<Result<Checked, Vec<Problem>>> {
        let table = self.table(ledger)?;
        let checked = table.rules.new_record(&table.schema, fields);
        Ok(checked.map(|values| Checked { values }))
    }
}

/// The rules of a ledger that is being defined and cannot be used by its name yet.
pub struct Door(Table);

impl Door {
    /// Makes the rules ready.
    ///
    /// # Errors
    /// Fails where the schema is none.
    pub fn new(schema: Schema) -> Result<Door> {
        Ok(Door(Table::new(0, schema)?))
    }

    /// As [`Ledger::check_new`].
    ///
    /// # Errors
    /// What is wrong with the record.
    pub fn check_new(&self, fields: Fields) -> Result<Checked, Vec<Problem>> {
        let values = self.0.rules.new_record(&self.0.schema, fields)?;
        Ok(Checked { values })
    }
}
