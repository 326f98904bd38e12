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
pub(crate) use plain::plain;

use crate::{Error, Result};
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

/// The form of this name or title.
pub(crate) fn named(name: &str) -> Result<Form> {
    let forms = builtin()?;
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
