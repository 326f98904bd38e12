use super::book::{Kind, To};
use super::case::Case;
use crate::duty::Law;
use crate::form::shown;
use crate::request::LEDGER as REQUESTS;
use crate::{Desk, Error, Result};

/// Why a case cannot have a letter of this kind now; nothing where it can.
pub(super) fn why_not(desk: &Desk, law: &Law, case: &Case, kind: &Kind) -> Result<Option<String>> {
    if case.request.text("state") == Some("archived") && kind.to != To::Archive {
        let words = "这件申请已归档，只能再出归档用的文书";
        return Ok(Some(words.to_owned()));
    }
    if !kind.events.is_empty() {
        return Ok(of_event(law, case, kind));
    }
    of_outcome(desk, case, kind)
}

/// It goes with an event that can happen now, or has happened.
fn of_event(law: &Law, case: &Case, kind: &Kind) -> Option<String> {
    if kind.events.iter().any(|event| case.step(event).is_some()) {
        return None;
    }
    let workflow = &law.requests.workflow;
    let state = case.request.text("state").unwrap_or(&workflow.first);
    if workflow.state(state).is_none_or(|state| state.closed) {
        return Some("这件申请已办结，不再需要这种文书".to_owned());
    }
    let mut why = None;
    for event in &kind.events {
        match workflow.apply(state, event) {
            Ok(_) => return None,
            Err(refused) => why = Some(refused.why),
        }
    }
    why
}

/// It fits the outcome, or there is none yet.
fn of_outcome(desk: &Desk, case: &Case, kind: &Kind) -> Result<Option<String>> {
    let outcome = case.request.text("outcome").unwrap_or_default();
    let fits = |kind: &Kind| kind.outcomes.iter().any(|one| one == outcome);
    if kind.outcomes.is_empty() || outcome.is_empty() || fits(kind) {
        return Ok(None);
    }
    let schema = desk.ledger.schema(REQUESTS)?;
    let title = schema
        .field("outcome")
        .map(|field| shown(field, case.request.get("outcome")));
    let title = title.unwrap_or_default();
    Ok(Some(format!("办理结果是“{title}”，用不着这种文书")))
}

/// Refuses to send an answer before its outcome is on record.
pub(super) fn must_be_decided(case: &Case, kind: &Kind) -> Result<()> {
    let outcome = case.request.text("outcome").unwrap_or_default();
    if kind.outcomes.is_empty() || kind.outcomes.iter().any(|one| one == outcome) {
        return Ok(());
    }
    let words = format!(
        "发出“{}”以前，请先在这件申请里登记办理结果，并与文书一致",
        kind.title
    );
    Err(Error::new("conflict", words))
}
