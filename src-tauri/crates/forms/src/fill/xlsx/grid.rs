use super::refs;
use crate::fill::FillError;
use crate::fill::scan::{Scan, Tag, TagKind};
use crate::fill::table::Rows;
use crate::table::Span;
use std::ops::Range;

/// Where the rows and cells of a sheet lie in its XML.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The rows that the file has, from top to bottom.
    pub rows: Vec<GridRow>,
    /// Where a row below all others would go.
    pub end: usize,
    /// Prefix of the elements' names, with its colon.
    pub prefix: String,
    /// Default styles of columns: first, last, style.
    pub column_styles: Vec<(u32, u32, String)>,
    /// Widths of columns in digits: first, last, width.
    pub widths: Vec<(u32, u32, f64)>,
    /// Width of the other columns.
    pub usual_width: Option<f64>,
    spans: Vec<Span>,
}

/// A row of the sheet.
#[derive(Debug)]
pub(crate) struct GridRow {
    /// Counted from 0.
    pub row: u32,
    /// Its start tag.
    pub tag: Range<usize>,
    /// The whole element.
    pub whole: Range<usize>,
    /// Where its number stands.
    pub number: Option<Range<usize>>,
    /// Its height in points, and where that stands.
    pub height: Option<(f64, Range<usize>)>,
    /// Style of cells that the file does not have.
    pub style: Option<String>,
    /// True for `<row/>`.
    pub closed: bool,
    /// Its cells from left to right.
    pub cells: Vec<GridCell>,
}

/// A cell of the sheet.
#[derive(Debug)]
pub(crate) struct GridCell {
    /// Counted from 0.
    pub column: u32,
    /// The whole element.
    pub whole: Range<usize>,
    /// Where its reference stands.
    pub reference: Option<Range<usize>>,
    /// Its style.
    pub style: Option<String>,
    /// True where a formula stands in it.
    pub formula: bool,
}

impl Grid {
    /// Finds rows and cells.
    pub(crate) fn parse(xml: &str) -> Result<Grid, FillError> {
        let mut scan = Scan::new(xml);
        let mut grid = Grid::default();
        let mut inside = false;
        while let Some(tag) = scan.next()? {
            match tag.name() {
                "sheetData" => {
                    inside = tag.kind == TagKind::Open;
                    grid.end = if inside { tag.end() } else { tag.start };
                    grid.prefix = tag.prefix().to_owned();
                }
                "sheetFormatPr" if tag.kind != TagKind::Close => {
                    grid.usual_width = decimal(&tag, "defaultColWidth");
                }
                "col" if tag.kind != TagKind::Close => grid.column(&tag),
                "row" if inside => grid.row(&tag),
                "c" if inside => grid.cell(&tag),
                "mergeCell" => grid
                    .spans
                    .extend(tag.attribute("ref").and_then(|r| span(&r))),
                "f" if inside => grid.formula(),
                _ => {}
            }
        }
        Ok(grid)
    }

    fn column(&mut self, tag: &Tag<'_>) {
        let number = |name: &str| tag.attribute(name)?.parse::<u32>().ok();
        let (Some(min), Some(max)) = (number("min"), number("max")) else {
            return;
        };
        let (min, max) = (min.saturating_sub(1), max.saturating_sub(1));
        if let Some(style) = tag.attribute("style") {
            self.column_styles.push((min, max, style.into_owned()));
        }
        self.widths
            .extend(decimal(tag, "width").map(|w| (min, max, w)));
    }

