//! `annual_report.preview`: a section's text with the numbers in place, while it is being written.

use super::facts::facts;
use super::prose::{ReportSection, worded};
use super::show::Whole;
use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Which text.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "SectionText", optional_fields)]
pub struct Request {
    /// The year.
    #[ts(optional = false)]
    pub year: i32,
    /// The section.
    #[ts(optional = false)]
    pub section: String,
    /// The text with names in braces; what the form begins with where not given.
    pub text: Option<String>,
}

/// The section as it would be.
pub type Response = ReportSection;

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such section.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    Ok(section(&Whole::of(desk, request.year)?, &request)?.into())
}

/// The section with the text of a request.
pub(super) fn section(whole: &Whole, request: &Request) -> Result<ReportSection> {
    let section = whole
        .book
        .sections
        .iter()
        .find(|one| one.name == request.section);
    let section = section.ok_or_else(|| Error::not_found("年报里没有这一部分"))?;
    let text = request.text.as_deref().unwrap_or(&section.text);
    Ok(worded(
        section,
        text,
        request.text.is_some(),
        &facts(&whole.names),
    ))
}
