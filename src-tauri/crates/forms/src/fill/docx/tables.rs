use super::runs::paragraphs_in;
use super::text_of;
use crate::fill::FillError;
use crate::fill::scan::{Scan, Tag, TagKind};
use crate::fill::table::Rows;
use crate::table::{CellKind, Sheet, SheetBuilder, Span};
use std::ops::Range;

/// An outermost table of the document: where its rows and cells lie, and its text as a sheet.
#[derive(Debug)]
pub(super) struct TableXml {
    /// Rows from top to bottom.
    pub rows: Vec<RowXml>,
    /// The same table as the header's finder knows it.
    pub sheet: Sheet,
    spans: Vec<Span>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct RowXml {
    /// The whole element.
    pub whole: Range<usize>,
    /// Its cells.
    pub cells: Vec<CellXml>,
    /// Where the row says that its height is exact, which would cut what is written.
    pub exact: Option<Range<usize>>,
    /// Columns left free before the first cell.
    indent: u32,
}

/// A cell.
#[derive(Debug, Default, Clone)]
pub(super) struct CellXml {
    /// The whole element.
    pub whole: Range<usize>,
    /// Its leftmost column of the grid.
    pub column: u32,
    /// How many columns it covers.
    pub width: u32,
    /// True where the cell above goes on in it.
    pub continues: bool,
    begins: bool,
}

/// The outermost tables of a document.
pub(super) fn tables(xml: &str) -> Result<Vec<TableXml>, FillError> {
    let mut reading = Reading::default();
    let mut scan = Scan::new(xml);
    while let Some(tag) = scan.next()? {
        reading.tag(&tag);
    }
    reading
        .tables
        .into_iter()
        .map(|rows| finished(xml, rows))
        .collect()
}

#[derive(Default)]
struct Reading {
    tables: Vec<Vec<RowXml>>,
    depth: usize,
}

impl Reading {
    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.name() == "tbl" {
            match tag.kind {
                TagKind::Open => {
                    if self.depth == 0 {
                        self.tables.push(Vec::new());
                    }
                    self.depth += 1;
                }
                TagKind::Close => self.depth = self.depth.saturating_sub(1),
                TagKind::Empty => {}
            }
        } else if self.depth == 1 {
            self.inside(tag);
        }
    }

    fn inside(&mut self, tag: &Tag<'_>) {
        let Some(rows) = self.tables.last_mut() else {
            return;
        };
        let value = || tag.attribute(&format!("{}val", tag.prefix()));
        let number = || value().and_then(|v| v.parse::<u32>().ok()).unwrap_or(1);
        match (tag.name(), tag.kind) {
            ("tr", TagKind::Open) => rows.push(RowXml {
                whole: tag.range(),
                ..RowXml::default()
            }),
            ("tr", TagKind::Close) => {
                if let Some(row) = rows.last_mut() {
                    row.whole.end = tag.end();
                }
            }
            (name, kind) => {
                let Some(row) = rows.last_mut() else {
                    return;
                };
                match (name, kind) {
                    ("tc", TagKind::Open) => row.open_cell(tag),
                    ("tc", TagKind::Close) => row.with(|c| c.whole.end = tag.end()),
                    ("trHeight", TagKind::Empty) => row.exact = exact(tag),
                    ("gridBefore", TagKind::Empty) => row.indent = number().min(512),
                    ("gridSpan", TagKind::Empty) => row.with(|c| c.width = number().clamp(1, 512)),
                    ("vMerge", TagKind::Empty) => {
                        let begins = value().is_some_and(|v| v == "restart");
                        row.with(|c| (c.begins, c.continues) = (begins, !begins));
                    }
                    _ => {}
                }
            }
        }
    }
}

fn exact(tag: &Tag<'_>) -> Option<Range<usize>> {
    let rule = format!("{}hRule", tag.prefix());
    let is_exact = tag.attribute(&rule).is_some_and(|r| r == "exact");
    tag.place(&rule).filter(|_| is_exact)
}

impl RowXml {
    fn open_cell(&mut self, tag: &Tag<'_>) {
        let column = self
            .cells
            .last()
            .map_or(self.indent, |c| c.column + c.width);
        self.cells.push(CellXml {
            whole: tag.range(),
            column,
            width: 1,
            ..CellXml::default()
        });
    }

    fn with(&mut self, change: impl FnOnce(&mut CellXml)) {
        if let Some(cell) = self.cells.last_mut() {
            change(cell);
        }
    }

    /// The cell that begins in this column.
    pub(super) fn cell(&self, column: u32) -> Option<&CellXml> {
        self.cells.iter().find(|c| c.column == column)
    }
}

fn finished(xml: &str, rows: Vec<RowXml>) -> Result<TableXml, FillError> {
    let mut builder = SheetBuilder::new("表");
    let mut spans = Vec::new();
    for (number, row) in (0..).zip(&rows) {
        for cell in &row.cells {
            let text = text_of(&paragraphs_in(xml, cell.whole.clone())?);
            builder.push(number, cell.column, CellKind::Text, text.trim());
            let bottom = number + reach(&rows, number, cell);
            if bottom > number || cell.width > 1 {
                spans.push(Span {
                    top: number,
                    left: cell.column,
                    bottom,
                    right: cell.column + cell.width - 1,
                });
            }
        }
    }
    spans.iter().for_each(|s| builder.merge(*s));
    Ok(TableXml {
        rows,
        sheet: builder.finish(),
        spans,
    })
}

/// How many rows further down a merged cell goes.
fn reach(rows: &[RowXml], row: u32, cell: &CellXml) -> u32 {
    if !cell.begins {
        return 0;
    }
    let below = rows.iter().skip(row as usize + 1);
    let goes_on = |r: &&RowXml| r.cell(cell.column).is_some_and(|c| c.continues);
    below.take_while(goes_on).count() as u32
}

impl Rows for TableXml {
    fn spans(&self) -> Vec<Span> {
        self.spans.clone()
    }

    fn count(&self) -> u32 {
        self.rows.len() as u32
    }

    fn has_cells(&self, row: u32, columns: &[u32]) -> bool {
        let row = self.rows.get(row as usize);
        row.is_some_and(|r| {
            columns
                .iter()
                .any(|c| r.cell(*c).is_some_and(|c| !c.continues))
        })
    }

    fn has_formula(&self, _: u32) -> bool {
        false
    }
}
