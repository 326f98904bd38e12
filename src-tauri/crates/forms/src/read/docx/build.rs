use super::super::Limits;
use super::{Merge, Row, Table};
use crate::header::{best_title, is_section};
use crate::table::{CellKind, Sheet, SheetBuilder, Span, Workbook};
use minglu_notice::squash;

/// One sheet for each run of tables that have the same columns.
pub(super) fn workbook(tables: Vec<Table>, limits: &Limits) -> Workbook {
    let mut workbook = Workbook::default();
    let mut tables = tables.into_iter().peekable();
    while let Some(table) = tables.next() {
        let labels = labels(&table);
        let mut sheet = Drawn::new(workbook.sheets.len() + 1, &table);
        sheet.draw(&table);
        while let Some(more) =
            tables.next_if(|next| labels.len() > 1 && labels == self::labels(next))
        {
            sheet.draw(&more);
        }
        workbook.sheets.push(sheet.finish());
        if workbook.sheets.len() == limits.sheets {
            break;
        }
    }
    workbook
}

fn title(table: &Table) -> Option<String> {
    best_title(table.above.iter().map(String::as_str))
}

/// The first row's texts.
fn labels(table: &Table) -> Vec<String> {
    let first = table.rows.first().map(|row| row.cells.as_slice());
    first
        .unwrap_or_default()
        .iter()
        .map(|c| squash(&c.text))
        .collect()
}

struct Drawn {
    sheet: SheetBuilder,
    row: u32,
    /// The first table's title.
    title: Option<String>,
    /// For each grid column the span that is still open downwards.
    open: Vec<Option<Span>>,
}

impl Drawn {
    fn new(number: usize, table: &Table) -> Drawn {
        let mut sheet = SheetBuilder::new(format!("表{number}"));
        let header = table.rows.iter().take_while(|row| row.header).count();
        sheet.sheet_mut().header_rows = header as u32;
        let title = title(table);
        sheet.sheet_mut().title.clone_from(&title);
        Drawn {
            sheet,
            row: 0,
            title,
            open: Vec::new(),
        }
    }

    fn draw(&mut self, table: &Table) {
        let width = table.rows.iter().map(Row::width).max().unwrap_or(0);
        let section = table.above.last().filter(|p| is_section(p)).cloned();
        // A later table with another title of its own speaks of something else.
        let other = || title(table).filter(|title| Some(title) != self.title.as_ref());
        let other = other().filter(|title| !title.contains('续'));
        if let Some(section) = section.or(other) {
            self.draw_section(&section, width);
        }
        for row in &table.rows {
            self.draw_row(row);
            self.row += 1;
        }
        self.close(0..u32::MAX);
    }

    /// A heading between two parts of a table becomes a row over its whole width.
    fn draw_section(&mut self, section: &str, width: u32) {
        self.sheet.push(self.row, 0, CellKind::Text, section);
        self.sheet.merge(Span {
            top: self.row,
            left: 0,
            bottom: self.row,
            right: width.max(1) - 1,
        });
        self.row += 1;
    }

    fn draw_row(&mut self, row: &Row) {
        self.close(0..row.indent);
        let mut left = row.indent;
        for cell in &row.cells {
            let right = left + cell.width - 1;
            if cell.merge == Merge::Continues && self.continues(left) {
                left = right + 1;
                continue;
            }
            self.close(left..right + 1);
            self.sheet.push(self.row, left, CellKind::Text, &cell.text);
            let span = Span {
                top: self.row,
                left,
                bottom: self.row,
                right,
            };
            match cell.merge {
                Merge::None => self.sheet.merge(span),
                Merge::Begins | Merge::Continues => self.begin(span),
            }
            left = right + 1;
        }
        self.close(left..u32::MAX);
    }

    fn begin(&mut self, span: Span) {
        let at = span.left as usize;
        if self.open.len() <= at {
            self.open.resize(at + 1, None);
        }
        self.open[at] = Some(span);
    }

    fn continues(&mut self, left: u32) -> bool {
        match self.open.get_mut(left as usize) {
            Some(Some(span)) => {
                span.bottom = self.row;
                true
            }
            _ => false,
        }
    }

    /// Ends the open spans that begin in these columns.
    fn close(&mut self, columns: std::ops::Range<u32>) {
        let to = (columns.end as usize).min(self.open.len());
        let from = (columns.start as usize).min(to);
        for open in &mut self.open[from..to] {
            if let Some(span) = open.take() {
                self.sheet.merge(span);
            }
        }
    }

    fn finish(mut self) -> Sheet {
        self.close(0..u32::MAX);
        self.sheet.finish()
    }
}

impl Row {
    fn width(&self) -> u32 {
        self.indent + self.cells.iter().map(|c| c.width).sum::<u32>()
    }
}
