//! `rescue.accept`: goes on with the ledger as it lies there, although it was newer once.

use crate::command::Done;
use crate::{Place, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// Nothing to hear: whether it opens now, `desk.status` tells.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `busy` where another program has the ledger open.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    place.key()?;
    place.replaced(|dir| Ok(minglu_ledger::accept(dir)?))?;
    Ok(().into())
}
