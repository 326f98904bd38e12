use super::limits::Meter;
use super::package::small_part;
use super::package::{hidden_columns_note, hidden_rows_note, hidden_sheet_note, overflow_note};
use super::xml::{Node, Tag, Walk};
use super::{Input, Limits, ReadError};
use crate::table::{CellKind, MAX_COLUMNS, Note, SheetBuilder, Span, Workbook, column_letter};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};
use zip::ZipArchive;

/// Reads an OpenDocument workbook: front to back, so that memory follows what the cells hold
/// and merged regions and hidden rows, which ready-made readers leave out, are seen.
pub(super) fn read(mut archive: ZipArchive<Input>, limits: &Limits) -> Result<Workbook, ReadError> {
    let manifest = small_part(&mut archive, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ReadError::Password);
    }
    let xml = BufReader::new(archive.by_name("content.xml")?.take(limits.unpacked));
    let mut state = State::new(limits);
    let mut walk = Walk::new(xml);
    state.walk(&mut walk)?;
    Ok(state.workbook)
}

struct State {
    workbook: Workbook,
    meter: Meter,
    /// Styles that hide a sheet, and the style being read.
    hiding: HashSet<String>,
    style: String,
    sheet: Option<SheetBuilder>,
    row: u32,
    column: u32,
    rows_repeat: u32,
    cells: Vec<Cell>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
    /// Depth of elements whose text is not the cell's: comments and drawings.
    skipped: u32,
    paragraphs: u32,
}

/// A cell of the row being read.
#[derive(Default)]
struct Cell {
    column: u32,
    repeat: u32,
    rows: u32,
    columns: u32,
    kind: Option<Value>,
    text: String,
}

/// The typed value beside the text that is shown.
enum Value {
    Number(String),
    Share,
    Date(String),
    Boolean(bool),
}

impl State {
    fn new(limits: &Limits) -> State {
        State {
            workbook: Workbook::default(),
            meter: Meter::new(limits),
            hiding: HashSet::new(),
            style: String::new(),
            sheet: None,
            row: 0,
            column: 0,
            rows_repeat: 1,
            cells: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
            skipped: 0,
            paragraphs: 0,
        }
    }

