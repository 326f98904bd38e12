//! `annual_report.export`: the report as a Word file in the official layout.

use super::paper::Paper;
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::{Desk, Result};
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// Which year, and where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; the one whose report is to be written now where not given.
    pub year: Option<i32>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `invalid` where a section is not understood; `unreadable` where the office's template cannot be
/// used; `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let paper = Paper::of(desk, request.year)?;
    let out = to(desk, request.path, &paper, "docx")?;
    paper.write(&out)?;
    Ok(written(&out)?.into())
}

/// Where a report is written to: the place that was asked for, else one in the export folder.
pub(super) fn to(
    desk: &Desk,
    path: Option<String>,
    paper: &Paper<'_>,
    ending: &str,
) -> Result<PathBuf> {
    match path {
        Some(path) => Ok(PathBuf::from(path)),
        None => place(&desk.exports(), &format!("{}.{ending}", paper.title)),
    }
}
