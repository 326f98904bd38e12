//! `request.set_step`: who does a step at this desk, and how long it may take.

use super::book::{OWN_STEPS, steps};
use super::workflow::{Response as Workflow, told};
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result};
use minglu_rules::request::workflow::{Step, Workflow as Rules};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which step, and what holds for it here.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The state of the workflow.
    #[ts(optional = false)]
    pub state: String,
    /// `clerk`, `reviewer` or `leader`; as the program has it where not given.
    pub by: Option<String>,
    /// Working days; as the program has it where not given.
    pub days: Option<u32>,
}

/// The workflow as it stands then.
pub type Response = Workflow;

/// Runs the command. Cases that are under way are judged by it when they take their next step.
///
/// # Errors
/// `invalid` where there is no such step or role, or no such number of days.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let Request { state, by, days } = request;
    let mut own = steps(desk)?;
    own.insert(state, Step { by, days });
    let rules = Rules::builtin().and_then(|rules| rules.with(&own));
    rules.map_err(|error| Error::invalid("state", error.to_string()))?;
    desk.ledger.remember(OWN_STEPS, &json!(own))?;
    Ok(told(&Law::of(desk)?.requests).into())
}
