use super::{BodyCell, Column, Place, meant};
use crate::table::{Cell, CellKind, Sheet, SpanCursor};

/// What stood above, for cells that leave it unsaid.
pub(super) struct Groups<'a> {
    /// For each mapped column the cell that its group began with; none after a repeated header
    /// and in a new group of a column further left.
    carried: Vec<Option<Cell<'a>>>,
    /// For each mapped column the cell of the row above as it was understood, for 同上.
    above: Vec<Cell<'a>>,
    /// Columns in which the file itself merges cells downwards: there a blank cell is blank.
    merged: Vec<bool>,
}

/// A cell and how it came by its text.
#[derive(Clone, Copy)]
struct Met<'a> {
    cell: Cell<'a>,
    place: Place,
    /// It says something of its own.
    new: bool,
    /// A blank merged cell: a group that was cut in two by a page.
    cut: bool,
}

impl<'a> Groups<'a> {
    pub(super) fn new(sheet: &'a Sheet, first: u32, columns: &[Column<'a>]) -> Groups<'a> {
        let merges = |index: u32| {
            let inside = sheet
                .merges()
                .iter()
                .filter(|s| s.top >= first && s.is_vertical());
            let mut filled = inside.filter(|s| !sheet.cell(s.top, s.left).is_empty());
            filled.any(|s| s.left == index)
        };
        Groups {
            carried: vec![None; columns.len()],
            above: vec![Cell::EMPTY; columns.len()],
            merged: columns.iter().map(|c| merges(c.index)).collect(),
        }
    }

    /// Nothing is carried over a repeated header or a section row. 同上 still is: it says so.
    pub(super) fn forget(&mut self) {
        self.carried.fill(None);
    }

    /// The cells of a row, filled from above where they leave it unsaid.
    pub(super) fn fill(
        &mut self,
        sheet: &'a Sheet,
        row: u32,
        spans: &SpanCursor<'_>,
        columns: &[Column<'a>],
    ) -> Vec<BodyCell<'a>> {
        let met: Vec<Met<'a>> = (0..columns.len())
            .map(|i| self.meet(i, sheet, row, spans, columns))
            .collect();
        let content = |i: usize| !columns[i].grouping && !met[i].cell.is_empty();
        let says_something = (0..columns.len()).any(content);
        let mut cells = Vec::with_capacity(columns.len() + 2);
        for (i, column) in columns.iter().enumerate() {
            let mut cell = met[i].cell;
            if column.grouping && says_something {
                cell = self.grouped(i, &met, columns);
            }
            self.above[i] = cell;
            cells.push(BodyCell {
                field: column.field,
                text: cell.text,
                kind: cell.kind,
                option: column.option,
                column: Some(column.index),
            });
        }
        cells
    }

    fn meet(
        &self,
        i: usize,
        sheet: &'a Sheet,
        row: u32,
        spans: &SpanCursor<'_>,
        columns: &[Column<'a>],
    ) -> Met<'a> {
        let (cell, place) = meant(sheet, row, spans, columns[i].index, columns);
        if is_ditto(cell) && !self.above[i].is_empty() {
            return Met {
                cell: self.above[i],
                place,
                new: false,
                cut: false,
            };
        }
        let merged = spans
            .over(row, columns[i].index)
            .is_some_and(|s| s.is_vertical());
        Met {
            cell,
            place,
            new: !cell.is_empty() && place == Place::Own,
            cut: cell.is_empty() && merged,
        }
    }

    /// A grouping column's cell: its own, or that of its group where it is blank.
    fn grouped(&mut self, i: usize, met: &[Met<'a>], columns: &[Column<'a>]) -> Cell<'a> {
        let Met {
            cell, place, cut, ..
        } = met[i];
        if begins_new_group(i, met, columns) {
            self.carried[i] = None;
        }
        if !cell.is_empty() {
            self.carried[i] = Some(cell);
            return cell;
        }
        let fillable = place != Place::Beside && (!self.merged[i] || cut);
        match self.carried[i] {
            Some(carried) if fillable => carried,
            _ => cell,
        }
    }
}

/// True where a grouping column further left begins something new; a serial number goes with the
/// grouping column to its right.
fn begins_new_group(i: usize, met: &[Met<'_>], columns: &[Column<'_>]) -> bool {
    if columns[i].serial {
        let right = (i + 1..columns.len()).find(|j| columns[*j].grouping);
        return right.is_some_and(|j| met[j].new);
    }
    (0..i).any(|j| columns[j].grouping && met[j].new)
}

/// 同上 in the ways it is written.
fn is_ditto(cell: Cell<'_>) -> bool {
    if cell.kind != CellKind::Text || cell.text.len() > 24 {
        return false;
    }
    let bare: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(
        bare.as_str(),
        "同上" | "〃" | "同前" | "″" | "〞" | "同上。" | "(同上)" | "（同上）" | "\"" | "＂"
    )
}
