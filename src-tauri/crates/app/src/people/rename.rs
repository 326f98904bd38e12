//! `people.rename`: the person at the desk gives herself another name.

use crate::command::Done;
use crate::{Place, Result};

/// The new name and her password: the shape of `people.remove`.
pub type Request = super::remove::Request;
/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `conflict` where the name is taken; `wrong_password` where the password is wrong.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    place.rename_person(&request.name, request.said.as_deref())?;
    Ok(().into())
}
