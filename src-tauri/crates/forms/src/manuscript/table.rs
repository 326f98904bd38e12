use super::body::Reader;
use super::length::{colour, number, switch, twips};
use super::paragraph::align;
use super::table_look::TableLook;
use super::tree::Element;
use super::{Align, Cell, Row, Stands, Table};
use crate::read::ReadError;

/// Columns of a table at most.
const MOST_COLUMNS: usize = 128;
/// A column is no narrower than this.
const LEAST_WIDTH: f64 = 1.0;

/// A cell as it lies in the file.
struct Raw<'a> {
    element: &'a Element,
    properties: Option<&'a Element>,
    column: usize,
    columns: usize,
    merge: Merge,
}

#[derive(Clone, Copy, PartialEq)]
enum Merge {
    None,
    Begins,
    Continues,
}

impl Reader {
    /// Reads a table; none where it has no row.
    pub(super) fn table(&mut self, element: &Element) -> Result<Option<Table>, ReadError> {
        let empty = Element::default();
        let properties = element.child("tblPr").unwrap_or(&empty);
        let style = properties.child("tblStyle").and_then(|e| e.val());
        let look = self.styles.table(style).under(&TableLook::read(properties));
        let rows = rows(element);
        let raw: Vec<Vec<Raw<'_>>> = rows.iter().map(|row| cells(row)).collect();
        let widths = widths(element, &raw);
        if widths.is_empty() {
            return Ok(None);
        }
        self.tables.push(style.map(str::to_owned));
        let read = rows
            .iter()
            .enumerate()
            .map(|(n, row)| self.row(row, n, &raw, widths.len(), &look));
        let read = read.collect::<Result<Vec<Row>, _>>();
        self.tables.pop();
        let indent = properties.child("tblInd").and_then(|e| twips(e, "w"));
        let out = look.cell_inset(&TableLook::default())[3];
        let out = if self.outstanding { out } else { 0.0 };
        Ok(Some(Table {
            align: place(properties),
            indent: indent.unwrap_or_default() - out,
            header: headers(&rows, &raw),
            rows: read?,
            widths,
        }))
    }

    fn row(
        &mut self,
        row: &Element,
        at: usize,
        all: &[Vec<Raw<'_>>],
        columns: usize,
        look: &TableLook,
    ) -> Result<Row, ReadError> {
        let empty = Element::default();
        let properties = row.child("trPr").unwrap_or(&empty);
        let height = properties.child("trHeight");
        let rule = height.and_then(|h| h.attribute("hRule"));
        let mut cells = Vec::new();
        for raw in &all[at] {
            self.block()?;
            if raw.merge != Merge::Continues || !begun_above(all, at, raw) {
                let rows = 1 + covered(all, at, raw);
                let edges = [
                    at == 0,
                    raw.column + raw.columns >= columns,
                    at + rows >= all.len(),
                    raw.column == 0,
                ];
                cells.push(self.cell(raw, rows, edges, look)?);
            }
        }
        Ok(Row {
            height: height.and_then(|h| twips(h, "val")).unwrap_or(0.0).max(0.0),
            exact: rule == Some("exact"),
            whole: switch(properties, "cantSplit") == Some(true),
            cells,
        })
    }

    fn cell(
        &mut self,
        raw: &Raw<'_>,
        rows: usize,
        edges: [bool; 4],
        look: &TableLook,
    ) -> Result<Cell, ReadError> {
        let own = raw.properties.map(TableLook::of_cell).unwrap_or_default();
        let child = |name| raw.properties.and_then(|p: &Element| p.child(name));
        if child("textDirection").is_some_and(|e| e.val() != Some("lrTb")) {
            self.note("有竖排的文字按横排显示，以 Word 为准");
        }
        Ok(Cell {
            column: raw.column,
            columns: raw.columns,
            rows,
            inset: look.cell_inset(&own),
            borders: look.cell_borders(&own, edges),
            stands: match child("vAlign").and_then(|e| e.val()) {
                Some("center" | "both") => Stands::Middle,
                Some("bottom") => Stands::Bottom,
                _ => Stands::Top,
            },
            ground: child("shd").and_then(|e| colour(e, "fill")),
            blocks: self.blocks(raw.element)?,
        })
    }
}

/// The rows, those in content controls too; without rows struck out in tracked changes.
fn rows(table: &Element) -> Vec<&Element> {
    let mut rows = Vec::new();
    for element in &table.children {
        match element.name.as_str() {
            "tr" => {
                let struck = element.child("trPr").and_then(|p| p.child("del"));
                rows.extend(struck.is_none().then_some(element));
            }
            "sdt" | "sdtContent" | "customXml" => rows.extend(self::rows(element)),
            _ => {}
        }
    }
    rows
}

fn cell_elements(row: &Element) -> Vec<&Element> {
    let mut cells = Vec::new();
    for element in &row.children {
        match element.name.as_str() {
            "tc" => cells.push(element),
            "sdt" | "sdtContent" | "customXml" => cells.extend(cell_elements(element)),
            _ => {}
        }
    }
    cells
}

fn cells(row: &Element) -> Vec<Raw<'_>> {
    let before = row.child("trPr").and_then(|p| p.child("gridBefore"));
    let mut column = before.map_or(0, |e| counted(e, 0));
    let mut cells = Vec::new();
    for element in cell_elements(row) {
        let properties = element.child("tcPr");
        let child = |name| properties.and_then(|p: &Element| p.child(name));
        let columns = child("gridSpan").map_or(1, |e| counted(e, 1)).max(1);
        if column + columns > MOST_COLUMNS {
            break;
        }
        let merge = match child("vMerge").map(|e| e.val()) {
            None => Merge::None,
            Some(Some("restart")) => Merge::Begins,
            Some(_) => Merge::Continues,
        };
        cells.push(Raw {
            element,
            properties,
            column,
            columns,
            merge,
        });
        column += columns;
    }
    cells
}

