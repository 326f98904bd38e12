//! The office's own file, filled in place: only the cells that get something change, every other
//! part of the file stays as it was, byte for byte.

pub(crate) mod docx;
pub(crate) mod edits;
mod error;
mod label;
pub(crate) mod package;
mod placeholder;
mod placing;
pub(crate) mod scan;
mod table;
pub(crate) mod xlsx;

pub use error::FillError;

use crate::form::Values;
use crate::read::ReadError;
use crate::table::Workbook;
use minglu_ledger::schema::Schema;
use package::Package;
use placing::Placing;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// What a file is filled with.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'a> {
    /// The ledger whose records these are.
    pub schema: &'a Schema,
    /// The records; references are names, not ids.
    pub rows: &'a [Map<String, Value>],
    /// What placeholders such as `{{单位名称}}` stand for.
    pub values: &'a Values,
}

/// How the tables of a foreign file are read: the caller knows whether a child must do it.
pub type Tables<'a> = &'a dyn Fn(&Path) -> Result<Workbook, ReadError>;

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Cells and placeholders that were written.
    pub cells: usize,
    /// Records that found a row.
    pub rows: usize,
    /// What the clerk should know, in Chinese.
    pub messages: Vec<String>,
}

/// The parts of a package that get a new text, by name.
pub(crate) type Changed = BTreeMap<String, String>;

/// Fills a template and writes the result to `out`.
///
/// # Errors
/// Fails where the template is neither Excel nor Word, is damaged or too large, has nothing to
/// fill, or `out` cannot be written.
pub fn fill(
    template: &Path,
    tables: Tables<'_>,
    filling: &Filling<'_>,
    out: &Path,
) -> Result<Filled, FillError> {
    let mut package = Package::open(template)?;
    let mut filled = Filled::default();
    let mut placing = Placing::new(filling.schema, filling.rows);
    let changed = if package.has("xl/workbook.xml") {
        let workbook = tables(template)?;
        xlsx::fill(&mut package, &workbook, filling, &mut placing, &mut filled)?
    } else if package.has("word/document.xml") {
        docx::fill(&mut package, filling, &mut placing, &mut filled)?
    } else {
        return Err(FillError::Unsupported);
    };
    filled.rows = placing.placed();
    if filled.cells == 0 && filled.messages.is_empty() {
        let nothing = "没有可填的内容：表里的各格已经与台账一致。";
        filled.messages.push(nothing.into());
    }
    package.rewrite(&changed, out)?;
    Ok(filled)
}
