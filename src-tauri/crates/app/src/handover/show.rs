//! `handover.show`: what would be handed over today.

use super::Handover;
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What is handed over.
pub type Response = Handover;

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(super::gather::gather(desk)?.into())
}
