//! `request.show`: a case with everything that belongs to it: its clock, what was done, what may be
//! done now and why not the rest, what must be kept, and earlier requests of the same applicant.

use super::clock::{entries, run as standing};
use super::guard::{no_room, why_not as out_of_course};
use super::lamp::lamp;
use super::reckon;
use super::similar::{Earlier, earlier};
use super::step::may_not;
use super::told::told;
use super::{LEDGER, STEPS};
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::record::Row;
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{Entry, Kind, Reckoning};
use minglu_rules::request::workflow::{Event, Turn};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// Which case.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The record.
    pub id: String,
}

/// A case with everything that belongs to it.
#[derive(Debug, Serialize, TS)]
pub struct RequestFile {
    /// The record.
    pub row: Row,
    /// Where it stands, in words.
    pub state: String,
    /// Who does what is to be done there: name and title; null where it is closed.
    pub by: Option<(String, String)>,
    /// What was done, the oldest first.
    pub steps: Vec<Row>,
    /// The clock; null where the day of receipt is not known.
    pub clock: Option<reckon::Response>,
    /// The entries of the clock, the receipt first.
    pub entries: Vec<RequestEntry>,
    /// What the workflow knows, what may happen now first.
    pub events: Vec<RequestEvent>,
    /// What must be kept with a case of this outcome.
    pub keeps: Vec<String>,
    /// Earlier requests of the same applicant.
    pub earlier: Vec<Earlier>,
    /// What has to be checked by a person, since no published text confirms it.
    pub unconfirmed: Vec<String>,
    /// How it stands today.
    pub lamp: LampInfo,
}

/// An entry of the clock.
#[derive(Debug, Serialize, TS)]
pub struct RequestEntry {
    /// `started`, `corrected` and so on.
    pub kind: String,
    /// The same in Chinese.
    pub title: String,
    /// The day.
    pub from: String,
    /// When the other side answered.
    pub to: Option<String>,
    /// When our letter reached the other side.
    pub reached: Option<String>,
    /// Working days that were granted.
    pub days: Option<u32>,
    /// True where an answer of the other side can come.
    pub answerable: bool,
    /// Who the other side is, masked; null where the step does not name it.
    pub other: Option<String>,
    /// The step that told of it.
    pub step: Option<String>,
}

/// Something that can happen to a case.
#[derive(Debug, Serialize, TS)]
pub struct RequestEvent {
    /// Name in code.
    pub name: String,
    /// The button.
    pub title: String,
    /// Why it may not happen now; empty where it may.
    pub why: String,
    /// True where it belongs to the state at which the case stands, whether or not it may happen.
    pub here: bool,
    /// What it is among those that may happen: the usual next, what turns up, what ends the case.
    #[ts(type = "'next' | 'aside' | 'exit'")]
    pub turn: &'static str,
    /// What it means for the clock, where there is no choice.
    pub clock: Option<String>,
    /// The article behind it.
    pub article: String,
    /// What it means for the clock, where there is a choice: name and words.
    pub clocks: Vec<(String, String)>,
    /// What can be said to it.
    pub asks: Vec<String>,
    /// What must be said to it.
    pub needs: Vec<String>,
}

/// The case.
pub type Response = RequestFile;

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such case.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    Ok(file(desk, &request.id)?.into())
}

/// A case with everything that belongs to it.
pub(super) fn file(desk: &Desk, id: &str) -> Result<RequestFile> {
    let law = Law::of(desk)?;
    let record = desk.ledger.get(LEDGER, id)?;
    let facts = Change::standing(&record.fields);
    let entries = entries(&facts)?;
    let (clock, reckoning) = match entries.is_empty() {
        true => (None, None),
        false => {
            let why = record.text("received_note").map(str::to_owned);
            let clock = reckon::reckoned(&law, &entries, law.today(), why)?;
            (Some(clock), Some(standing(&law, &entries)?))
        }
    };
    let steps = steps(desk, id)?;
    let workflow = &law.requests.workflow;
    let state = workflow.state(facts.text("state"));
    let by = state.and_then(|state| workflow.role(state.by.as_deref()?));
    let schema = desk.ledger.schema(STEPS)?;
    let tellers = told(workflow, &entries, &steps);
    let rows: Vec<Row> = steps
        .into_iter()
        .map(|step| Row::of(schema, step))
        .collect();
    let told = |(entry, teller): (&Entry, Option<usize>)| {
        RequestEntry::of(entry, teller.map(|at| &rows[at]))
    };
    Ok(RequestFile {
        state: state.map(|state| state.title.clone()).unwrap_or_default(),
        by: by.map(|role| (role.name.clone(), role.title.clone())),
        clock,
        entries: entries.iter().zip(tellers).map(told).collect(),
        events: events(desk, &law, &record, &entries, reckoning.as_ref()),
        keeps: keeps(&law, facts.text("outcome")),
        earlier: earlier(desk, &facts, Some(id))?,
        unconfirmed: unconfirmed(&law),
        lamp: lamp(&law, &facts)?,
        steps: rows,
        row: Row::of(desk.ledger.schema(LEDGER)?, record),
    })
}

