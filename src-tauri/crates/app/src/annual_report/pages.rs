//! `annual_report.pages`: the pages of the report's Word file, drawn.

use super::paper::Paper;
use super::show::Request as Asked;
use crate::command::Done;
use crate::print::{Pages, docx};
use crate::{Desk, Result};

/// Which year.
pub type Request = Asked;

/// The pages.
pub type Response = Pages;

/// Runs the command.
///
/// # Errors
/// `invalid` where a section is not understood; `unreadable` where the office's template cannot be
/// used.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let paper = Paper::of(desk, request.year)?;
    Ok(docx(desk, paper.passing()?.path())?.into())
}
