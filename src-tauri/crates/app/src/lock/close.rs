//! `lock.close`: the clerk goes away.

use crate::command::Done;
use crate::{Place, Result};
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
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    place.close()?;
    Ok(().into())
}
