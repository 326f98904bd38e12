//! Excel: cells of the chosen sheets are rewritten in their XML; nothing else is touched.

pub(crate) mod book;
pub(crate) mod grid;
mod growth;
mod height;
mod obstacle;
pub(crate) mod refs;
pub(crate) mod write;

use super::label::blanks;
use super::placeholder::{report, substitute};
use super::table::Table;
use super::{Changed, FillError, Filled, Filling, Package, Placing};
use crate::form::Values;
use crate::table::{Sheet, Workbook, column_letter};
use book::{Book, Part};
use grid::Grid;
use height::Looks;
use std::collections::BTreeMap;

/// Longest text that a cell takes, in characters.
const LONGEST: usize = 32_767;

/// New texts by row and column, counted from 0.
type Texts = BTreeMap<(u32, u32), String>;

/// Fills the sheets whose tables are this ledger's, and placeholders on every visible sheet.
pub(super) fn fill(
    package: &mut Package,
    workbook: &Workbook,
    filling: &Filling<'_>,
    placing: &mut Placing<'_>,
    filled: &mut Filled,
) -> Result<Changed, FillError> {
    let book = Book::read(package)?;
    let looks = Looks::read(package)?;
    let mut run = Run {
        package,
        book: &book,
        looks,
        filling,
        filled,
        changed: Changed::new(),
        unknown: Vec::new(),
        found: false,
        formulas: false,
    };
    for part in book.parts.iter().filter(|p| !p.hidden) {
        if let Some(sheet) = workbook.sheets.iter().find(|s| s.name == part.name) {
            run.sheet(part, sheet, placing)?;
        }
    }
    run.finish(placing)
}

/// A workbook while it is filled.
struct Run<'a> {
    package: &'a mut Package,
    book: &'a Book,
    looks: Looks,
    filling: &'a Filling<'a>,
    filled: &'a mut Filled,
    changed: Changed,
    unknown: Vec<String>,
    found: bool,
    formulas: bool,
}

/// Rows to be added to a sheet.
struct Growth {
    /// The row below which they go, counted from 0.
    after: u32,
    /// Their texts by column.
    rows: Vec<Vec<(u32, String)>>,
}

impl Run<'_> {
    fn sheet(
        &mut self,
        part: &Part,
        sheet: &Sheet,
        placing: &mut Placing<'_>,
    ) -> Result<(), FillError> {
        let xml = self.package.text(&part.path)?;
        let grid = Grid::parse(&xml)?;
        let mut texts = placeholders(sheet, self.filling.values, &mut self.unknown);
        self.found |= !texts.is_empty();
        self.formulas |= grid.has_formulas();
        let mut growth = None;
        if placing.left() > 0
            && let Some(table) = Table::understand(sheet, self.filling.schema, &grid)
        {
            self.found = true;
            let written = placing.for_written(&table);
            let cells = written.into_iter().chain(placing.for_empty(&table));
            texts.extend(cells.map(|c| ((c.row, c.column), c.text)));
            growth = self.growth(part, &xml, &grid, &table, placing)?;
        }
        self.drop_unwritable(&grid, &mut texts);
        self.rewrite(part, xml, texts, growth)
    }

    /// The rows that must be added below the table, where that harms nothing.
    fn growth(
        &mut self,
        part: &Part,
        xml: &str,
        grid: &Grid,
        table: &Table<'_>,
        placing: &mut Placing<'_>,
    ) -> Result<Option<Growth>, FillError> {
        let Some(last) = table.body.last().filter(|_| placing.left() > 0) else {
            return Ok(None);
        };
        let count = placing.left();
        let after = last.row;
        match obstacle::obstacle(self.package, self.book, part, xml, grid, after)? {
            Some(reason) => {
                self.filled.messages.push(format!(
                    "表里的空行不够：{reason}，不能自动加行。请先在表里插入 {count} 行空行再填。"
                ));
                Ok(None)
            }
            None => {
                self.filled.messages.push(format!(
                    "表里的空行不够，在第 {} 行下面加了 {count} 行。",
                    after + 1
                ));
                let rows = placing.for_new(table);
                Ok(Some(Growth { after, rows }))
            }
        }
    }

    /// Cells with formulas are left alone, and texts that no cell takes.
    fn drop_unwritable(&mut self, grid: &Grid, texts: &mut Texts) {
        let mut left = Vec::new();
        texts.retain(|(row, column), text| {
            let keep = !grid.is_formula(*row, *column) && text.chars().count() <= LONGEST;
            if !keep {
                left.push(format!("{}{}", column_letter(*column), row + 1));
            }
            keep
        });
        if !left.is_empty() {
            let places = left.join("、");
            self.filled
                .messages
                .push(format!("{places} 格有公式或文字过长，没有改动。"));
        }
    }

    fn rewrite(
        &mut self,
        part: &Part,
        mut xml: String,
        mut texts: Texts,
        growth: Option<Growth>,
    ) -> Result<(), FillError> {
        if let Some(Growth { after, rows }) = growth {
            let count = rows.len() as u32;
            xml = growth::grow(&xml, after, count)?;
            self.grow_names(part, after, count)?;
            texts = growth::moved(texts, after, count);
            for (row, cells) in (after + 1..).zip(rows) {
                texts.extend(
                    cells
                        .into_iter()
                        .map(|(column, text)| ((row, column), text)),
                );
            }
        }
        if !texts.is_empty() {
            self.filled.cells += texts.len();
            let xml = write::cells(&xml, &Grid::parse(&xml)?, &texts);
            let xml = height::raise(&xml, &texts, &self.looks)?;
            self.changed.insert(part.path.clone(), xml);
        }
        Ok(())
    }

    /// Print areas and print titles grow with the table.
    fn grow_names(&mut self, part: &Part, after: u32, count: u32) -> Result<(), FillError> {
        let path = &self.book.path;
        let xml = match self.changed.remove(path) {
            Some(xml) => xml,
            None => self.package.text(path)?,
        };
        let grown = growth::grow_names(&xml, part.index, after, count)?;
        if grown != xml {
            self.changed.insert(path.clone(), grown);
        }
        Ok(())
    }

    fn finish(self, placing: &Placing<'_>) -> Result<Changed, FillError> {
        if !self.found && self.unknown.is_empty() {
            return Err(FillError::NothingToFill);
        }
        let messages = &mut self.filled.messages;
        messages.extend(report(self.unknown));
        if self.formulas && self.filled.cells > 0 {
            let advice =
                "文件里的公式原样保留；打开后如果结果没有更新，请按 Ctrl+Alt+F9 重新计算。";
            messages.push(advice.into());
        }
        if placing.left() > 0 {
            messages.push(format!("还有 {} 条记录没有填入。", placing.left()));
        }
        Ok(self.changed)
    }
}

/// Cells with placeholders that something is known for, and labels with nothing behind them.
fn placeholders(sheet: &Sheet, values: &Values, unknown: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    for row in 0..sheet.rows() {
        for (column, cell) in sheet.row(row) {
            let text = match cell.text.contains("{{") {
                true => substitute(cell.text, values, unknown),
                false => labelled(cell.text, values),
            };
            texts.extend(text.map(|text| ((row, column), text)));
        }
    }
    texts
}

fn labelled(text: &str, values: &Values) -> Option<String> {
    let blanks = blanks(text, values);
    let mut out = text.to_owned();
    for blank in blanks.iter().rev() {
        out.replace_range(blank.place.clone(), &blank.text);
    }
    (!blanks.is_empty()).then_some(out)
}
