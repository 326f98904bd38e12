use super::Looks;
use super::frame::HIGHEST_ROW;
use crate::form::{Cell, Leaf, Paper, row_heights};
use crate::write::WriteError;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The body rows, from `first` down. Gives the row after the last.
pub(super) fn body(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper,
    leaf: &Leaf,
    first: u32,
) -> Result<u32, WriteError> {
    let heights = row_heights(paper, &leaf.rows);
    for ((row, cells), height) in (first..).zip(&leaf.rows).zip(heights) {
        sheet.set_row_height(row, height.min(HIGHEST_ROW))?;
        for cell in &cells.cells {
            write(sheet, looks, row, cell)?;
        }
    }
    let count = u32::try_from(leaf.rows.len()).map_err(|_| WriteError::TooManyRows)?;
    Ok(first + count)
}

fn write(sheet: &mut Worksheet, looks: &Looks, row: u32, cell: &Cell) -> Result<(), WriteError> {
    let format = looks.body(cell.column);
    let column = u16::try_from(cell.column).map_err(|_| XlsxError::RowColumnLimitError)?;
    let span = |n: usize| u32::try_from(n.saturating_sub(1)).unwrap_or(u32::MAX);
    let (down, right) = (span(cell.row_span), span(cell.col_span) as u16);
    if down > 0 || right > 0 {
        sheet.merge_range(row, column, row + down, column + right, &cell.text, format)?;
    } else if cell.text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, &cell.text, format)?;
    }
    Ok(())
}
