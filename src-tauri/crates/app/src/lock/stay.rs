//! `lock.stay`: the clerk is there, even where she only reads.

use crate::command::Done;
use crate::{Place, Result};

/// The shape of `lock.close`.
pub type Request = super::close::Request;
/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// None.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    place.stay();
    Ok(().into())
}
