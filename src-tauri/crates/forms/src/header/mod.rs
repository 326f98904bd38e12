//! Which row is the header, and which column is which field of the ledger.

mod align;
mod assign;
mod chain;
mod labels;
mod likely;
mod matching;
mod profile;
mod shape;
mod ticks;
mod title;

pub(crate) use chain::Chain;
pub(crate) use likely::{Likely, likely};
pub use title::best_title;
pub(crate) use title::{is_aside, is_section, section_level};

use crate::read::ReadError;
use crate::table::Sheet;
use labels::Block;
use minglu_ledger::schema::Schema;
use std::collections::BTreeMap;
use std::ops::Range;

/// A sheet's header as it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Detected {
    /// The header's rows, counted from 0. Empty where a mapping was given by hand for a sheet
    /// without a header.
    pub header_rows: Range<u32>,
    /// Every column that has a label or content, from left to right.
    pub columns: Vec<MappedColumn>,
    /// The table's title, from the rows or the paragraph above it.
    pub title: Option<String>,
    /// Digest of the ledger and the labels: the key under which a mapping made by hand is
    /// remembered for the next file of this shape.
    pub shape: String,
    /// What the clerk should know about the mapping.
    pub notes: Vec<String>,
}

/// One column and the field that it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// Column counted from 0.
    pub index: u32,
    /// Its label without white space, group and sub-label joined by `/`; empty where it has none.
    pub header: String,
    /// The field's name; none where the column is not read.
    pub field: Option<String>,
    /// What is ticked here, where the field has a column for each of its values.
    pub option: Option<String>,
}

/// A mapping made by hand: column index to field, or to none to leave it out.
pub type Mapping = BTreeMap<u32, Option<String>>;

/// Rows in which a header is looked for: so many that hold something.
const SEARCHED: u32 = 15;

/// Finds the header and maps its columns.
///
/// # Errors
/// Fails where no row of the first fifteen looks like a header of this ledger.
pub fn detect(sheet: &Sheet, schema: &Schema) -> Result<Detected, ReadError> {
    let block = best_block(sheet, schema).ok_or_else(|| no_header(sheet, schema))?;
    let columns = align::columns(sheet, schema, &block);
    Ok(Detected {
        title: title_above(sheet, block.rows.start),
        shape: shape::digest(schema, &columns),
        notes: notes(schema, &columns),
        header_rows: block.rows,
        columns,
    })
}

/// Like [`detect`], with a mapping made by hand that overrides what was detected.
///
/// # Errors
/// Fails where there is no header and no mapping either.
pub fn detect_with(
    sheet: &Sheet,
    schema: &Schema,
    mapping: &Mapping,
) -> Result<Detected, ReadError> {
    let mut detected = match detect(sheet, schema) {
        Err(_) if !mapping.is_empty() => unlabelled(sheet, schema),
        detected => detected?,
    };
    detected.remap(schema, mapping);
    Ok(detected)
}

impl Detected {
    /// Applies a mapping made by hand. A field that it gives to one column is taken from every
    /// other; names that the ledger does not have are passed over.
    pub fn remap(&mut self, schema: &Schema, mapping: &Mapping) {
        for (index, field) in mapping {
            let known = field.as_deref().is_none_or(|f| schema.field(f).is_some());
            if !known || !self.columns.iter().any(|c| c.index == *index) {
                continue;
            }
            self.give(*index, field);
        }
        self.notes = notes(schema, &self.columns);
    }

    /// Gives a field to a column, and takes it from the others; tick columns of one field share it.
    fn give(&mut self, index: u32, field: &Option<String>) {
        let same = |c: &MappedColumn| c.option.is_some() && c.field == *field;
        let shared = self.columns.iter().any(|c| c.index == index && same(c));
        for column in &mut self.columns {
            if column.index == index && !shared {
                column.field.clone_from(field);
                column.option = None;
            } else if column.index != index && column.field == *field && !(shared && same(column)) {
                column.field = None;
                column.option = None;
            }
        }
    }

    /// The column that was taken for a field.
    pub fn column(&self, field: &str) -> Option<u32> {
        let found = self
            .columns
            .iter()
            .find(|c| c.field.as_deref() == Some(field));
        found.map(|c| c.index)
    }

    /// Labels of the columns that are not read.
    pub fn unmapped(&self) -> impl Iterator<Item = &str> {
        let unmapped = self.columns.iter().filter(|c| c.field.is_none());
        unmapped
            .map(|c| c.header.as_str())
            .filter(|h| !h.is_empty())
    }
}

/// The likeliest header block; of two equals the upper one.
fn best_block(sheet: &Sheet, schema: &Schema) -> Option<Block> {
    let filled = (0..sheet.rows()).filter(|r| sheet.row(*r).next().is_some());
    let mut best: Option<(i64, Block)> = None;
    for row in filled.take(SEARCHED as usize) {
        let block = labels::block(sheet, row, schema);
        let score = assign::worth(&block.labels, schema);
        if score > best.as_ref().map_or(0, |(s, _)| *s) {
            best = Some((score, block));
        }
    }
    best.map(|(_, block)| block)
}

fn no_header(sheet: &Sheet, schema: &Schema) -> ReadError {
    let usual = schema.fields.iter().filter(|f| matching::is_read(f));
    let labels = usual.filter(|f| !f.aliases.is_empty()).take(5);
    ReadError::NoHeader {
        sheet: sheet.name.clone(),
        labels: labels.map(|f| f.title.clone()).collect(),
        rows: SEARCHED,
    }
}

pub(crate) fn title_above(sheet: &Sheet, header: u32) -> Option<String> {
    let above = (0..header).flat_map(|row| sheet.row(row).map(|(_, cell)| cell.text));
    best_title(above).or_else(|| sheet.title.clone())
}

fn unlabelled(sheet: &Sheet, schema: &Schema) -> Detected {
    let columns: Vec<MappedColumn> = (0..sheet.cols())
        .map(|index| MappedColumn {
            index,
            header: String::new(),
            field: None,
            option: None,
        })
        .collect();
    Detected {
        header_rows: 0..0,
        title: sheet.title.clone(),
        shape: shape::digest(schema, &columns),
        notes: Vec::new(),
        columns,
    }
}

fn notes(schema: &Schema, columns: &[MappedColumn]) -> Vec<String> {
    use minglu_ledger::schema::Kind;
    let fields = columns
        .iter()
        .filter_map(|c| schema.field(c.field.as_deref()?));
    let files = fields.filter(|f| f.kind == Kind::Attachments && f.own);
    files
        .map(|f| {
            format!(
                "“{}”列只读入网址（http:// 或 https:// 开头）；文件请导入后在明录里添加",
                f.title
            )
        })
        .collect()
}
