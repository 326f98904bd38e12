use crate::Unknown;
use serde::{Deserialize, Serialize};

/// One record of a batch: one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchRecord {
    /// Name of the ledger in code.
    pub ledger: String,
    /// Id of the record in the unit's ledger.
    pub id: String,
    /// Id of the row that the office issued and this record answers: `TaskRow::id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Its fields by their names in code, as the schema has them. Empty ones are left out.
    pub fields: Unknown,
    /// What a newer program wrote beside them.
    #[serde(flatten)]
    pub unknown: Unknown,
}

impl BatchRecord {
    /// A record of the unit's own, that answers nothing.
    #[must_use]
    pub fn new(ledger: &str, id: &str, fields: Unknown) -> BatchRecord {
        BatchRecord {
            ledger: ledger.to_owned(),
            id: id.to_owned(),
            origin: None,
            fields,
            unknown: Unknown::new(),
        }
    }
}
