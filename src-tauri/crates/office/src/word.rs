//! Values as the words that stand for them on the wire: in the database they are the same.

use crate::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word that stands for a value.
///
/// # Errors
/// `internal` where it has none.
pub fn of(value: &impl Serialize) -> Result<String> {
    let value = serde_json::to_value(value)?;
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| Error::internal("word", "none"))
}

/// The value for which a word stands.
///
/// # Errors
/// `internal` where it stands for none.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_value(text.into())?)
}
