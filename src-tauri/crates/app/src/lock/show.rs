//! `lock.show`: whether the ledger has a password, and whether it has been said.

use crate::command::Done;
use crate::people::{PersonInfo, people_of};
use crate::place::minutes;
use crate::{Desk, Place, Result};
use minglu_ledger::people::Person;
use minglu_ledger::vault::Vault;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The state of the lock.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LockState")]
pub struct Response {
    /// The ledger has a password.
    pub protected: bool,
    /// It has not been said, or nobody was there for too long.
    pub locked: bool,
    /// Seconds until the next try may be made.
    pub wait: u64,
    /// Minutes without the clerk until the ledger shuts itself; 0 for never.
    pub minutes: u64,
    /// Everybody who may open the ledger or, where it is plain, is named.
    pub people: Vec<PersonInfo>,
    /// Who sits here; nobody where the ledger is shut or cannot be opened.
    pub person: Option<PersonInfo>,
}

/// Runs the command. It does not count as the clerk being there.
///
/// # Errors
/// `damaged` where the wrapped key cannot be read.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    let vault = place.vault()?;
    let locked = place.is_locked()?;
    let mut state = Response {
        protected: vault.is_some(),
        locked,
        wait: vault.as_ref().map_or(0, Vault::wait),
        minutes: 0,
        people: Vec::new(),
        person: None,
    };
    // What stands in the way of the ledger is told by `desk.status`.
    if !locked && let Ok((minutes, person, people)) = place.with(inside) {
        state.minutes = minutes;
        state.person = Some(person.into());
        state.people = shown(people);
    }
    if let Some(vault) = vault {
        state.people = shown(vault.people());
    }
    Ok(state.into())
}

fn inside(desk: &Desk) -> Result<(u64, Person, Vec<Person>)> {
    Ok((minutes(desk), desk.person(), people_of(&desk.ledger)?))
}

/// Somebody from before people had names is not offered as one of several.
fn shown(people: Vec<Person>) -> Vec<PersonInfo> {
    let named = people.into_iter().filter(|person| !person.name.is_empty());
    named.map(PersonInfo::from).collect()
}
