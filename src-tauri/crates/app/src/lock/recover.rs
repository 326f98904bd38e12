//! `lock.recover`: the password is forgotten; the code from the safe gives another one.

use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use serde::Deserialize;
use ts_rs::TS;

/// The code and what it is used for.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The recovery code as typed.
    pub code: String,
    /// The new password.
    pub password: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `wrong_password` where the code is wrong; `usage` where it has a slip of the pen or the new
/// password is too short.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    place.change(Secret::Recovery(&request.code), &request.password)?;
    Ok(().into())
}
