//! `template.export`: a template as a Word file, to be edited in Word.

use super::{built_in, content, own};
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::letter::Book;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// Which template.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The kind of letter, by name or title.
    #[ts(optional = false)]
    pub kind: String,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `usage` where there is no such kind; `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let book = Book::of(desk)?;
    let kind = book.kind(&request.kind)?;
    let bytes = match own(desk, kind)? {
        Some(own) => content(desk, &own)?,
        None => built_in(kind)?.to_vec(),
    };
    let out = match &request.path {
        Some(path) => PathBuf::from(path),
        None => place(
            &desk.exports().join("文书模板"),
            &format!("{}.docx", kind.title),
        )?,
    };
    std::fs::write(&out, bytes).map_err(|e| Error::io("模板没有写出", &e))?;
    Ok(written(&out)?.into())
}
