//! `progress.cancel`: asks the work under way to stop.

use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use std::sync::atomic::Ordering;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// None.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    desk.progress.stop.store(true, Ordering::Relaxed);
    Ok(().into())
}
