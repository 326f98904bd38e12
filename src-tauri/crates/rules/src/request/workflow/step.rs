use super::{Event, Role, State, Turn, Workflow};
use serde::Serialize;

/// An event that may not happen in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{why}")]
pub struct Refused {
    /// Why, and what to do, in Chinese.
    pub why: String,
}

impl Workflow {
    /// The state of this name.
    pub fn state(&self, name: &str) -> Option<&State> {
        self.states.iter().find(|state| state.name == name)
    }

    /// The role of this name.
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == name)
    }

    /// The event of this name.
    pub fn event(&self, name: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.name == name)
    }

    /// What may happen in a state, in the order of the file.
    pub fn allowed(&self, state: &str) -> Vec<&Event> {
        let events = self.events.iter();
        events.filter(|event| event.is_allowed_in(state)).collect()
    }

    /// Where an event leads.
    ///
    /// # Errors
    /// Fails where it may not happen in this state, with the reason.
    pub fn apply(&self, state: &str, event: &str) -> Result<&State, Refused> {
        let unknown = |what: &str, name: &str| Refused {
            why: format!("没有“{name}”这个{what}，请重新打开这一页"),
        };
        let state = self.state(state).ok_or_else(|| unknown("环节", state))?;
        let event = self.event(event).ok_or_else(|| unknown("操作", event))?;
        if !event.is_allowed_in(&state.name) {
            let why = self.why_not(state, event);
            return Err(Refused { why });
        }
        let to = event.to.as_ref().unwrap_or(&state.name);
        self.state(to).ok_or_else(|| unknown("环节", to))
    }

    fn why_not(&self, state: &State, event: &Event) -> String {
        let mut reasons = self.reasons.iter();
        let own = reasons.find(|reason| {
            reason.states.contains(&state.name) && reason.events.contains(&event.name)
        });
        match own {
            Some(reason) => reason.why.clone(),
            None => format!("不能“{}”：{}；{}", event.title, state.now, event.when),
        }
    }
}

impl Event {
    /// What it is among those that may happen.
    pub fn turn(&self) -> Turn {
        match (self.outcome.is_some(), self.usual) {
            (true, _) => Turn::Exit,
            (_, true) => Turn::Next,
            _ => Turn::Aside,
        }
    }

    fn is_allowed_in(&self, state: &str) -> bool {
        self.from.iter().any(|from| from == state)
    }
}