    fn row(&mut self, tag: &Tag<'_>) {
        if tag.kind == TagKind::Close {
            if let Some(row) = self.rows.last_mut() {
                row.whole.end = tag.end();
            }
            return;
        }
        let next = self.rows.last().map_or(0, |r| r.row + 1);
        let number = tag.attribute("r").and_then(|r| r.parse::<u32>().ok());
        let formatted = tag
            .attribute("customFormat")
            .is_some_and(|f| f == "1" || f == "true");
        self.rows.push(GridRow {
            row: number.map_or(next, |n| n.saturating_sub(1)),
            tag: tag.range(),
            whole: tag.range(),
            number: tag.place("r"),
            height: decimal(tag, "ht").zip(tag.place("ht")),
            style: tag
                .attribute("s")
                .filter(|_| formatted)
                .map(|s| s.into_owned()),
            closed: tag.kind == TagKind::Empty,
            cells: Vec::new(),
        });
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        if tag.kind == TagKind::Close {
            if let Some(cell) = row.cells.last_mut() {
                cell.whole.end = tag.end();
            }
            return;
        }
        let next = row.cells.last().map_or(0, |c| c.column + 1);
        let place = tag.attribute("r").and_then(|r| refs::parse(&r));
        row.cells.push(GridCell {
            column: place.map_or(next, |(column, _)| column),
            whole: tag.range(),
            reference: tag.place("r"),
            style: tag.attribute("s").map(|s| s.into_owned()),
            formula: false,
        });
    }

    fn formula(&mut self) {
        if let Some(cell) = self.rows.last_mut().and_then(|r| r.cells.last_mut()) {
            cell.formula = true;
        }
    }

    /// The row with this number.
    pub(crate) fn find(&self, row: u32) -> Option<&GridRow> {
        let at = self.rows.binary_search_by_key(&row, |r| r.row).ok()?;
        self.rows.get(at)
    }

    /// True where a formula stands in this cell.
    pub(crate) fn is_formula(&self, row: u32, column: u32) -> bool {
        let cell = self.find(row).and_then(|r| r.cell(column));
        cell.is_some_and(|c| c.formula)
    }

    /// True where a formula stands anywhere.
    pub(crate) fn has_formulas(&self) -> bool {
        self.rows.iter().flat_map(|r| &r.cells).any(|c| c.formula)
    }

    /// Width of a column, in digits of the usual type.
    pub(crate) fn width(&self, column: u32) -> f64 {
        let mut told = self.widths.iter();
        let told = told.find(|(min, max, _)| (*min..=*max).contains(&column));
        told.map(|(_, _, width)| *width)
            .or(self.usual_width)
            .unwrap_or(8.43)
    }

    /// The merged region that begins with this cell.
    pub(crate) fn span_from(&self, row: u32, column: u32) -> Option<&Span> {
        self.spans.iter().find(|s| (s.top, s.left) == (row, column))
    }

    /// Style of a cell that the file does not have.
    pub(crate) fn default_style(&self, row: u32, column: u32) -> Option<&str> {
        let of_row = self.find(row).and_then(|r| r.style.as_deref());
        let mut of_columns = self.column_styles.iter();
        let of_column = of_columns.find(|(min, max, _)| (*min..=*max).contains(&column));
        of_row.or(of_column.map(|(_, _, style)| style.as_str()))
    }
}

impl GridRow {
    /// The cell in this column.
    pub(crate) fn cell(&self, column: u32) -> Option<&GridCell> {
        self.cells.iter().find(|c| c.column == column)
    }
}

fn decimal(tag: &Tag<'_>, attribute: &str) -> Option<f64> {
    let value = tag.attribute(attribute)?.parse::<f64>().ok()?;
    (value.is_finite() && value >= 0.0).then_some(value)
}

fn span(reference: &str) -> Option<Span> {
    let (from, to) = reference.split_once(':')?;
    let ((left, top), (right, bottom)) = (refs::parse(from)?, refs::parse(to)?);
    Some(Span {
        top,
        left,
        bottom,
        right,
    })
}

impl Rows for Grid {
    fn spans(&self) -> Vec<Span> {
        self.spans.clone()
    }

    fn count(&self) -> u32 {
        self.rows.last().map_or(0, |r| r.row + 1)
    }

    fn has_cells(&self, row: u32, columns: &[u32]) -> bool {
        self.find(row)
            .is_some_and(|r| columns.iter().any(|c| r.cell(*c).is_some()))
    }

    fn has_formula(&self, row: u32) -> bool {
        self.find(row)
            .is_some_and(|r| r.cells.iter().any(|c| c.formula))
    }
}
