//! `lock.open`: the password is said.

use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::vault::Secret;
use serde::Deserialize;
use ts_rs::TS;

/// The password, and whose it is.
#[derive(Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Whose; not needed where only one person has a password, or sits here already.
    pub name: Option<String>,
    /// As typed.
    #[ts(optional = false)]
    pub password: String,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `wrong_password` where it is wrong, or comes too soon after others that were; `usage` where it is
/// not said whose it is.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let password = Secret::Password(&request.password);
    place.unlock(request.name.as_deref(), password)?;
    Ok(().into())
}
