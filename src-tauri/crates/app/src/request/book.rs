use crate::{Desk, Error, Result};
use minglu_rules::duty::Limits;
use minglu_rules::request::clock::{Conventions, Terms};
use minglu_rules::request::fee::Tariffs;
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::workflow::{Step, Workflow};
use std::collections::BTreeMap;

/// Preference that keeps who does which step here, and how long it may take.
pub(super) const OWN_STEPS: &str = "request_steps";

/// By what requests are handled at a desk. A file of the same name in the data folder stands in for
/// the program's own.
pub(crate) struct Book {
    pub workflow: Workflow,
    pub outcomes: Outcomes,
    pub tariffs: Tariffs,
    pub terms: Terms,
    pub conventions: Conventions,
}

impl Book {
    /// The rules as they stand at this desk.
    pub fn of(desk: &Desk, limits: &Limits) -> Result<Book> {
        let conventions = match own(desk, "request-clock.json")? {
            Some(text) => Conventions::read(&text),
            None => Conventions::builtin(),
        };
        let conventions = conventions.map_err(broken)?;
        let workflow = match own(desk, "request-workflow.json")? {
            Some(text) => Workflow::read(&text),
            None => Workflow::builtin(),
        };
        let outcomes = match own(desk, "request-outcomes.json")? {
            Some(text) => Outcomes::read(&text),
            None => Outcomes::builtin(),
        };
        let tariffs = match own(desk, "request-fees.json")? {
            Some(text) => Tariffs::read(&text),
            None => Tariffs::builtin(),
        };
        Ok(Book {
            workflow: workflow
                .map_err(broken)?
                .with(&steps(desk)?)
                .map_err(broken)?,
            outcomes: outcomes.map_err(broken)?,
            tariffs: tariffs.map_err(broken)?,
            terms: Terms::of(limits, &conventions).map_err(broken)?,
            conventions,
        })
    }
}

/// What this office set for the steps.
pub(super) fn steps(desk: &Desk) -> Result<BTreeMap<String, Step>> {
    match desk.ledger.recall(OWN_STEPS)? {
        Some(kept) => serde_json::from_value(kept).map_err(broken),
        None => Ok(BTreeMap::new()),
    }
}

fn own(desk: &Desk, name: &str) -> Result<Option<String>> {
    let path = desk.dir().join(name);
    match path.is_file() {
        true => std::fs::read_to_string(&path)
            .map(Some)
            .map_err(|e| Error::io(&format!("“{name}”读不了"), &e)),
        false => Ok(None),
    }
}

fn broken(cause: impl std::fmt::Display) -> Error {
    let words = format!("{cause}。请改正数据文件夹里的文件，或把它移走改用自带的");
    Error::unreadable(words)
}
