//! `batch.list`: all batches, the newest first.

use super::state::{BatchLine, lines};
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The batches.
pub type Response = Vec<BatchLine>;

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(lines(desk)?.into())
}
