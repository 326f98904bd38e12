//! `lock.close`: the clerk goes away.

use crate::Result;
use crate::command::Done;
use crate::door::Door;
use serde::Deserialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `conflict` where the ledger has no password.
pub fn run(door: &Door, _: Request) -> Result<Done<Response>> {
    door.close()?;
    Ok(().into())
}
