//! `batch.decide`: takes what the office proposes, declines it, or puts back what stood before.

use super::{TOUCHED, take};
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Which proposal, and what about it.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Id of the thing that came.
    pub id: String,
    /// True to take it, false to decline it or to put back what stood before it.
    pub take: bool,
}

/// Nothing to say.
pub type Response = ();

/// Runs the command.
///
/// # Errors
/// `conflict` where there is nothing to decide about it; as for importing what was proposed.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let mut touched = take::decide(desk, &request.id, request.take)?;
    touched.push(TOUCHED.to_owned());
    Ok(Done { value: (), touched })
}
