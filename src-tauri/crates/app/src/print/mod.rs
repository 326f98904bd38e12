//! Word files on screen and on paper, without Word.

use crate::{Desk, Result};
use minglu_forms::manuscript::Manuscript;
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

/// The pages of a Word file.
#[derive(Debug, Serialize, TS)]
pub struct Pages {
    /// One SVG image a page.
    pub pages: Vec<String>,
    /// What could not be shown, in words for the clerk.
    pub notes: Vec<String>,
}

/// The pages of a .docx file, drawn. It is read by the child like every file from outside, whoever
/// wrote it.
///
/// # Errors
/// `unreadable` or `unsupported` where it is no .docx that can be read; `classified` where it bears
/// a classification mark.
pub fn docx(desk: &Desk, path: &Path) -> Result<Pages> {
    let manuscript = read(path)?;
    Ok(Pages {
        pages: desk.press.manuscript_svg(&manuscript)?,
        notes: manuscript.notes,
    })
}

/// Writes a .docx file as PDF; says what could not be shown.
///
/// # Errors
/// As for [`docx`]; `io` where the PDF cannot be written.
pub fn docx_pdf(desk: &Desk, path: &Path, out: &Path) -> Result<Vec<String>> {
    let manuscript = read(path)?;
    desk.press.manuscript_pdf(&manuscript, out)?;
    Ok(manuscript.notes)
}

fn read(path: &Path) -> Result<Manuscript> {
    Ok(Desk::reader()?.manuscript(path)?)
}
