//! Who did what: a log in the database, each row with a digest over itself and the row before.

mod list;
mod verify;

pub use list::{Entry, list};
pub use verify::verify;

use crate::Result;
use crate::store::{Sql, next, now};
use crate::values;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What stands before the first row.
const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Notes a deed in the transaction in which it is done. Details hold ids and counts, never a value
/// of a record.
///
/// # Errors
/// The database's.
pub fn note(
    sql: &mut dyn Sql,
    who: &str,
    deed: &str,
    subject: &str,
    details: &Value,
) -> Result<()> {
    let sequence = next(sql, "audit")?;
    let before = sql.row(
        "SELECT digest FROM audit WHERE sequence = ?1",
        values![sequence - 1],
    )?;
    let previous = before.map(|row| row.text(0)).transpose()?;
    let previous = previous.unwrap_or_else(|| START.to_owned());
    let (at, details) = (now(), details.to_string());
    let digest = digest(&[
        &sequence.to_string(),
        &at,
        who,
        deed,
        subject,
        &details,
        &previous,
    ]);
    sql.run(
        "INSERT INTO audit (sequence, at, who, deed, subject, details, previous, digest) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        values![sequence, at, who, deed, subject, details, previous, digest],
    )?;
    Ok(())
}

/// A digest in which no part can be moved into its neighbour.
fn digest(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    crate::secret::hex(&hasher.finalize())
}
