//! `request.workflow`: the steps of a case, who does them and how long they may take inside the
//! office.

use super::book::Book;
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The workflow as it stands at this desk.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "RequestWorkflow")]
pub struct Response {
    /// The steps in which somebody has something to do.
    pub steps: Vec<WorkflowStep>,
    /// Who may do a step: name and title.
    pub roles: Vec<(String, String)>,
    /// What has to be checked by a person.
    pub unconfirmed: Vec<String>,
}

/// One step.
#[derive(Debug, Serialize, TS)]
pub struct WorkflowStep {
    /// Name in code.
    pub state: String,
    /// What the clerk reads.
    pub title: String,
    /// Who does it.
    pub by: String,
    /// Working days that it may take; null where it depends on others.
    pub days: Option<u32>,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where a file of the office is broken.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(told(&Law::of(desk)?.requests).into())
}

pub(super) fn told(book: &Book) -> Response {
    let workflow = &book.workflow;
    let open = workflow.states.iter().filter(|state| !state.closed);
    let steps = open.map(|state| WorkflowStep {
        state: state.name.clone(),
        title: state.title.clone(),
        by: state.by.clone().unwrap_or_default(),
        days: state.days,
    });
    let roles = workflow.roles.iter();
    Response {
        steps: steps.collect(),
        roles: roles
            .map(|role| (role.name.clone(), role.title.clone()))
            .collect(),
        unconfirmed: workflow.unconfirmed.clone(),
    }
}
