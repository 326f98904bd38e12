//! `password.code`: makes another recovery code; the one before opens nothing any more.

use crate::command::Done;
use crate::{Place, Result};

/// The password: the shape of `lock.open`.
pub type Request = crate::lock::open::Request;
/// The code: the shape of `password.set`.
pub type Response = super::set::Response;

/// Runs the command.
///
/// # Errors
/// `wrong_password` where the password is wrong.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let code = place.new_code(&request.password)?.to_string();
    Ok(super::set::Response { code }.into())
}
