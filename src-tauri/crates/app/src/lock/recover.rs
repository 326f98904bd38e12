//! `lock.recover`: the password is forgotten; the code from the safe gives another one.

use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use serde::Deserialize;
use ts_rs::TS;

/// The code and what it is used for.
#[derive(Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Whose password is forgotten; not needed where only one person has one.
    pub name: Option<String>,
    /// The recovery code as typed.
    #[ts(optional = false)]
    pub code: String,
    /// The new password.
    #[ts(optional = false)]
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
    let code = Secret::Recovery(&request.code);
    place.change(request.name.as_deref(), code, &request.password)?;
    Ok(().into())
}
