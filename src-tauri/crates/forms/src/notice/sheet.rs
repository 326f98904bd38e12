use super::row::Lines;
use crate::table::Workbook;

/// The rows of all tables that are not hidden, each under its title.
pub(super) fn read(workbook: &Workbook, lines: &mut Lines) {
    for sheet in workbook.sheets.iter().filter(|sheet| !sheet.hidden) {
        if let Some(title) = &sheet.title {
            lines.line(title);
        }
        for row in 0..sheet.rows() {
            let cells = sheet.row(row);
            lines.row(cells.map(|(column, cell)| (column as usize, cell.text.to_owned())));
        }
    }
}
