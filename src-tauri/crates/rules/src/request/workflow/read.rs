use super::{Event, State, Workflow};
use std::collections::BTreeSet;

static BUILT_IN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/request-workflow.json"
));

/// The longest internal limit that makes sense: the whole period with its extension.
const LONGEST: u32 = 40;

/// A workflow that cannot be taken, in words for whoever brought it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("办理流程读不了：{0}")]
pub struct WorkflowError(pub(super) String);

impl Workflow {
    /// The one that the program was built with.
    ///
    /// # Errors
    /// Fails where the file that was built in cannot be read.
    pub fn builtin() -> Result<Workflow, WorkflowError> {
        Workflow::read(BUILT_IN)
    }

    /// Reads a file that an office may have edited.
    ///
    /// # Errors
    /// Fails where it is no such file, or a case could get lost in it: a name that is none, a state
    /// that nothing leads to or nothing leads out of, a side exit that does not close the case.
    pub fn read(text: &str) -> Result<Workflow, WorkflowError> {
        let workflow: Workflow =
            serde_json::from_str(text).map_err(|error| WorkflowError(error.to_string()))?;
        workflow.check()?;
        Ok(workflow)
    }

    /// Holds a file that an office edited against what a case can be stored as.
    ///
    /// # Errors
    /// Fails where it has a state that the other has not.
    pub fn keeps_to(&self, known: &Workflow) -> Result<(), WorkflowError> {
        let own = self
            .states
            .iter()
            .find(|state| known.state(&state.name).is_none());
        match own {
            Some(state) => refuse(format!(
                "环节“{}”不是已有的环节。可以改环节的名称、添加操作，不能添加环节",
                state.name
            )),
            None => Ok(()),
        }
    }

    pub(super) fn check(&self) -> Result<(), WorkflowError> {
        self.names_are_single()?;
        self.states
            .iter()
            .try_for_each(|state| self.check_state(state))?;
        self.events
            .iter()
            .try_for_each(|event| self.check_event(event))?;
        self.check_reasons()?;
        self.nothing_gets_lost()
    }

    fn names_are_single(&self) -> Result<(), WorkflowError> {
        let states = self.states.iter().map(|state| ("环节", &state.name));
        let events = self.events.iter().map(|event| ("操作", &event.name));
        let mut seen = BTreeSet::new();
        for (what, name) in states.chain(events) {
            if !seen.insert((what, name)) {
                return refuse(format!("{what}“{name}”写了两次"));
            }
        }
        match self.state(&self.first) {
            Some(_) => Ok(()),
            None => refuse(format!("开头的环节“{}”没有写", self.first)),
        }
    }

    fn check_state(&self, state: &State) -> Result<(), WorkflowError> {
        let State {
            title,
            now,
            by,
            days,
            ..
        } = state;
        if title.trim().is_empty() || now.trim().is_empty() {
            return refuse(format!("环节“{}”没有写名称或者现状", state.name));
        }
        let known = |by: &String| self.roles.iter().any(|role| role.name == *by);
        match by {
            Some(by) if !known(by) => {
                return refuse(format!("环节“{title}”的“{by}”不是已有的分工"));
            }
            None if !state.closed => return refuse(format!("环节“{title}”没有写由谁办理")),
            _ => {}
        }
        match days {
            Some(days) if !(1..=LONGEST).contains(days) => refuse(format!(
                "环节“{title}”的内部时限应在 1 到 {LONGEST} 个工作日之间"
            )),
            _ => Ok(()),
        }
    }

    fn check_event(&self, event: &Event) -> Result<(), WorkflowError> {
        let title = &event.title;
        if title.trim().is_empty() || event.when.trim().is_empty() {
            return refuse(format!("操作“{}”没有写名称或者条件", event.name));
        }
        if let Some(name) = event
            .from
            .iter()
            .chain(&event.to)
            .find(|name| self.state(name).is_none())
        {
            return refuse(format!("操作“{title}”里的环节“{name}”没有写"));
        }
        let closes = event.to.as_ref().and_then(|to| self.state(to));
        match event.outcome.is_some() && !closes.is_some_and(|state| state.closed) {
            true => refuse(format!("操作“{title}”写了办理结果，应通到一个已办结的环节")),
            false => Ok(()),
        }
    }

    fn check_reasons(&self) -> Result<(), WorkflowError> {
        for reason in &self.reasons {
            let mut states = reason.states.iter();
            let mut events = reason.events.iter();
            let unknown = states.find(|name| self.state(name).is_none());
            let unknown = unknown.or_else(|| events.find(|name| self.event(name).is_none()));
            if let Some(name) = unknown {
                return refuse(format!("不能办理的理由里的“{name}”没有写"));
            }
            let states = reason.states.iter();
            let mut pairs = states.flat_map(|state| reason.events.iter().map(move |e| (state, e)));
            if let Some((state, event)) = pairs.find(|(state, event)| self.may(state, event)) {
                let words = format!("“{state}”里可以“{event}”，不要写不能办理的理由");
                return refuse(words);
            }
            if reason.why.trim().is_empty() {
                return refuse("有一条不能办理的理由是空的".to_owned());
            }
        }
        Ok(())
    }

    fn may(&self, state: &str, event: &str) -> bool {
        let allowed = self.allowed(state);
        allowed.iter().any(|one| one.name == event)
    }

    fn nothing_gets_lost(&self) -> Result<(), WorkflowError> {
        let reached = self.reached_from(&self.first);
        for state in &self.states {
            let title = &state.title;
            if !reached.contains(state.name.as_str()) {
                return refuse(format!("没有操作通到环节“{title}”"));
            }
            let mut ends = self.reached_from(&state.name).into_iter();
            if !ends.any(|name| self.state(name).is_some_and(|state| state.closed)) {
                return refuse(format!("从环节“{title}”出发办不结"));
            }
        }
        Ok(())
    }

    /// The states to which a case can come from one, that one included.
    pub fn reached_from(&self, state: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = self
            .state(state)
            .map(|state| state.name.as_str())
            .into_iter()
            .collect();
        while let Some(state) = open.pop() {
            if reached.insert(state) {
                let next = self.allowed(state).into_iter();
                open.extend(next.filter_map(|event| event.to.as_deref()));
            }
        }
        reached
    }
}

fn refuse(words: String) -> Result<(), WorkflowError> {
    Err(WorkflowError(words))
}
