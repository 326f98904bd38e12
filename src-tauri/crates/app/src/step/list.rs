//! `step.list`: the last steps, newest first.

use super::Step;
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// How many.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// At most this many, and at most 500.
    pub limit: usize,
}

/// The steps.
pub type Response = Vec<Step>;

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let steps = desk.ledger.steps(request.limit.min(500))?;
    Ok(steps.into_iter().map(Step::from).collect::<Vec<_>>().into())
}
