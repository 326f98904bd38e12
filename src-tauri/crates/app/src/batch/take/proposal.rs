//! What the office proposes where the law's days or the words of letters would change: it is shown,
//! and a person decides. Until then nothing is otherwise than it was.

use super::{calendar, template};
use crate::batch::desk::Outcome;
use crate::{Desk, Error, Result};
use minglu_sync::protocol::{Issued, IssuedKind};
use serde_json::{Value, json};

/// Under what an outcome says how a proposal stands.
pub(in crate::batch) const PROPOSAL: &str = "proposal";

/// How a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::batch) enum Stand {
    Open,
    Taken,
    Declined,
}

impl Stand {
    fn word(self) -> &'static str {
        match self {
            Stand::Open => "open",
            Stand::Taken => "taken",
            Stand::Declined => "declined",
        }
    }

    /// How the proposal of an outcome stands; nothing where it is none, or another took its place.
    pub fn of(outcome: &Value) -> Option<Stand> {
        let all = [Stand::Open, Stand::Taken, Stand::Declined];
        let word = outcome[PROPOSAL].as_str()?;
        all.into_iter().find(|stand| stand.word() == word)
    }
}

/// A proposal in words: what it is called, what it says, what stands now.
pub(super) fn open(name: &str, says: Vec<String>, now: Vec<String>) -> Outcome {
    json!({ PROPOSAL: Stand::Open.word(), "name": name, "says": says, "now": now })
}

/// A proposal that a later item of the office takes the place of need not be decided any more.
pub(super) fn supersede(desk: &Desk, item: &Issued) -> Result<()> {
    let Some(earlier) = item.replaces else {
        return Ok(());
    };
    let Ok(line) = desk.ledger.issued(&earlier.to_string()) else {
        return Ok(());
    };
    let outcome: Value = read(line.outcome.as_deref());
    if Stand::of(&outcome) == Some(Stand::Open) {
        note(
            desk,
            &line.issued.id,
            &outcome,
            &json!({ PROPOSAL: "superseded" }),
        )?;
    }
    Ok(())
}

/// Does what a person has decided about a proposal; says which ledgers changed.
///
/// # Errors
/// `conflict` where there is nothing to decide; as for taking in what was proposed.
pub(in crate::batch) fn decide(desk: &Desk, id: &str, take: bool) -> Result<Vec<String>> {
    let line = desk.ledger.issued(id)?;
    let outcome = read(line.outcome.as_deref());
    let broken = |_| Error::new("damaged", "存下的下发材料读不了，请重新连接县办");
    let item: Issued = serde_json::from_str(&line.issued.item).map_err(broken)?;
    let stand = Stand::of(&outcome).ok_or_else(nothing_to_decide)?;
    let (done, touched) = match (stand, take) {
        (Stand::Open | Stand::Declined, true) => adopt(desk, &item)?,
        (Stand::Taken, false) => (Value::Null, put_back(desk, &item, &outcome)?),
        (Stand::Open, false) => (Value::Null, Vec::new()),
        (Stand::Taken, true) | (Stand::Declined, false) => return Err(nothing_to_decide()),
    };
    let stand = if take { Stand::Taken } else { Stand::Declined };
    let mut said = json!({ PROPOSAL: stand.word(), "who": desk.who() });
    merge(&mut said, &done);
    note(desk, id, &outcome, &said)?;
    Ok(touched)
}

fn adopt(desk: &Desk, item: &Issued) -> Result<(Outcome, Vec<String>)> {
    match item.kind {
        IssuedKind::Calendar => calendar::adopt(desk, item),
        IssuedKind::LetterTemplate => template::adopt(desk, item),
        _ => Err(nothing_to_decide()),
    }
}

fn put_back(desk: &Desk, item: &Issued, outcome: &Value) -> Result<Vec<String>> {
    match item.kind {
        IssuedKind::Calendar => calendar::put_back(desk, item, outcome),
        IssuedKind::LetterTemplate => template::put_back(desk, outcome),
        _ => Err(nothing_to_decide()),
    }
}

fn note(desk: &Desk, id: &str, outcome: &Value, said: &Value) -> Result<()> {
    let mut outcome = outcome.clone();
    merge(&mut outcome, said);
    Ok(desk.ledger.note_issued(id, Ok(&outcome.to_string()))?)
}

fn merge(into: &mut Value, said: &Value) {
    for (name, value) in said.as_object().into_iter().flatten() {
        into[name] = value.clone();
    }
}

fn read(outcome: Option<&str>) -> Value {
    let read = outcome.map(serde_json::from_str::<Value>);
    read.and_then(|read| read.ok()).unwrap_or_default()
}

fn nothing_to_decide() -> Error {
    let words = "这一项不用再选：可能已经选定，或县办又下发了新的。请刷新后再看";
    Error::new("conflict", words)
}
