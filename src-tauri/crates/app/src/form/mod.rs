//! Paper: what is exported, printed, and filled into the office's own files.

mod clear;
pub mod export;
pub mod fill;
mod gather;
mod outs;
mod plain;
pub mod preview;
mod values;

pub(crate) use outs::outs;
pub use plain::plain;

use crate::{Desk, Error, Result};
use minglu_forms::form::{DateStyle, Form};
use minglu_ledger::schema::Field;
use serde_json::Value;

pub(crate) use values::heading;

/// The forms that this program was built with.
///
/// # Errors
/// Fails where one of them cannot be read.
pub fn builtin() -> Result<Vec<Form>> {
    minglu_forms::form::builtin().map_err(|e| Error::new("internal", e.to_string()))
}

/// The forms of this desk: those of the program, and those of the unit's own ledgers.
///
/// # Errors
/// Fails where one of them cannot be read.
pub(crate) fn all(desk: &Desk) -> Result<Vec<Form>> {
    let mut forms = builtin()?;
    forms.extend(crate::custom::forms(desk)?);
    Ok(forms)
}

/// The form of this name or title.
pub(crate) fn named(desk: &Desk, name: &str) -> Result<Form> {
    let forms = all(desk)?;
    let names: Vec<String> = forms.iter().map(|f| f.name.clone()).collect();
    forms
        .into_iter()
        .find(|f| f.name == name || f.title == name)
        .ok_or_else(|| {
            Error::usage(format!(
                "没有“{name}”这张表。可用的有：{}",
                names.join("、")
            ))
        })
}

/// A value as people read it.
pub(crate) fn shown(field: &Field, value: &Value) -> String {
    minglu_forms::form::show(field, value, DateStyle::Long)
}
