use super::limits::Meter;
use super::{Limits, ReadError};
use crate::table::{CellKind, Note, SheetBuilder, Span, Workbook};
use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector};

/// HTML grows in memory when parsed.
const MOST: usize = 32 << 20;

/// Reads every outermost table of a page: web pages saved as .xls and the clipboard of Excel,
/// WPS and Word.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Workbook, ReadError> {
    if text.len() > MOST {
        return Err(ReadError::TooLarge("网页内容超过 32 MB".into()));
    }
    let page = Html::parse_document(text);
    let mut meter = Meter::new(limits);
    let mut workbook = Workbook::default();
    let tables = Selector::parse("table").map_err(ReadError::damaged)?;
    let outermost = page.select(&tables).filter(|t| !is_nested(t));
    for (i, table) in outermost.take(limits.sheets).enumerate() {
        let name = format!("表{}", i + 1);
        let mut reader = TableReader::new(&name);
        reader.read(table, &mut meter)?;
        let hidden = reader.hidden_rows();
        workbook
            .notes
            .extend(hidden.map(|message| Note::on(&name, message)));
        workbook.sheets.push(reader.sheet.finish());
    }
    workbook.sheets.retain(|s| s.cell_count() > 0);
    if workbook.sheets.is_empty() {
        return Err(ReadError::NoTable("网页内容".into()));
    }
    Ok(workbook)
}

fn is_nested(table: &ElementRef<'_>) -> bool {
    let mut above = table.ancestors().filter_map(ElementRef::wrap);
    above.any(|e| e.value().name() == "table")
}

struct TableReader {
    sheet: SheetBuilder,
    row: u32,
    /// For each column the first row that no cell from above reaches into.
    free_from: Vec<u32>,
    hidden: Vec<u32>,
}

impl TableReader {
    fn new(name: &str) -> TableReader {
        TableReader {
            sheet: SheetBuilder::new(name),
            row: 0,
            free_from: Vec::new(),
            hidden: Vec::new(),
        }
    }

    fn read(&mut self, table: ElementRef<'_>, meter: &mut Meter) -> Result<(), ReadError> {
        for element in table.descendants().filter_map(ElementRef::wrap) {
            if owner(element) != Some(table) {
                continue;
            }
            match element.value().name() {
                "caption" => self.sheet.sheet_mut().title = Some(text_of(element)),
                "tr" => self.read_row(element, meter)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_row(&mut self, row: ElementRef<'_>, meter: &mut Meter) -> Result<(), ReadError> {
        if is_hidden(row) {
            self.hidden.push(self.row + 1);
        }
        let cells = row.child_elements();
        let mut column = 0;
        for cell in cells.filter(|c| matches!(c.value().name(), "td" | "th")) {
            while self.taken(column) {
                column += 1;
            }
            let span = self.span(cell, column);
            self.take(span);
            let text = text_of(cell);
            if !text.is_empty() {
                meter.push(&mut self.sheet, (self.row, column), CellKind::Text, &text)?;
            }
            self.sheet.merge(span);
            column = span.right + 1;
        }
        self.row += 1;
        Ok(())
    }

    fn taken(&self, column: u32) -> bool {
        self.free_from
            .get(column as usize)
            .is_some_and(|free| *free > self.row)
    }

    fn span(&self, cell: ElementRef<'_>, column: u32) -> Span {
        let extent = |name: &str, most: u32| {
            let told = cell.attr(name).and_then(|v| v.trim().parse::<u32>().ok());
            told.unwrap_or(1).clamp(1, most)
        };
        Span {
            top: self.row,
            left: column,
            bottom: self.row + extent("rowspan", 65_534) - 1,
            right: column + extent("colspan", 512) - 1,
        }
    }

    fn take(&mut self, span: Span) {
        let columns = span.left as usize..=span.right as usize;
        if self.free_from.len() <= *columns.end() {
            self.free_from.resize(columns.end() + 1, 0);
        }
        for free in &mut self.free_from[columns] {
            *free = (*free).max(span.bottom + 1);
        }
    }

    fn hidden_rows(&self) -> Option<String> {
        super::package::hidden_rows_note(&self.hidden)
    }
}

/// The table that an element belongs to most closely.
fn owner(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut above = element.ancestors().filter_map(ElementRef::wrap);
    above.find(|e| e.value().name() == "table")
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    style.to_ascii_lowercase().contains("display:none")
}

/// The text as a browser shows it: white space run together, a line for each block.
fn text_of(cell: ElementRef<'_>) -> String {
    let mut lines = Lines::default();
    let mut silent = 0_u32;
    for edge in cell.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) if silent == 0 => lines.add(text),
                Node::Element(e) if is_silent(e.name()) => silent += 1,
                Node::Element(e) if breaks(e.name()) => lines.end_line(),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(e) if is_silent(e.name()) => silent = silent.saturating_sub(1),
                Node::Element(e) if breaks(e.name()) && e.name() != "br" => lines.end_line(),
                _ => {}
            },
        }
    }
    lines.finish()
}

fn is_silent(name: &str) -> bool {
    matches!(name, "style" | "script" | "template" | "rt" | "rp")
}

fn breaks(name: &str) -> bool {
    matches!(
        name,
        "br" | "p" | "div" | "li" | "tr" | "h1" | "h2" | "h3" | "h4"
    )
}

#[derive(Default)]
struct Lines {
    text: String,
    space: bool,
}

impl Lines {
    fn add(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(if c == '\u{a0}' { ' ' } else { c });
        }
    }

    fn end_line(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn finish(self) -> String {
        self.text.trim().to_owned()
    }
}
