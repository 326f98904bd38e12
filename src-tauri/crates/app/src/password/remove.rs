//! `password.remove`: makes the ledger plain again.

use crate::Result;
use crate::command::Done;
use crate::door::Door;

/// The password: the shape of `lock.open`.
pub type Request = crate::lock::open::Request;
/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// As for `lock.open` and `password.set`.
pub fn run(door: &Door, request: Request) -> Result<Done<Response>> {
    door.unprotect(&request.password)?;
    Ok(().into())
}
