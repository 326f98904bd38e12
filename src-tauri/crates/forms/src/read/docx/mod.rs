//! Word documents: every table one sheet, tables of the same columns joined.

mod build;
mod document;

pub(crate) use document::symbol;

use super::limits::Meter;
use super::relationships::main_part;
use super::xml::Walk;
use super::{Input, Limits, ReadError};
use crate::table::Workbook;
use std::io::{BufReader, Read};
use zip::ZipArchive;

pub(super) fn read(mut archive: ZipArchive<Input>, limits: &Limits) -> Result<Workbook, ReadError> {
    let part = main_part(&mut archive)?.unwrap_or_else(|| "word/document.xml".to_owned());
    let xml = BufReader::new(archive.by_name(&part)?.take(limits.text));
    let mut meter = Meter::new(limits);
    let tables = document::tables(Walk::new(xml), &mut meter)?;
    if tables.is_empty() {
        return Err(ReadError::NoTable("这份 Word 文档".into()));
    }
    Ok(build::workbook(tables, limits))
}

/// A table of the document with the paragraphs since the table before it.
#[derive(Debug, Default)]
struct Table {
    above: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Default)]
struct Row {
    cells: Vec<Cell>,
    /// Grid columns left free before the first cell.
    indent: u32,
    /// Repeated by Word at the top of each page.
    header: bool,
    /// Struck out in tracked changes.
    deleted: bool,
}

#[derive(Debug, Default)]
struct Cell {
    text: String,
    /// Grid columns that it covers.
    width: u32,
    merge: Merge,
}

/// How a cell hangs together with those above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Merge {
    #[default]
    None,
    Begins,
    Continues,
}
