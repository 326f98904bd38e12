//! `batch.sync`: one round with the county office.

use super::TOUCHED;
use super::desk::Exchanging;
use super::received::title;
use super::state::lines;
use super::visit::Visiting;
use crate::command::Done;
use crate::office::{Enrolment, Last};
use crate::{Desk, Place, Result};
use minglu_sync::Code;
use minglu_sync::client::{Office, Round, round};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What one round has done.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "SyncDone")]
pub struct Response {
    /// Numbers of the batches of which a receipt was kept.
    pub receipts: Vec<String>,
    /// Things that came down, known ones too.
    pub items: u64,
    /// What of them is new, by kinds. Receipts are told by their batches.
    pub came: Vec<SyncCame>,
    /// What did not work, each with its reason and what to do.
    pub failures: Vec<SyncFailure>,
}

/// New things of one kind.
#[derive(Debug, Serialize, TS)]
pub struct SyncCame {
    /// What they are, in code.
    pub kind: String,
    /// What they are.
    pub title: String,
    /// How many.
    pub count: u64,
}

/// Something that did not work.
#[derive(Debug, Serialize, TS)]
pub struct SyncFailure {
    /// Number of the batch that it concerns; null for what came down.
    pub number: Option<String>,
    /// What happened and what to do.
    pub message: String,
}

/// Runs the command. The ledger is free while the office is waited for.
///
/// # Errors
/// `not_enrolled`; `unreachable` where the office does not answer; `refused` where it does not want
/// this device; `busy` where a round is under way. What was done before stands, and goes on with
/// the next round.
pub fn run(place: &Place, _: Request) -> Result<Done<Response>> {
    if !place.is_open() {
        let desk = place.visit()?;
        return exchange(&desk, &Enrolment::of(&desk)?.client()?);
    }
    let _alone = place.exchanging()?;
    let enrolment = place.with(Enrolment::of)?;
    let client = enrolment.client()?;
    let mut here = Visiting::new(place, enrolment);
    let mut ended = here.retry().and_then(|()| here.round(&client));
    if let Some(enrolment) = renewed(&ended, here.enrolment(), &client) {
        place.with(|desk| enrolment.keep(desk))?;
        here = Visiting::new(place, enrolment);
        ended = here.retry().and_then(|()| here.round(&client));
    }
    place.with(|desk| ended_with(desk, ended, here.touched()))
}

/// One round at a desk that nobody else waits for, whatever carries it.
///
/// # Errors
/// As for [`run`].
pub fn exchange(desk: &Desk, office: &dyn Office) -> Result<Done<Response>> {
    let mut enrolment = Enrolment::of(desk)?;
    let (mut ended, mut touched) = one_round(desk, office, &enrolment);
    if let Some(renewed) = renewed(&ended, &enrolment, office) {
        renewed.keep(desk)?;
        enrolment = renewed;
        (ended, touched) = one_round(desk, office, &enrolment);
    }
    ended_with(desk, ended, touched)
}

type Ended = minglu_sync::Result<Round>;

fn one_round(desk: &Desk, office: &dyn Office, enrolment: &Enrolment) -> (Ended, Vec<String>) {
    let here = Exchanging::new(desk, enrolment);
    let keys = enrolment.office_keys();
    let ended = here.retry().and_then(|()| round(office, &here, &keys));
    (ended, here.touched())
}

/// The enrolment with the office's newer keys, where a round met one that is not known and a known
/// one stands for it.
fn renewed(ended: &Ended, enrolment: &Enrolment, office: &dyn Office) -> Option<Enrolment> {
    let strange = |code: Code| code == Code::NotTheOffice;
    let met = match ended {
        Err(refusal) => strange(refusal.code),
        Ok(round) => round
            .failures
            .iter()
            .any(|failure| strange(failure.refusal.code)),
    };
    // Where the office does not say its keys, what the round said stands.
    let said = met.then(|| office.capabilities().ok()).flatten()?;
    enrolment.with_keys(&said.keys)
}

fn ended_with(desk: &Desk, ended: Ended, mut touched: Vec<String>) -> Result<Done<Response>> {
    touched.push(TOUCHED.to_owned());
    let trouble = ended.as_ref().err().map(|refusal| refusal.message.clone());
    Last::note(desk, trouble, &touched)?;
    let value = response(desk, &ended?)?;
    Ok(Done { value, touched })
}

pub(super) fn response(desk: &Desk, round: &Round) -> Result<Response> {
    let lines = lines(desk)?;
    let number = |id: &uuid::Uuid| {
        let id = id.to_string();
        let line = lines.iter().find(|line| line.id == id);
        line.map(|line| line.number.clone())
    };
    let failures = round.failures.iter().map(|failure| SyncFailure {
        number: failure.batch.as_ref().and_then(number),
        message: failure.refusal.message.clone(),
    });
    Ok(Response {
        receipts: round.receipts.iter().filter_map(number).collect(),
        items: round.items as u64,
        came: came(&round.came),
        failures: failures.collect(),
    })
}

/// The kinds in the order in which they first came.
fn came(kinds: &[String]) -> Vec<SyncCame> {
    let mut came: Vec<SyncCame> = Vec::new();
    for kind in kinds.iter().filter(|kind| *kind != "receipt") {
        match came.iter_mut().find(|one| one.kind == *kind) {
            Some(one) => one.count += 1,
            None => came.push(SyncCame {
                kind: kind.clone(),
                title: title(kind).to_owned(),
                count: 1,
            }),
        }
    }
    came
}
