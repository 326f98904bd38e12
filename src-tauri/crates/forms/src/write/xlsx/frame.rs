use super::Looks;
use super::body::write;
use crate::form::{Cell, Leaf, Line, Orientation, Paper, line_count};
use crate::write::WriteError;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

pub(super) const PT_PER_MM: f64 = 72.0 / 25.4;
const MM_PER_INCH: f64 = 25.4;
/// Excel's paper number of A4.
const A4: u8 = 9;
/// Pixels per inch of Excel's own column widths.
const DPI: f64 = 96.0;
/// Excel takes no higher row.
pub(in crate::write) const HIGHEST_ROW: f64 = 409.0;

/// Paper, margins and column widths.
pub(in crate::write) fn prepare(sheet: &mut Worksheet, paper: &Paper) -> Result<(), WriteError> {
    let inch = |mm: f64| mm / MM_PER_INCH;
    let m = paper.geometry.margins;
    let footer = if paper.page_numbers {
        inch(m.bottom) / 2.0
    } else {
        0.3
    };
    sheet.set_paper_size(A4);
    sheet.set_margins(
        inch(m.left),
        inch(m.right),
        inch(m.top),
        inch(m.bottom),
        0.3,
        footer,
    );
    sheet.set_print_center_horizontally(true);
    if paper.geometry.orientation == Orientation::Landscape {
        sheet.set_landscape();
    }
    if paper.page_numbers {
        sheet.set_footer("&C&\"宋体,Regular\"&12第 &P 页 共 &N 页");
    }
    for (n, column) in (0u16..).zip(&paper.columns) {
        let pixels = (column.width_mm / MM_PER_INCH * DPI).round() as u32;
        sheet.set_column_width_pixels(n, pixels)?;
    }
    Ok(())
}

/// Everything above the body. Gives the first body row.
pub(in crate::write) fn top(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper,
    leaf: &Leaf,
) -> Result<u32, WriteError> {
    let mut row = lines(sheet, looks, paper, &leaf.above, 0)?;
    let size = paper.fonts.heading.size_pt;
    across(sheet, paper, row, &leaf.heading, looks.heading())?;
    let wrapped = line_count(&leaf.heading, width_pt(paper), size);
    sheet.set_row_height(row, (wrapped as f64 * size * 1.5 + 12.0).min(HIGHEST_ROW))?;
    row = lines(sheet, looks, paper, &leaf.head, row + 1)?;
    head(sheet, looks, paper, row)
}

/// The header's rows, from `row` down. Gives the first body row.
fn head(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper,
    mut row: u32,
) -> Result<u32, WriteError> {
    let size = paper.fonts.head.size_pt;
    for cells in paper.header() {
        let lines = cells.cells.iter().filter(|cell| cell.row_span == 1);
        let lines = lines.map(|cell| line_count(&cell.text, cell_pt(paper, cell) - 5.0, size));
        let deepest = lines.max().unwrap_or(1) as f64;
        let height = (deepest * size * 1.42 + 8.0).max(paper.row_min_mm * PT_PER_MM);
        sheet.set_row_height(row, height.min(HIGHEST_ROW))?;
        for cell in &cells.cells {
            write(sheet, looks.head(), row, cell)?;
        }
        row += 1;
    }
    Ok(row)
}

fn cell_pt(paper: &Paper, cell: &Cell) -> f64 {
    let columns = paper.columns.iter().skip(cell.column).take(cell.col_span);
    columns.map(|c| c.width_mm).sum::<f64>() * PT_PER_MM
}

/// The lines below the table. Gives the row after the last.
pub(in crate::write) fn foot(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper,
    leaf: &Leaf,
    row: u32,
) -> Result<u32, WriteError> {
    lines(sheet, looks, paper, &leaf.foot, row)
}

fn lines(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper,
    lines: &[Line],
    mut row: u32,
) -> Result<u32, WriteError> {
    for line in lines {
        let size = paper.fonts.of(line.font).size_pt;
        let wrapped = line_count(&line.text, width_pt(paper), size) as f64;
        across(
            sheet,
            paper,
            row,
            &line.text,
            looks.line(line.font, line.align),
        )?;
        sheet.set_row_height(row, (wrapped * size * 1.5 + 6.0).min(HIGHEST_ROW))?;
        row += 1;
    }
    Ok(row)
}

fn width_pt(paper: &Paper) -> f64 {
    paper.columns.iter().map(|c| c.width_mm).sum::<f64>() * PT_PER_MM
}

/// Writes a text over all columns.
fn across(
    sheet: &mut Worksheet,
    paper: &Paper,
    row: u32,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    match last_column(paper) {
        0 => sheet.write_string_with_format(row, 0, text, format)?,
        last => sheet.merge_range(row, 0, row, last, text, format)?,
    };
    Ok(())
}

fn last_column(paper: &Paper) -> u16 {
    u16::try_from(paper.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Print area, repeated header and frozen rows, once the extent is known.
pub(in crate::write) fn print_setup(
    sheet: &mut Worksheet,
    paper: &Paper,
    first_body: u32,
    end: u32,
) -> Result<(), WriteError> {
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_area(0, 0, end.saturating_sub(1), last_column(paper))?;
    if paper.repeat_header {
        let head = u32::try_from(paper.header().len()).unwrap_or(1);
        sheet.set_repeat_rows(first_body - head, first_body - 1)?;
    }
    sheet.set_freeze_panes(first_body, 0)?;
    Ok(())
}