    fn walk(&mut self, walk: &mut Walk<impl BufRead>) -> Result<(), ReadError> {
        loop {
            match walk.step()? {
                Node::Open(tag) => self.open(&tag),
                Node::Close(name) => self.close(&name)?,
                Node::Text(text) if self.paragraphs > 0 && self.skipped == 0 => self.add(&text),
                Node::Text(_) => {}
                Node::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if self.skipped > 0 || is_skipped(&name) {
            self.skipped += 1;
            return;
        }
        match name.as_str() {
            "style" => self.style = tag.attribute("name").unwrap_or_default(),
            "table-properties" if tag.attribute("display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "table" => self.open_sheet(tag),
            "table-column" => self.open_column(tag),
            "table-row" => self.open_row(tag),
            "table-cell" | "covered-table-cell" => self.open_cell(tag),
            "p" | "h" => self.open_paragraph(),
            "s" => self.add(&" ".repeat(tag.number("c").unwrap_or(1).clamp(1, 100) as usize)),
            "tab" => self.add(" "),
            "line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match name {
            "p" | "h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "table-row" => self.close_row()?,
            "table" => self.close_sheet(),
            _ => {}
        }
        Ok(())
    }

    fn open_sheet(&mut self, tag: &Tag<'_>) {
        let mut sheet = SheetBuilder::new(tag.attribute("name").unwrap_or_default());
        let style = tag.attribute("style-name").unwrap_or_default();
        sheet.sheet_mut().hidden = self.hiding.contains(&style);
        self.sheet = Some(sheet);
        (self.row, self.column) = (0, 0);
        self.hidden_rows.clear();
        self.hidden_columns.clear();
    }

    fn open_column(&mut self, tag: &Tag<'_>) {
        let repeat = tag.number("number-columns-repeated").unwrap_or(1);
        let to = self.column.saturating_add(repeat);
        if is_hidden(tag) {
            self.hidden_columns.extend(self.column..to.min(MAX_COLUMNS));
        }
        self.column = to;
    }

    fn open_row(&mut self, tag: &Tag<'_>) {
        self.rows_repeat = tag.number("number-rows-repeated").unwrap_or(1).max(1);
        self.column = 0;
        self.cells.clear();
        if is_hidden(tag) && self.rows_repeat <= 10_000 {
            let first = self.row + 1;
            self.hidden_rows.extend(first..first + self.rows_repeat);
        }
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let number = |name| tag.number(name).unwrap_or(1).max(1);
        let repeat = number("number-columns-repeated");
        self.cells.push(Cell {
            column: self.column,
            repeat,
            rows: number("number-rows-spanned"),
            columns: number("number-columns-spanned"),
            kind: value(tag),
            text: String::new(),
        });
        self.column = self.column.saturating_add(repeat);
    }

    fn open_paragraph(&mut self) {
        self.paragraphs += 1;
        if let Some(cell) = self.cells.last_mut()
            && !cell.text.is_empty()
        {
            cell.text.push('\n');
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(cell) = self.cells.last_mut() {
            cell.text.push_str(text);
        }
    }

    fn close_row(&mut self) -> Result<(), ReadError> {
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        let filled = self.cells.iter().any(|c| !c.text.trim().is_empty());
        let merged = self.cells.iter().any(|c| c.rows > 1 || c.columns > 1);
        let rows = if filled || merged {
            self.rows_repeat
        } else {
            0
        };
        for row in self.row..self.row.saturating_add(rows) {
            for cell in &self.cells {
                draw(sheet, row, cell, &mut self.meter)?;
            }
        }
        self.row = self.row.saturating_add(self.rows_repeat);
        self.cells.clear();
        Ok(())
    }

    fn close_sheet(&mut self) {
        let Some(mut builder) = self.sheet.take() else {
            return;
        };
        let name = builder.sheet_mut().name.clone();
        let overflowed = builder.overflowed();
        let sheet = builder.finish();
        let rows = self
            .hidden_rows
            .iter()
            .copied()
            .filter(|r| *r <= sheet.rows());
        let columns = self.hidden_columns.iter().filter(|c| **c < sheet.cols());
        let notes = [
            sheet.hidden.then(|| hidden_sheet_note().to_owned()),
            hidden_rows_note(&rows.collect::<Vec<_>>()),
            hidden_columns_note(&columns.map(|c| column_letter(*c)).collect::<Vec<_>>()),
            overflowed.then(|| overflow_note().to_owned()),
        ];
        let notes = notes.into_iter().flatten().map(|m| Note::on(&name, m));
        self.workbook.notes.extend(notes);
        self.workbook.sheets.push(sheet);
    }
}

fn draw(
    sheet: &mut SheetBuilder,
    row: u32,
    cell: &Cell,
    meter: &mut Meter,
) -> Result<(), ReadError> {
    if cell.rows > 1 || cell.columns > 1 {
        sheet.merge(Span {
            top: row,
            left: cell.column,
            bottom: row.saturating_add(cell.rows - 1),
            right: cell.column.saturating_add(cell.columns - 1),
        });
    }
    if cell.text.trim().is_empty() {
        return Ok(());
    }
    let (kind, text) = shown(cell);
    // One column further than is kept, so that leaving cells out is noticed.
    let end = cell
        .column
        .saturating_add(cell.repeat)
        .min(MAX_COLUMNS.max(cell.column) + 1);
    for column in cell.column..end {
        meter.push(sheet, (row, column), kind, text)?;
    }
    Ok(())
}

fn shown(cell: &Cell) -> (CellKind, &str) {
    let text = cell.text.as_str();
    match &cell.kind {
        None => (CellKind::Text, text),
        Some(Value::Share) => (CellKind::Number, text),
        Some(Value::Date(date)) => (CellKind::Date, date),
        Some(Value::Boolean(true)) => (CellKind::Boolean, "TRUE"),
        Some(Value::Boolean(false)) => (CellKind::Boolean, "FALSE"),
        // Digits only: as shown, with leading zeros.
        Some(Value::Number(_)) if text.bytes().all(|b| b.is_ascii_digit()) => {
            (CellKind::Number, text)
        }
        Some(Value::Number(number)) => (CellKind::Number, number),
    }
}

fn value(tag: &Tag<'_>) -> Option<Value> {
    match tag.attribute("value-type")?.as_str() {
        "float" => Some(Value::Number(tag.attribute("value")?)),
        "percentage" => Some(Value::Share),
        "date" => {
            let date = tag.attribute("date-value")?;
            let whole_day = date.strip_suffix("T00:00:00").map(str::to_owned);
            Some(Value::Date(whole_day.unwrap_or(date)))
        }
        "boolean" => Some(Value::Boolean(tag.attribute("boolean-value")? == "true")),
        _ => None,
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    let visibility = tag.attribute("visibility");
    matches!(visibility.as_deref(), Some("collapse" | "filter"))
}

/// Comments, drawings and what records changes.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "annotation" | "shapes" | "frame" | "custom-shape" | "tracked-changes" | "ruby-text"
    )
}
