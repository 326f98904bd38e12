use super::Looks;
use super::frame::{HIGHEST_ROW, PT_PER_MM};
use crate::form::{Cell, Leaf, Paper, row_heights};
use crate::write::WriteError;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// The body rows, from `first` down. Gives the row after the last.
pub(super) fn body(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper,
    leaf: &Leaf,
    first: u32,
) -> Result<u32, WriteError> {
    let heights = row_heights(paper, &leaf.rows);
    let pages = pages(paper, leaf, &heights);
    for (index, (row, cells)) in (first..).zip(&leaf.rows).enumerate() {
        sheet.set_row_height(row, heights[index].min(HIGHEST_ROW))?;
        for cell in &cells.cells {
            let last = (index + cell.row_span).min(pages.len()) - 1;
            let format = match pages[index] == pages[last] {
                true => looks.body(cell.column),
                false => looks.over_pages(cell.column),
            };
            write(sheet, format, row, cell)?;
        }
    }
    let count = u32::try_from(leaf.rows.len()).map_err(|_| WriteError::TooManyRows)?;
    Ok(first + count)
}

/// The page that each row will about be printed on. A merged cell over two pages has its text at
/// the top: in the middle it would be cut by the end of the page.
fn pages(paper: &Paper, leaf: &Leaf, heights: &[f64]) -> Vec<usize> {
    let m = paper.geometry.margins;
    let fonts = &paper.fonts;
    let room = (paper.geometry.size().1 - m.top - m.bottom) * PT_PER_MM;
    let header = fonts.head.size_pt * 1.42 + 8.0;
    let lines = (leaf.above.len() + leaf.head.len()) as f64 * (fonts.note.size_pt * 1.5 + 6.0);
    let (mut page, mut used) = (0, header + lines + fonts.heading.size_pt * 1.5 + 12.0);
    let step = |height: &f64| {
        if used + height > room {
            page += 1;
            used = header;
        }
        used += height;
        page
    };
    heights.iter().map(step).collect()
}

pub(super) fn write(
    sheet: &mut Worksheet,
    format: &Format,
    row: u32,
    cell: &Cell,
) -> Result<(), WriteError> {
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
