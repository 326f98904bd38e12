//! The way of a request through the office as a state machine that is data,
//! `assets/request-workflow.json`: what may follow in which state, who does it, and how long it may
//! take inside the office. What is not allowed says why.

mod own;
mod read;
mod step;

pub use own::Step;
pub use read::WorkflowError;
pub use step::Refused;

use crate::request::clock::Kind;
use serde::{Deserialize, Serialize};

/// The file of the workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// What has to be checked, to be shown.
    pub unconfirmed: Vec<String>,
    /// Where a case begins.
    pub first: String,
    /// Who may do a step.
    pub roles: Vec<Role>,
    /// Where a case can stand.
    pub states: Vec<State>,
    /// What can happen to it.
    pub events: Vec<Event>,
    /// Reasons more precise than those that follow from state and event.
    pub reasons: Vec<Reason>,
}

/// Somebody who does a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Name in code, that of the desk's roles.
    pub name: String,
    /// What the desk calls it.
    pub title: String,
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Name in code.
    pub name: String,
    /// What the clerk reads.
    pub title: String,
    /// How things are in this state, for the reason why something is not allowed.
    pub now: String,
    /// Who does what is to be done here; nothing where the case is closed.
    #[serde(default)]
    pub by: Option<String>,
    /// Working days that it may take inside the office; nothing where it depends on others.
    #[serde(default)]
    pub days: Option<u32>,
    /// True where no reply is owed any more.
    #[serde(default)]
    pub closed: bool,
}

/// What can happen to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Name in code.
    pub name: String,
    /// The button: a verb and its object.
    pub title: String,
    /// In which states it may happen.
    pub from: Vec<String>,
    /// Where it leads; nothing where the case stays where it is.
    #[serde(default)]
    pub to: Option<String>,
    /// When it may happen, for the reason why it is not allowed elsewhere.
    pub when: String,
    /// True where it is the way that most cases go.
    #[serde(default)]
    pub usual: bool,
    /// The article behind it; nothing where it is the office's own.
    #[serde(default)]
    pub article: Option<String>,
    /// The outcome with which it closes the case, for a side exit.
    #[serde(default)]
    pub outcome: Option<String>,
    /// What it writes into the ledger of the clock; one of several is chosen.
    #[serde(default)]
    pub clocks: Vec<Kind>,
    /// The open entry of the clock that it ends.
    #[serde(default)]
    pub ends: Option<Kind>,
    /// What the clerk says to it, by the names of the fields.
    #[serde(default)]
    pub asks: Vec<String>,
    /// What of it must be said.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The dates of the case that become its day.
    #[serde(default)]
    pub dates: Vec<String>,
}

/// What an event is among those that may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The way that most cases go.
    Next,
    /// What turns up on the way.
    Aside,
    /// What ends the case at once.
    Exit,
}

/// Why something is not allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In which states.
    pub states: Vec<String>,
    /// What.
    pub events: Vec<String>,
    /// Why, and what to do.
    pub why: String,
}