fn counted(element: &Element, usual: usize) -> usize {
    let said = element.val().and_then(|v| v.trim().parse().ok());
    said.unwrap_or(usual).min(MOST_COLUMNS)
}

fn widths(table: &Element, rows: &[Vec<Raw<'_>>]) -> Vec<f64> {
    let grid = table.child("tblGrid");
    let grid = grid.into_iter().flat_map(|g| g.all("gridCol"));
    let mut widths: Vec<f64> = grid
        .map(|column| twips(column, "w").unwrap_or_default())
        .take(MOST_COLUMNS)
        .collect();
    let reach = rows.iter().flatten().map(|c| c.column + c.columns).max();
    widths.resize(reach.unwrap_or_default(), 0.0);
    // What the grid does not say the cells may.
    for cell in rows.iter().flatten().filter(|c| c.columns == 1) {
        let own = cell.properties.and_then(|p| p.child("tcW"));
        let own = own.filter(|w| w.attribute("type") != Some("pct"));
        if widths[cell.column] <= 0.0 {
            widths[cell.column] = own.and_then(|w| twips(w, "w")).unwrap_or_default();
        }
    }
    for width in &mut widths {
        *width = width.max(LEAST_WIDTH);
    }
    widths
}

/// The cell at the same place one row above, if it can go on below.
fn above<'a, 'b>(all: &'b [Vec<Raw<'a>>], at: usize, raw: &Raw<'_>) -> Option<&'b Raw<'a>> {
    let row = all.get(at.checked_sub(1)?)?;
    let same = |c: &&Raw<'_>| c.column == raw.column && c.columns == raw.columns;
    row.iter().find(same).filter(|c| c.merge != Merge::None)
}

fn begun_above(all: &[Vec<Raw<'_>>], at: usize, raw: &Raw<'_>) -> bool {
    let mut at = at;
    while let Some(cell) = above(all, at, raw) {
        if cell.merge == Merge::Begins {
            return true;
        }
        at -= 1;
    }
    false
}

/// How many rows below the cell goes on.
fn covered(all: &[Vec<Raw<'_>>], at: usize, raw: &Raw<'_>) -> usize {
    if raw.merge != Merge::Begins {
        return 0;
    }
    let goes_on = |row: &&Vec<Raw<'_>>| {
        row.iter().any(|c| {
            c.merge == Merge::Continues && c.column == raw.column && c.columns == raw.columns
        })
    };
    all[at + 1..].iter().take_while(goes_on).count()
}

/// How many rows are repeated: no cell may reach beyond them.
fn headers(rows: &[&Element], raw: &[Vec<Raw<'_>>]) -> usize {
    let repeated = |row: &&&Element| {
        let properties = row.child("trPr");
        properties.is_some_and(|p| switch(p, "tblHeader") == Some(true))
    };
    let count = rows.iter().take_while(repeated).count();
    let reaches = (0..count).any(|at| {
        raw[at]
            .iter()
            .any(|cell| at + 1 + covered(raw, at, cell) > count)
    });
    if reaches || count == rows.len() {
        0
    } else {
        count
    }
}

fn place(properties: &Element) -> Align {
    let said = properties.child("jc").and_then(|e| align(e.val()?));
    let floating = properties.child("tblpPr");
    let floating = floating.and_then(|p| align(p.attribute("tblpXSpec")?));
    let said = said.or(floating).unwrap_or_default();
    let has_indent = properties
        .child("tblInd")
        .and_then(|e| number(e, "w"))
        .is_some();
    match said {
        Align::Both | Align::Spread => Align::Left,
        Align::Left if has_indent => Align::Left,
        said => said,
    }
}
