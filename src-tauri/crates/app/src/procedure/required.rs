//! `procedure.required`: each procedure that is asked for, with the one that the ledger holds.

use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Op, Query};
use minglu_rules::procedure::{Needed, needed};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// In the order in which they are asked for.
pub type Response = Vec<RequiredProcedure>;

/// A procedure that a unit has to have.
#[derive(Debug, Serialize, TS)]
pub struct RequiredProcedure {
    /// What it is about.
    pub matter: String,
    /// Who asks for it.
    pub source: String,
    /// The one in force; none where it is missing.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// One that is being drafted, where none is in force.
    pub drafting: bool,
}

/// Runs the command.
///
/// # Errors
/// `internal` where the list that was built in cannot be read.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(required(desk)?.into())
}

/// Each procedure that is asked for, with the one that the ledger holds.
pub(super) fn required(desk: &Desk) -> Result<Vec<RequiredProcedure>> {
    let held = held(desk)?;
    let needed = needed().map_err(|e| Error::new("internal", e.to_string()))?;
    Ok(needed.iter().map(|one| line(one, &held)).collect())
}

/// A procedure of the ledger that is not repealed.
struct Held {
    id: String,
    name: String,
    matter: String,
    drafting: bool,
}

fn held(desk: &Desk) -> Result<Vec<Held>> {
    let mut held = Vec::new();
    let query = Query::of(super::LEDGER).with("state", Op::Ne, json!("repealed"));
    desk.ledger.each(&query, |record| {
        let text = |field: &str| record.text(field).unwrap_or_default().to_owned();
        held.push(Held {
            id: record.id.clone(),
            name: text("name"),
            matter: text("matter"),
            drafting: text("state") == "drafting",
        });
        Ok(())
    })?;
    // What is in force counts before what is being drafted.
    held.sort_by_key(|one| one.drafting);
    Ok(held)
}

fn line(needed: &Needed, held: &[Held]) -> RequiredProcedure {
    let found = held
        .iter()
        .find(|one| needed.is_met_by(&one.matter, &one.name));
    let drafting = found.is_some_and(|one| one.drafting);
    let found = found.filter(|one| !one.drafting);
    RequiredProcedure {
        matter: needed.matter.clone(),
        source: needed.source.clone(),
        id: found.map(|one| one.id.clone()),
        name: found.map(|one| one.name.clone()),
        drafting,
    }
}
