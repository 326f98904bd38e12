use super::sheet::Stored;
use super::{CellKind, Sheet, Span, span};

/// Most columns that a sheet may have.
pub(crate) const MAX_COLUMNS: u32 = 512;
/// Most rows that a sheet may have; Excel's own limit.
pub(crate) const MAX_ROWS: u32 = 1_048_576;

/// Gathers the cells of one sheet as a reader meets them.
#[derive(Debug, Default)]
pub struct SheetBuilder {
    sheet: Sheet,
    row: u32,
    merges: Vec<Span>,
    /// Cells that came after a later one: rare, put in their place at the end.
    late: Vec<(u32, u32, CellKind, String)>,
    /// True once a cell lay outside the limits and was left out.
    overflowed: bool,
}

impl SheetBuilder {
    /// Begins a sheet.
    pub fn new(name: impl Into<String>) -> SheetBuilder {
        let sheet = Sheet {
            name: name.into(),
            ..Sheet::default()
        };
        SheetBuilder {
            sheet,
            ..SheetBuilder::default()
        }
    }

    /// Adds a cell. Blank text counts as no cell; cells beyond the limits of rows and columns are
    /// left out, which `overflowed` tells.
    pub fn push(&mut self, row: u32, column: u32, kind: CellKind, text: &str) {
        if kind == CellKind::Empty || text.chars().all(char::is_whitespace) {
            return;
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            self.overflowed = true;
            return;
        }
        if self.is_late(row, column) {
            self.late.push((row, column, kind, text.to_owned()));
        } else {
            self.append(row, column, kind, text);
        }
    }

    /// Adds a merged region.
    pub fn merge(&mut self, span: Span) {
        self.merges.push(span);
    }

    /// What was gathered so far may be named, titled or hidden.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    /// Bytes of text gathered so far.
    pub fn text_len(&self) -> usize {
        self.sheet.text.len()
    }

    /// True once a cell lay outside the limits and was left out.
    pub fn overflowed(&self) -> bool {
        self.overflowed
    }

    /// The finished sheet.
    pub fn finish(mut self) -> Sheet {
        if !self.late.is_empty() {
            self = self.in_order();
        }
        self.sheet.starts.push(self.sheet.cells.len() as u32);
        if self.sheet.cells.is_empty() {
            self.sheet.starts.clear();
        }
        self.sheet.text.shrink_to_fit();
        self.sheet.cells.shrink_to_fit();
        let (rows, columns) = (self.sheet.rows(), self.sheet.columns);
        self.sheet.merges = span::tidy(self.merges, rows, columns);
        self.sheet
    }

    fn is_late(&self, row: u32, column: u32) -> bool {
        let last = self.sheet.cells.last().map(|c| u32::from(c.column));
        row < self.row || (row == self.row && self.begun(row) && last >= Some(column))
    }

    /// True where the current row already holds a cell.
    fn begun(&self, row: u32) -> bool {
        self.sheet
            .starts
            .get(row as usize)
            .copied()
            .unwrap_or(u32::MAX)
            < self.sheet.cells.len() as u32
    }

    fn append(&mut self, row: u32, column: u32, kind: CellKind, text: &str) {
        let at = self.sheet.cells.len() as u32;
        while self.sheet.starts.len() <= row as usize {
            self.sheet.starts.push(at);
        }
        self.row = row;
        self.sheet.columns = self.sheet.columns.max(column + 1);
        self.sheet.cells.push(Stored {
            start: self.sheet.text.len() as u32,
            column: column as u16,
            kind,
        });
        push_clean(&mut self.sheet.text, text);
    }

    /// The same cells in reading order; of two in one place the later one counts.
    fn in_order(mut self) -> SheetBuilder {
        let late = std::mem::take(&mut self.late);
        let merges = std::mem::take(&mut self.merges);
        self.sheet.starts.push(self.sheet.cells.len() as u32);
        let old = &self.sheet;
        let mut all: Vec<(u32, u32, CellKind, &str)> = Vec::with_capacity(old.cell_count());
        for row in 0..old.rows() {
            all.extend(old.row(row).map(|(c, cell)| (row, c, cell.kind, cell.text)));
        }
        all.extend(late.iter().map(|(r, c, k, t)| (*r, *c, *k, t.as_str())));
        all.sort_by_key(|(row, column, ..)| (*row, *column));
        let mut sorted = SheetBuilder::new(old.name.clone());
        sorted.sheet.title.clone_from(&old.title);
        sorted.sheet.hidden = old.hidden;
        sorted.sheet.header_rows = old.header_rows;
        sorted.sheet.look.clone_from(&old.look);
        for (i, (row, column, kind, text)) in all.iter().enumerate() {
            let replaced = all
                .get(i + 1)
                .is_some_and(|n| (n.0, n.1) == (*row, *column));
            if !replaced {
                sorted.append(*row, *column, *kind, text);
            }
        }
        sorted.merges = merges;
        sorted.overflowed = self.overflowed;
        sorted
    }
}

/// Line ends are one character in the neutral table, whatever the file used.
fn push_clean(into: &mut String, text: &str) {
    let text = text.trim_matches(['\r', '\n']);
    if !text.contains('\r') {
        into.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find('\r') {
        into.push_str(&rest[..at]);
        into.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    into.push_str(rest);
}
