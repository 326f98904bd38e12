//! The text of a notice as it is read: each paragraph a line, each row of a table a line whose
//! cells are parted by tabs, what a merged cell says told once. Runs in the child.

mod manuscript;
mod page;
mod pdf;
mod row;
mod sheet;

use crate::read::{FileKind, Limits, ReadError, kind_of, read_telling, text_of_file};
use crate::text::{self, Text};
use row::Lines;
use std::path::Path;

/// Characters that are read of a notice: some four thousand pages.
pub const MOST: usize = 4_000_000;

/// The text of a .docx, .pdf, .html or .txt file, and of tables in other files.
///
/// # Errors
/// Fails where the format is not read, or the file is too large or damaged.
pub(crate) fn read(path: &Path, progress: fn()) -> Result<Text, ReadError> {
    let mut lines = Lines::default();
    if text::begins_like_pdf(path)? {
        pdf::read(path, progress, &mut lines)?;
        return Ok(lines.told());
    }
    match kind_of(path)? {
        FileKind::Document => manuscript::read(path, &mut lines)?,
        FileKind::Page => page::read(path, &mut lines)?,
        FileKind::Text => lines.text(&text_of_file(path)?),
        FileKind::Workbook | FileKind::Tables => {
            sheet::read(
                &read_telling(path, &Limits::default(), progress)?,
                &mut lines,
            );
        }
    }
    Ok(lines.told())
}
