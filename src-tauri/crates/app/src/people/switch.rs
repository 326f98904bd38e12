//! `people.switch`: somebody else uses a plain ledger.

use crate::command::Done;
use crate::{Place, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Who.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Her name.
    pub name: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `conflict` where people have passwords; `not_found` where there is no such person.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    place.switch_person(&request.name)?;
    Ok(().into())
}
