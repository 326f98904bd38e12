//! The body of a table as rows of named values.

mod fill;
mod kind;
mod link;
mod repeat;
mod section;
mod tick;
mod value;

pub use link::linked;
pub use tick::ticked;
pub use value::{Rejection, to_value};

use crate::header::{Chain, Detected};
use crate::table::{Cell, CellKind, Note, Sheet, SpanCursor};
use fill::Groups;
use kind::RowKind;
use minglu_ledger::schema::Schema;
use repeat::Repeats;
use section::Sections;

/// One row of a table's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRow<'a> {
    /// Its number as Excel shows it.
    pub row: u32,
    /// The section row that it stands under.
    pub section: Option<&'a str>,
    /// A value for every mapped column, empty ones too, from left to right.
    pub cells: Vec<BodyCell<'a>>,
}

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BodyCell<'a> {
    /// The field's name.
    pub field: &'a str,
    /// The text, filled in from above where it was merged, left blank for the group or 同上.
    pub text: &'a str,
    /// What kind of value the file says it is.
    pub kind: CellKind,
    /// What is ticked in this column, where the field has one for each of its values: then the
    /// text is to be read by [`ticked`].
    pub option: Option<&'a str>,
    /// Its column counted from 0; none where the value comes from a section row.
    pub column: Option<u32>,
}

impl BodyRow<'_> {
    /// The cell of a field.
    pub fn cell(&self, field: &str) -> Option<&BodyCell<'_>> {
        self.cells.iter().find(|c| c.field == field)
    }
}

/// Walks the body of a sheet; `notes` tells afterwards what was passed over.
pub struct Rows<'a> {
    sheet: &'a Sheet,
    columns: Vec<Column<'a>>,
    row: u32,
    spans: SpanCursor<'a>,
    repeats: Repeats,
    groups: Groups<'a>,
    sections: Sections<'a>,
    notes: Vec<Note>,
}

/// A mapped column.
#[derive(Debug, Clone, Copy)]
struct Column<'a> {
    index: u32,
    field: &'a str,
    option: Option<&'a str>,
    /// Blank cells belong to the group above.
    grouping: bool,
    serial: bool,
    /// A row that has nothing here is no record: the text of the row itself.
    innermost: bool,
}

/// Walks the rows below the header: repeated headers, blank rows, section rows and footnotes are
/// passed over, merged cells filled within their span.
pub fn rows<'a>(sheet: &'a Sheet, detected: &'a Detected, schema: &'a Schema) -> Rows<'a> {
    let columns = columns(detected, schema);
    let first = detected.header_rows.end;
    Rows {
        sheet,
        row: first,
        spans: SpanCursor::new(sheet.merges()),
        repeats: Repeats::new(sheet, &detected.header_rows),
        groups: Groups::new(sheet, first, &columns),
        sections: Sections::new(sheet, detected, schema),
        columns,
        notes: Vec::new(),
    }
}

fn columns<'a>(detected: &'a Detected, schema: &'a Schema) -> Vec<Column<'a>> {
    let chain = Chain::of(schema);
    let innermost = chain.fields.last().copied();
    let mapped = detected.columns.iter().filter_map(|c| {
        let at = schema
            .fields
            .iter()
            .position(|f| Some(&f.name) == c.field.as_ref())?;
        let field = &schema.fields[at];
        Some(Column {
            index: c.index,
            field: &field.name,
            option: c.option.as_deref(),
            grouping: field.merge,
            serial: chain.serial == Some(at),
            innermost: innermost == Some(at) || (innermost.is_none() && field.required),
        })
    });
    mapped.collect()
}

/// Notes of one kind beyond this many say nothing more.
const MOST_NOTES: usize = 50;

impl<'a> Rows<'a> {
    /// What was passed over so far and is neither blank nor a repeated header.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    fn note(&mut self, row: u32, what: &str, text: &str) {
        if self.notes.len() < MOST_NOTES {
            let text: String = text.chars().take(40).collect();
            let message = format!("第 {} 行“{text}”{what}", row + 1);
            self.notes.push(Note::on(&self.sheet.name, message));
        }
    }

    fn section(&mut self, row: u32, text: &'a str) {
        self.groups.forget();
        if !self.sections.enter(text) {
            self.note(row, "是分节标题，没有作为一条读入", text);
        }
    }

    fn body(&mut self, row: u32) -> BodyRow<'a> {
        let mut cells = self
            .groups
            .fill(self.sheet, row, &self.spans, &self.columns);
        for (field, text) in self.sections.fields() {
            cells.push(BodyCell {
                field,
                text,
                kind: CellKind::Text,
                option: None,
                column: None,
            });
        }
        BodyRow {
            row: row + 1,
            section: self.sections.current(),
            cells,
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = BodyRow<'a>;

    fn next(&mut self) -> Option<BodyRow<'a>> {
        while self.row < self.sheet.rows() {
            let row = self.row;
            self.row += 1;
            self.spans.advance(row);
            if self.repeats.is_header(self.sheet, row) {
                self.groups.forget();
                continue;
            }
            match kind::kind(self.sheet, row, &self.spans, &self.columns) {
                RowKind::Blank => {}
                RowKind::Section(text) if self.repeats.is_title(text) => {}
                RowKind::Section(text) => self.section(row, text),
                RowKind::Aside(text) => self.note(row, "是表下说明，没有作为一条读入", text),
                RowKind::Total(text) => self.note(row, "是合计，没有作为一条读入", text),
                RowKind::PageNumber => {}
                RowKind::Body => return Some(self.body(row)),
            }
        }
        None
    }
}

/// The cell that is meant at a place: merged cells show the text of their first, in the first
/// mapped column that they cover.
fn meant<'a>(
    sheet: &'a Sheet,
    row: u32,
    spans: &SpanCursor<'_>,
    column: u32,
    columns: &[Column<'_>],
) -> (Cell<'a>, Place) {
    let Some(span) = spans.over(row, column) else {
        return (sheet.cell(row, column), Place::Own);
    };
    let first = columns
        .iter()
        .find(|c| (span.left..=span.right).contains(&c.index));
    if first.is_some_and(|c| c.index != column) {
        return (Cell::EMPTY, Place::Beside);
    }
    let place = match span.top == row {
        true => Place::Own,
        false => Place::Above,
    };
    (sheet.cell(span.top, span.left), place)
}

/// Where a merged cell's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In this row.
    Own,
    /// In a row above, merged down to this one.
    Above,
    /// In another column of this row.
    Beside,
}
