use super::Span;

/// One sheet or table. The text of all cells lies in one string, so that a hundred thousand rows
/// cost little more than their characters.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name in the file; 表1, 表2 … in a Word document.
    pub name: String,
    /// The paragraph above the table in a Word document or the caption in HTML.
    pub title: Option<String>,
    /// True where the file hides the whole sheet.
    pub hidden: bool,
    /// How many rows at the top the file itself marks as header rows.
    pub header_rows: u32,
    /// How it lies on paper, as far as the file says.
    pub look: Look,
    pub(super) text: String,
    pub(super) cells: Vec<Stored>,
    /// Where each row's cells begin; one more entry than there are rows.
    pub(super) starts: Vec<u32>,
    pub(super) columns: u32,
    pub(super) merges: Vec<Span>,
}

/// How a sheet lies on paper, as far as its file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Width of each column from the first in hundredths of a figure; 0 where nothing is said.
    pub widths: Vec<u32>,
    /// True where the paper lies on its side.
    pub landscape: bool,
}

/// A cell that holds something: where its text begins (it ends where the next one begins).
#[derive(Debug, Clone, Copy)]
pub(super) struct Stored {
    pub(super) start: u32,
    pub(super) column: u16,
    pub(super) kind: CellKind,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The text, as near as can be to what the clerk sees; dates as `2021-09-10` or
    /// `2021-09-10T08:30:00`.
    pub text: &'a str,
    /// What kind of value the file says it is.
    pub kind: CellKind,
}

/// What kind of value the file says a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Nothing.
    Empty,
    /// Text.
    Text,
    /// A number, written without superfluous zeros.
    Number,
    /// A date, with or without a time.
    Date,
    /// TRUE or FALSE.
    Boolean,
}

impl Cell<'_> {
    /// The cell that holds nothing.
    pub const EMPTY: Cell<'static> = Cell {
        text: "",
        kind: CellKind::Empty,
    };

    /// True where it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.kind == CellKind::Empty
    }
}

impl Sheet {
    /// Number of rows up to the last that holds something, counted from Excel's row 1.
    pub fn rows(&self) -> u32 {
        (self.starts.len() as u32).saturating_sub(1)
    }

    /// Number of columns up to the last that holds something, counted from Excel's column A.
    pub fn cols(&self) -> u32 {
        self.columns
    }

    /// Number of cells that hold something.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// The cell at a row and column counted from 0; empty where there is none.
    pub fn cell(&self, row: u32, column: u32) -> Cell<'_> {
        let (from, to) = self.range(row);
        let stored = &self.cells[from..to];
        match stored.binary_search_by_key(&column, |c| u32::from(c.column)) {
            Ok(at) => self.at(from + at),
            Err(_) => Cell::EMPTY,
        }
    }

    /// The cells of a row that hold something, with their columns.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, Cell<'_>)> {
        let (from, to) = self.range(row);
        (from..to).map(|i| (u32::from(self.cells[i].column), self.at(i)))
    }

    /// The merged regions in reading order; none overlaps another.
    pub fn merges(&self) -> &[Span] {
        &self.merges
    }

    /// The merged region over a cell. It looks through all regions that begin above: meant for
    /// the few rows of a header.
    pub fn span_at(&self, row: u32, column: u32) -> Option<Span> {
        let above = self.merges.iter().take_while(|s| s.top <= row);
        above.copied().find(|s| s.covers(row, column))
    }

    /// The cell that is shown here: the first of the merged region, where there is one.
    pub fn shown(&self, row: u32, column: u32) -> Cell<'_> {
        match self.span_at(row, column) {
            Some(span) => self.cell(span.top, span.left),
            None => self.cell(row, column),
        }
    }

    fn range(&self, row: u32) -> (usize, usize) {
        let start = |i: usize| {
            self.starts
                .get(i)
                .copied()
                .unwrap_or(self.cells.len() as u32)
        };
        (
            start(row as usize) as usize,
            start(row as usize + 1) as usize,
        )
    }

    fn at(&self, index: usize) -> Cell<'_> {
        let stored = self.cells[index];
        let end = self
            .cells
            .get(index + 1)
            .map_or(self.text.len(), |next| next.start as usize);
        Cell {
            text: &self.text[stored.start as usize..end],
            kind: stored.kind,
        }
    }
}

/// A column counted from 0 as Excel names it: A, B … Z, AA.
pub fn column_letter(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.reverse();
    String::from_utf8_lossy(&letters).into_owned()
}
