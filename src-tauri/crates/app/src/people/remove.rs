//! `people.remove`: a person no longer uses the ledger. What she did stays hers in the history.

use crate::command::Done;
use crate::{Place, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Who, and, where the ledger is protected, the password of whoever removes her.
#[derive(Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Her name.
    #[ts(optional = false)]
    pub name: String,
    /// The password of the person at the desk.
    pub said: Option<String>,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such person; `conflict` where no clerk would be left;
/// `wrong_password` where the password is wrong.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    place.remove_person(&request.name, request.said.as_deref())?;
    Ok(().into())
}
