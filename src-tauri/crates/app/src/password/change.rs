//! `password.change`: the person at the desk gives herself another password.

use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use serde::Deserialize;
use ts_rs::TS;

/// The two passwords.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The present one.
    pub old: String,
    /// The next one.
    pub new: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `wrong_password` where the present one is wrong; `usage` where the next one is too short.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let old = Secret::Password(&request.old);
    place.change(None, old, &request.new)?;
    Ok(().into())
}
