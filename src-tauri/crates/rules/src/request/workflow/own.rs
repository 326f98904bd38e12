use super::{Workflow, WorkflowError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an office sets for a state itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step {
    /// Who does it.
    pub by: Option<String>,
    /// Working days that it may take.
    pub days: Option<u32>,
}

impl Workflow {
    /// The same with those of an office's own steps that this workflow has: steps and roles that are
    /// no longer there are passed over.
    pub fn with_known(self, own: &BTreeMap<String, Step>) -> Workflow {
        own.iter().fold(self, |workflow, (name, step)| {
            let one = BTreeMap::from([(name.clone(), step.clone())]);
            workflow.clone().with(&one).unwrap_or(workflow)
        })
    }

    /// The same with an office's own steps, by the name of the state.
    ///
    /// # Errors
    /// Fails where a state or a role is none of the workflow's.
    pub fn with(mut self, own: &BTreeMap<String, Step>) -> Result<Workflow, WorkflowError> {
        for (name, step) in own {
            let mut states = self.states.iter_mut();
            let state = states.find(|state| state.name == *name);
            let state = state.ok_or_else(|| WorkflowError(format!("没有“{name}”这个环节")))?;
            state.by = step.by.clone().or_else(|| state.by.take());
            state.days = step.days.or(state.days);
        }
        self.check()?;
        Ok(self)
    }
}
