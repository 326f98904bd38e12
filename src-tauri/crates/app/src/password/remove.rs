//! `password.remove`: makes the ledger plain again.

use crate::command::Done;
use crate::{Place, Result};

/// The password: the shape of `lock.open`.
pub type Request = crate::lock::open::Request;
/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// As for `lock.open` and `password.set`.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    place.unprotect(&request.password)?;
    Ok(().into())
}
