//! `form.preview`: the pages as they will be printed, drawn in the window.

use super::clear::{clear, note};
use super::export::{Face, paper};
use super::values::values_for;
use crate::command::Done;
use crate::record::list::{Filter, query};
use crate::{Desk, Result};
use minglu_forms::form::Values;
use minglu_ledger::Deed;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to show.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The form.
    #[ts(optional = false)]
    pub form: String,
    /// All of these must hold.
    pub filters: Option<Vec<Filter>>,
    /// Text that must stand somewhere in the record.
    pub search: Option<String>,
    /// What else the form's placeholders stand for.
    #[ts(optional, type = "Record<string, string>")]
    pub values: Option<Values>,
}

/// The pages.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// One SVG image a page.
    pub pages: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// As for `form.export`.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let form = super::named(desk, &request.form)?;
    let query = query(&form.ledger, request.filters.as_deref(), request.search)?;
    let values = values_for(desk, &form, &query, &request.values.unwrap_or_default())?;
    let clear = clear(desk, &form, false)?;
    note(desk, Deed::Preview, &query, Some(&form.name), &clear)?;
    let face = Face {
        form: &form,
        values: &values,
        clear: &clear,
    };
    let paper = paper(desk, face, &query)?;
    Ok(Response {
        pages: desk.press.svg(&paper)?,
    }
    .into())
}
