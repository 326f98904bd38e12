//! `annual_report.print`: the report as PDF, the pages of its Word file.

use super::export::{Request as Asked, to};
use super::paper::Paper;
use crate::command::Done;
use crate::file::{FileOut, written};
use crate::print::docx_pdf;
use crate::{Desk, Result};

/// Which year, and where to.
pub type Request = Asked;

/// The PDF.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// As for `annual_report.export`.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let paper = Paper::of(desk, request.year)?;
    let out = to(desk, request.path, &paper, "pdf")?;
    docx_pdf(desk, paper.passing()?.path(), &out)?;
    Ok(written(&out)?.into())
}
