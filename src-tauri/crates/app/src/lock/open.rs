//! `lock.open`: the password is said.

use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use serde::Deserialize;
use ts_rs::TS;

/// The password.
#[derive(Deserialize, TS)]
pub struct Request {
    /// As typed.
    pub password: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `wrong_password` where it is wrong, or comes too soon after others that were.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    place.unlock(Secret::Password(&request.password))?;
    Ok(().into())
}
