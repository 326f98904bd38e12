//! Classification marks in files: in the cells of tables, in the paragraphs of documents and, where
//! a format is not taken apart, in its bytes as they lie. The text packed inside PDF is looked into
//! by `foreign`; pictures are not looked into.

mod bytes;
mod prose;

use crate::read::ReadError;
use crate::table::{Sheet, Workbook};
use minglu_rules::secrecy::is_marked;
use std::path::Path;

/// True where a mark stands in a file's text, tables aside.
pub(crate) fn file_is_marked(path: &Path) -> Result<bool, ReadError> {
    prose::is_marked(path)
}

/// True where a mark stands in a sheet's name or title, or in a cell.
pub(crate) fn tables_are_marked(workbook: &Workbook) -> bool {
    workbook.sheets.iter().any(sheet_is_marked)
}

fn sheet_is_marked(sheet: &Sheet) -> bool {
    let title = sheet.title.as_deref().unwrap_or_default();
    let cells = (0..sheet.rows()).flat_map(|r| sheet.row(r));
    is_marked(&sheet.name) || is_marked(title) || cells.into_iter().any(|(_, c)| is_marked(c.text))
}
