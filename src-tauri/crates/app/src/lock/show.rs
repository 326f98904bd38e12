//! `lock.show`: whether the ledger has a password, and whether it has been said.

use crate::command::Done;
use crate::place::minutes;
use crate::{Place, Result};
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
}

/// Runs the command. It does not count as the clerk being there.
///
/// # Errors
/// `damaged` where the wrapped key cannot be read.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    let vault = place.vault()?;
    let locked = place.is_locked()?;
    // What stands in the way of the ledger is told by `desk.status`.
    let minutes = match locked {
        true => 0,
        false => place.with(|desk| Ok(minutes(desk))).unwrap_or_default(),
    };
    Ok(Response {
        protected: vault.is_some(),
        locked,
        wait: vault.map_or(0, |vault| vault.wait()),
        minutes,
    }
    .into())
}
