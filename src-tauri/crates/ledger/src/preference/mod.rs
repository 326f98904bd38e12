//! What the program remembers for its user: column widths, mappings, the last folder. Not logged.

use crate::error::Result;
use crate::store::{Ledger, seal};
use rusqlite::{OptionalExtension, TransactionBehavior, params};
use serde_json::Value;

impl Ledger {
    /// What was remembered under this key.
    ///
    /// # Errors
    /// Fails where the ledger cannot be read.
    pub fn recall(&self, key: &str) -> Result<Option<Value>> {
        let text: Option<String> = self.read(|conn| {
            let mut sql =
                conn.prepare_cached("SELECT value FROM main.preference WHERE key = ?1")?;
            Ok(sql.query_row([key], |r| r.get(0)).optional()?)
        })?;
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    }

    /// Remembers a value; null forgets it. Not to be called inside a transaction.
    ///
    /// # Errors
    /// Fails where the ledger cannot be written.
    pub fn remember(&self, key: &str, value: &Value) -> Result<()> {
        let mut writer = self.writer();
        let sql = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if value.is_null() {
            sql.execute("DELETE FROM preference WHERE key = ?1", [key])?;
        } else {
            sql.execute(
                "INSERT OR REPLACE INTO preference VALUES(?1, ?2)",
                params![key, value.to_string()],
            )?;
        }
        seal(&sql)?;
        Ok(sql.commit()?)
    }
}
