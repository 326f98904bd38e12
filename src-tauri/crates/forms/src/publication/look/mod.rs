//! What a file holds, told piece by piece. Runs in the child.

pub(crate) mod docx;
pub(crate) mod properties;
mod text;
mod xlsx;

use super::{Piece, Place, Told, Trace, TraceKind};
use crate::fill::FillError;
use crate::fill::package::Package;
use crate::read::{FileKind, Limits, ReadError, kind_of, read_telling};
use crate::table::Workbook;
use std::path::Path;

/// Where what is told goes to.
pub(crate) type Tell<'a> = &'a mut dyn FnMut(Told) -> Result<(), ReadError>;

/// Tells of every text in a file, and of what it carries along.
pub(crate) fn look(path: &Path, progress: fn(), tell: Tell<'_>) -> Result<(), ReadError> {
    match kind_of(path).map_err(advised)? {
        FileKind::Page | FileKind::Text => text::look(path, tell),
        FileKind::Document => docx::look(&mut Package::open(path)?, tell),
        FileKind::Workbook => {
            cells(&read_tables(path, progress)?, tell)?;
            xlsx::look(path, &mut Package::open(path)?, tell)
        }
        FileKind::Tables => {
            let workbook = read_tables(path, progress)?;
            cells(&workbook, tell)?;
            hidden_sheets(&workbook, tell)?;
            let unseen = "这种格式只能看到单元格里的文字，看不到批注、作者信息、隐藏的行列和嵌入的内容。请用 WPS 或 Office 另存为 .xlsx 后再检查一遍";
            tell(Told::Unseen(unseen.into()))
        }
    }
}

/// An empty workbook may still carry an author or a comment.
fn read_tables(path: &Path, progress: fn()) -> Result<Workbook, ReadError> {
    match read_telling(path, &Limits::default(), progress) {
        Err(ReadError::NoTable(_)) => Ok(Workbook::default()),
        read => read,
    }
}

fn cells(workbook: &Workbook, tell: Tell<'_>) -> Result<(), ReadError> {
    for sheet in &workbook.sheets {
        for row in 0..sheet.rows() {
            for (column, cell) in sheet.row(row) {
                let place = Place::Cell {
                    sheet: sheet.name.clone(),
                    row: row + 1,
                    column,
                };
                piece(place, cell.text, tell)?;
            }
        }
    }
    Ok(())
}

fn hidden_sheets(workbook: &Workbook, tell: Tell<'_>) -> Result<(), ReadError> {
    for sheet in workbook.sheets.iter().filter(|s| s.hidden) {
        let detail = format!("工作表“{}”是隐藏的", sheet.name);
        trace(TraceKind::HiddenSheet, detail, tell)?;
    }
    Ok(())
}

fn piece(place: Place, text: &str, tell: Tell<'_>) -> Result<(), ReadError> {
    match text.trim().is_empty() {
        true => Ok(()),
        false => tell(Told::Piece(Piece {
            place,
            text: text.to_owned(),
        })),
    }
}

fn trace(kind: TraceKind, detail: impl Into<String>, tell: Tell<'_>) -> Result<(), ReadError> {
    tell(Told::Trace(Trace {
        kind,
        detail: detail.into(),
    }))
}

/// Texts that belong to one thing that no reader of the page sees.
fn buried(what: &str, texts: &[String], tell: Tell<'_>) -> Result<(), ReadError> {
    for (number, text) in (1..).zip(texts) {
        let what = what.to_owned();
        piece(Place::Buried { what, number }, text, tell)?;
    }
    Ok(())
}

/// What to do with a file that is not read, when it is to be published and not taken in.
fn advised(error: ReadError) -> ReadError {
    match error {
        ReadError::Unsupported { what, .. } => ReadError::unsupported(
            &what,
            "请检查它的 Word（.docx）或 Excel（.xlsx）原稿，或把文字复制后粘贴到这里检查",
        ),
        other => other,
    }
}

impl From<FillError> for ReadError {
    fn from(error: FillError) -> ReadError {
        match error {
            FillError::Open(io) => ReadError::Io(io),
            FillError::TooLarge(what) => ReadError::TooLarge(what),
            FillError::Read(error) => error,
            FillError::Damaged(what) => ReadError::Damaged(what),
            other => ReadError::damaged(other),
        }
    }
}
