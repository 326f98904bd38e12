//! `lock.stay`: the clerk is there, even where she only reads.

use crate::Result;
use crate::command::Done;
use crate::door::Door;

/// The shape of `lock.close`.
pub type Request = super::close::Request;
/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// None.
pub fn run(door: &Door, _: Request) -> Result<Done<Response>> {
    door.stay();
    Ok(().into())
}
