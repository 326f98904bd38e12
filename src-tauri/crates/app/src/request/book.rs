use crate::{Desk, Error, Result};
use minglu_rules::duty::Limits;
use minglu_rules::request::clock::{Conventions, Terms};
use minglu_rules::request::fee::Tariffs;
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::workflow::{Step, Workflow, WorkflowError};
use std::collections::BTreeMap;
use std::fmt::Display;

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
    /// The rules as they stand at this desk. A file that cannot be used stops no case: the program's
    /// own stands in for it, and [`trouble`] says so.
    pub fn of(desk: &Desk, limits: &Limits) -> Result<Book> {
        let conventions = usable(desk, "request-clock.json", Conventions::read)?;
        let conventions = conventions.map_or_else(Conventions::builtin, Ok);
        let conventions = conventions.map_err(broken)?;
        let outcomes = usable(desk, "request-outcomes.json", Outcomes::read)?;
        let tariffs = usable(desk, "request-fees.json", Tariffs::read)?;
        Ok(Book {
            workflow: workflow(desk)?.with_known(&steps(desk)?),
            outcomes: outcomes
                .map_or_else(Outcomes::builtin, Ok)
                .map_err(broken)?,
            tariffs: tariffs.map_or_else(Tariffs::builtin, Ok).map_err(broken)?,
            terms: Terms::of(limits, &conventions).map_err(broken)?,
            conventions,
        })
    }
}

/// The workflow of this desk, without what is set for its steps.
pub(super) fn workflow(desk: &Desk) -> Result<Workflow> {
    let own = usable(desk, "request-workflow.json", own_workflow)?;
    own.map_or_else(Workflow::builtin, Ok).map_err(broken)
}

/// A case is stored with a state that the ledger knows.
fn own_workflow(text: &str) -> std::result::Result<Workflow, WorkflowError> {
    let own = Workflow::read(text)?;
    own.keeps_to(&Workflow::builtin()?)?;
    Ok(own)
}

/// What is wrong with files of the office's own, and what is done meanwhile.
pub(crate) fn trouble(desk: &Desk) -> Option<String> {
    let faults = [
        fault(desk, "request-clock.json", |text| {
            Conventions::read(text).map(drop)
        }),
        fault(desk, "request-workflow.json", |text| {
            own_workflow(text).map(drop)
        }),
        fault(desk, "request-outcomes.json", |text| {
            Outcomes::read(text).map(drop)
        }),
        fault(desk, "request-fees.json", |text| {
            Tariffs::read(text).map(drop)
        }),
    ];
    let faults: Vec<String> = faults.into_iter().flatten().collect();
    (!faults.is_empty()).then(|| faults.join(""))
}

fn fault<E: Display>(
    desk: &Desk,
    name: &str,
    read: impl Fn(&str) -> std::result::Result<(), E>,
) -> Option<String> {
    let text = own(desk, name).ok()??;
    let error = read(&text).err()?;
    Some(format!(
        "数据文件夹里的“{name}”不能用：{error}。请改正，或把它移走；在此之前先用自带的。"
    ))
}

/// An office's own file, where it is there and can be used.
fn usable<T, E: Display>(
    desk: &Desk,
    name: &str,
    read: impl Fn(&str) -> std::result::Result<T, E>,
) -> Result<Option<T>> {
    let Some(text) = own(desk, name)? else {
        return Ok(None);
    };
    let read = read(&text);
    if read.is_err() {
        tracing::warn!(name, "the office's own file is not used");
    }
    Ok(read.ok())
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

fn broken(cause: impl Display) -> Error {
    Error::unreadable(format!("{cause}。请重新安装明录"))
}