/// What was done to a case, the oldest first.
pub(crate) fn steps(desk: &Desk, id: &str) -> Result<Vec<Record>> {
    let query = Query {
        sort: vec![SortBy::parse("day"), SortBy::parse("_created")],
        limit: 1000,
        ..Query::of(STEPS).with("request", Op::Eq, json!(id))
    };
    Ok(desk.ledger.list(&query)?.rows)
}

impl RequestEntry {
    fn of(entry: &Entry, step: Option<&Row>) -> RequestEntry {
        let text = |name: &str| Some(step?.0[name].as_str()?.to_owned());
        RequestEntry {
            kind: entry.kind.name().to_owned(),
            title: entry.kind.text().to_owned(),
            from: entry.from.to_string(),
            to: entry.to.map(|day| day.to_string()),
            reached: entry.reached.map(|day| day.to_string()),
            days: entry.days,
            answerable: entry.kind.asks_others() || entry.kind == Kind::Corrected,
            other: text("other"),
            step: text("id"),
        }
    }
}

/// Why an event may not happen to a case now; nothing where it may.
pub(crate) fn why_not(
    desk: &Desk,
    law: &Law,
    record: &Record,
    event: &Event,
) -> Result<Option<String>> {
    let entries = entries(&Change::standing(&record.fields))?;
    let reckoning = match entries.is_empty() {
        true => None,
        false => Some(standing(law, &entries)?),
    };
    Ok(judge(desk, law, record, &entries, reckoning.as_ref(), event).1)
}

/// Whether an event belongs to the state of a case, and why it may not happen now.
fn judge(
    desk: &Desk,
    law: &Law,
    record: &Record,
    entries: &[Entry],
    reckoning: Option<&Reckoning>,
    event: &Event,
) -> (bool, Option<String>) {
    let facts = Change::standing(&record.fields);
    let state = record.text("state").unwrap_or_default();
    if let Err(refused) = law.requests.workflow.apply(state, &event.name) {
        return (false, Some(refused.why));
    }
    let Some(reckoning) = reckoning else {
        return (true, Some("请先填收到申请之日".to_owned()));
    };
    let why = may_not(desk, law, state)
        .or_else(|| out_of_course(event, &facts, reckoning, law.today()))
        .or_else(|| no_room(law, event, entries, law.today()));
    (true, why)
}

fn events(
    desk: &Desk,
    law: &Law,
    record: &Record,
    entries: &[Entry],
    reckoning: Option<&Reckoning>,
) -> Vec<RequestEvent> {
    let events = law.requests.workflow.events.iter();
    let judged = |event| judge(desk, law, record, entries, reckoning, event);
    let mut events: Vec<RequestEvent> = events.map(|event| shown(event, judged(event))).collect();
    events.sort_by_key(|event| !event.why.is_empty());
    events
}

fn shown(event: &Event, (here, why): (bool, Option<String>)) -> RequestEvent {
    let choice = |kind: &Kind| (kind.name().to_owned(), kind.text().to_owned());
    let (clock, clocks) = match event.clocks.as_slice() {
        [only] => (Some(only.name().to_owned()), Vec::new()),
        several => (None, several.iter().map(choice).collect()),
    };
    RequestEvent {
        name: event.name.clone(),
        title: event.title.clone(),
        why: why.unwrap_or_default(),
        here,
        turn: match event.turn() {
            Turn::Next => "next",
            Turn::Aside => "aside",
            Turn::Exit => "exit",
        },
        clock,
        article: event.article.clone().unwrap_or_default(),
        clocks,
        asks: event.asks.clone(),
        needs: event.needs.clone(),
    }
}

fn keeps(law: &Law, outcome: &str) -> Vec<String> {
    let outcomes = law.requests.outcomes.outcomes.iter();
    let replies = outcomes
        .filter(|each| each.code == outcome)
        .flat_map(|each| &each.replies);
    let mut kept: Vec<String> = replies
        .flat_map(|reply| reply.keeps.iter().map(|kept| kept.title.clone()))
        .collect();
    kept.dedup();
    kept
}

fn unconfirmed(law: &Law) -> Vec<String> {
    let book = &law.requests;
    let said = book
        .workflow
        .unconfirmed
        .iter()
        .chain(&book.outcomes.unconfirmed);
    said.cloned().collect()
}
