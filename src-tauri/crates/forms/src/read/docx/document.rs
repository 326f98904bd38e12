use super::super::ReadError;
use super::super::limits::Meter;
use super::super::xml::{Node, Tag, Walk};
use super::{Cell, Merge, Row, Table};
use std::io::BufRead;

/// Paragraphs kept above a table: enough to find its title.
const ABOVE: usize = 6;
/// Deeper nesting than this is no document that a person made.
const DEEPEST: u32 = 64;

/// All outermost tables of a document.
pub(super) fn tables(
    mut walk: Walk<impl BufRead>,
    meter: &mut Meter,
) -> Result<Vec<Table>, ReadError> {
    let mut state = State::default();
    loop {
        match walk.step()? {
            Node::Open(tag) => state.open(&tag)?,
            Node::Close(name) => state.close(&name, meter)?,
            Node::Text(text) if state.in_text && state.skipped == 0 => state.add(&text),
            Node::Text(_) => {}
            Node::End => return Ok(state.tables),
        }
    }
}

#[derive(Default)]
struct State {
    tables: Vec<Table>,
    above: Vec<String>,
    /// The outermost table being read.
    table: Table,
    /// How many tables lie around the current place.
    depth: u32,
    /// How many skipped elements lie around the current place.
    skipped: u32,
    in_text: bool,
    in_row_properties: bool,
    /// Paragraphs being read: a text box holds paragraphs inside a paragraph.
    paragraphs: Vec<String>,
}

impl State {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        let name = tag.name();
        if self.skipped > 0 || (is_skipped(&name) && !self.in_row_properties) {
            self.skipped += u32::from(is_skipped(&name));
            return Ok(());
        }
        match name.as_str() {
            "tbl" => self.depth += 1,
            "p" => self.paragraphs.push(String::new()),
            "t" => self.in_text = true,
            "tab" if !self.paragraphs.is_empty() => self.add(" "),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "sym" => self.add(symbol(tag.attribute("char").as_deref())),
            _ if self.depth == 1 => self.open_in_table(&name, tag),
            _ => {}
        }
        let deep = self.depth > DEEPEST || self.paragraphs.len() > DEEPEST as usize;
        match deep {
            true => Err(ReadError::damaged("表格嵌套过深")),
            false => Ok(()),
        }
    }

    fn open_in_table(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tr" => self.table.rows.push(Row::default()),
            "tc" => {
                let cell = Cell {
                    width: 1,
                    ..Cell::default()
                };
                self.with_row(|row| row.cells.push(cell));
            }
            "trPr" => self.in_row_properties = true,
            "gridBefore" => {
                let indent = tag.number("val").unwrap_or(0).min(512);
                self.with_row(|row| row.indent = indent);
            }
            "tblHeader" => {
                let header = tag.attribute("val").is_none() || tag.flag("val");
                self.with_row(|row| row.header = header);
            }
            "del" if self.in_row_properties => self.with_row(|row| row.deleted = true),
            "gridSpan" => {
                let width = tag.number("val").unwrap_or(1).clamp(1, 512);
                self.with_cell(|cell| cell.width = width);
            }
            "vMerge" => {
                let begins = tag.attribute("val").as_deref() == Some("restart");
                let merge = if begins {
                    Merge::Begins
                } else {
                    Merge::Continues
                };
                self.with_cell(|cell| cell.merge = merge);
            }
            "hMerge" if tag.attribute("val").as_deref() != Some("restart") => self.widen(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, meter: &mut Meter) -> Result<(), ReadError> {
        if self.skipped > 0 {
            self.skipped -= u32::from(is_skipped(name));
            return Ok(());
        }
        match name {
            "t" => self.in_text = false,
            "trPr" => self.in_row_properties = false,
            "p" => self.close_paragraph(),
            "tc" if self.depth == 1 => {
                let row = self.table.rows.last();
                let text = row
                    .and_then(|r| r.cells.last())
                    .map_or("", |c| c.text.as_str());
                meter.cell(text)?;
            }
            "tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        if self.depth > 0 {
            self.with_cell(|cell| {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                cell.text.push_str(paragraph);
            });
        } else {
            if self.above.len() == ABOVE {
                self.above.remove(0);
            }
            self.above.push(paragraph.to_owned());
        }
    }

    fn close_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            let mut table = std::mem::take(&mut self.table);
            table.rows.retain(|row| !row.deleted);
            table.above = std::mem::take(&mut self.above);
            self.tables.push(table);
        }
    }

    fn with_row(&mut self, change: impl FnOnce(&mut Row)) {
        if let Some(row) = self.table.rows.last_mut() {
            change(row);
        }
    }

    fn with_cell(&mut self, change: impl FnOnce(&mut Cell)) {
        self.with_row(|row| {
            if let Some(cell) = row.cells.last_mut() {
                change(cell);
            }
        });
    }

    /// An old way of merging sideways: the cell belongs to the one before it.
    fn widen(&mut self) {
        self.with_row(|row| {
            if row.cells.len() > 1 {
                row.cells.pop();
                if let Some(before) = row.cells.last_mut() {
                    before.width += 1;
                }
            }
        });
    }
}

/// Deleted and moved-away text, the second copy that is kept for old programs, and readings
/// printed above characters.
fn is_skipped(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "rt" | "instrText")
}

/// The few characters of symbol fonts that stand in forms: ticks and boxes.
pub(crate) fn symbol(code: Option<&str>) -> &'static str {
    match code {
        Some("F0FC") => "√",
        Some("F0FE" | "F052" | "F053") => "☑",
        Some("F0A8" | "F06F" | "F0A3" | "F030") => "□",
        _ => "",
    }
}
