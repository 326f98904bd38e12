//! `step.redo`: does the step again that was taken back last.

use super::Step;
use crate::command::Done;
use crate::{Desk, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The step, or null where there is none.
pub type Response = Option<Step>;

/// Runs the command.
///
/// # Errors
/// `conflict` where a record has been changed since by other means.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    super::keep_before(desk, desk.ledger.redoable()?)?;
    let step = desk.ledger.redo(&desk.who())?;
    let touched = step.as_ref().map(|s| s.touched.clone()).unwrap_or_default();
    Ok(Done {
        value: step.map(Step::from),
        touched,
    })
}
