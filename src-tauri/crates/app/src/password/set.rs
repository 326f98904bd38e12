//! `password.set`: seals a plain ledger.

use crate::command::Done;
use crate::{Place, Result};
use serde::Serialize;
use ts_rs::TS;

/// The password and whose it is, the person's at the desk where not given: the shape of `lock.open`.
pub type Request = crate::lock::open::Request;

/// What opens the ledger when the password is forgotten. It is shown this once.
#[derive(Serialize, TS)]
#[ts(rename = "Recovery")]
pub struct Response {
    /// In groups of five.
    pub code: String,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the password is too short; `conflict` where there is one; `busy` where another
/// program has the ledger open; `io` where the disk has no room for a second copy.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let code = place.protect(request.name.as_deref(), &request.password)?;
    let code = code.to_string();
    Ok(Response { code }.into())
}
