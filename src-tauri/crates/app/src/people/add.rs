//! `people.add`: one more person uses the ledger.

use crate::command::Done;
use crate::{Place, Result};
use minglu_ledger::people::{Person, Role};
use serde::Deserialize;
use ts_rs::TS;

/// Who, and, where the ledger is protected, the two passwords.
#[derive(Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Her name.
    #[ts(optional = false)]
    pub name: String,
    /// What she does here.
    #[ts(optional = false, type = "'clerk' | 'reviewer' | 'leader'")]
    pub role: Role,
    /// The password of whoever adds her.
    pub said: Option<String>,
    /// The password that she has chosen.
    pub password: Option<String>,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `conflict` where the name is taken; `wrong_password` where the password is wrong; `usage` where
/// the new one is too short.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let person = Person::new(&request.name, request.role)?;
    let (said, password) = (request.said.as_deref(), request.password.as_deref());
    place.add_person(person, said, password)?;
    Ok(().into())
}
