//! `request.set_step`: who does a step at this desk, and how long it may take.

use super::book::{OWN_STEPS, steps, workflow};
use super::workflow::{Response as Workflow, told};
use crate::calendar::recompute;
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result};
use minglu_rules::request::workflow::Step;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
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

/// Runs the command. The dates of the steps at which cases stand are reckoned anew.
///
/// # Errors
/// `invalid` where there is no such step or role, or no such number of days.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let Request { state, by, days } = request;
    let step = BTreeMap::from([(state, Step { by, days })]);
    let rules = workflow(desk)?.with(&step);
    rules.map_err(|error| Error::invalid("state", error.to_string()))?;
    let mut own = steps(desk)?;
    own.extend(step);
    desk.ledger.remember(OWN_STEPS, &json!(own))?;
    let (_, touched) = recompute(desk)?;
    Ok(Done {
        value: told(&Law::of(desk)?.requests),
        touched,
    })
}
