//! `progress.show`: how far the work under way is.

use super::Work;
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The work, or null where there is none.
pub type Response = Option<Work>;

/// Runs the command.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(desk.progress.lock().clone().into())
}
