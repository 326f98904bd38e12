//! `password.minutes`: after how long without the clerk the ledger shuts itself.

use crate::command::Done;
use crate::{Error, Place, Result};
use serde::Deserialize;
use ts_rs::TS;

/// A day is as good as never.
const MOST: u64 = 24 * 60;

/// How long.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Minutes; 0 for never.
    pub minutes: u64,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `invalid` where it is longer than a day; `locked` where the ledger is shut.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    if request.minutes > MOST {
        return Err(Error::invalid(
            "minutes",
            "最长 1440 分钟（一天）；填 0 为不自动上锁",
        ));
    }
    place.set_minutes(request.minutes)?;
    Ok(().into())
}
