//! `annual_report.write`: keeps the clerk's text of a section, or goes back to the one that the form
//! begins with.

use super::kept::{put, title};
use super::preview::{Request as Asked, section};
use super::prose::ReportSection;
use super::show::Whole;
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source};
use minglu_rules::secrecy::is_marked;
use serde_json::json;

/// Which section and text.
pub type Request = Asked;

/// The section as it is now.
pub type Response = ReportSection;

/// Runs the command.
///
/// # Errors
/// `invalid` where the text names what nobody knows; `not_found` where there is no such section;
/// `classified` where the text bears a mark.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let whole = Whole::of(desk, request.year)?;
    let section = section(&whole, &request)?;
    if let Some(error) = &section.error {
        return Err(Error::invalid(&request.section, error));
    }
    if request.text.as_deref().is_some_and(is_marked) {
        return Err(Error::classified());
    }
    let fields: Fields = [(request.section, json!(request.text))]
        .into_iter()
        .collect();
    let of = (request.year, title(desk, request.year)?);
    let kept = whole.figures.record.as_ref();
    let label = format!("编写{}年年报“{}”", request.year, section.title);
    let committed = desk.transact(&label, Source::User, |tx| put(tx, kept, of, fields))?;
    Ok(Done::wrote(committed, section))
}
