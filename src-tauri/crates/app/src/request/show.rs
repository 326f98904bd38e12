//! `request.show`: a case with everything that belongs to it: its clock, what was done, what may be
//! done now and why not the rest, what must be kept, and earlier requests of the same applicant.

use super::clock::{entries, run as standing};
use super::guard::why_not;
use super::reckon;
use super::similar::{Earlier, earlier};
use super::{LEDGER, STEPS};
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::record::Row;
use crate::{Desk, Result};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{Entry, Kind, Reckoning};
use minglu_rules::request::workflow::Event;
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
    Ok(RequestFile {
        steps: steps(desk, id)?,
        clock,
        entries: entries.iter().map(RequestEntry::of).collect(),
        events: events(&law, &record, reckoning.as_ref()),
        keeps: keeps(&law, facts.text("outcome")),
        earlier: earlier(desk, &facts, Some(id))?,
        unconfirmed: unconfirmed(&law),
        row: Row::of(desk.ledger.schema(LEDGER)?, record),
    })
}

fn steps(desk: &Desk, id: &str) -> Result<Vec<Row>> {
    let schema = desk.ledger.schema(STEPS)?;
    let query = Query {
        sort: vec![SortBy::parse("day"), SortBy::parse("_created")],
        limit: 1000,
        ..Query::of(STEPS).with("request", Op::Eq, json!(id))
    };
    let rows = desk.ledger.list(&query)?.rows.into_iter();
    Ok(rows.map(|record| Row::of(schema, record)).collect())
}

impl RequestEntry {
    fn of(entry: &Entry) -> RequestEntry {
        RequestEntry {
            kind: entry.kind.name().to_owned(),
            title: entry.kind.text().to_owned(),
            from: entry.from.to_string(),
            to: entry.to.map(|day| day.to_string()),
            reached: entry.reached.map(|day| day.to_string()),
            days: entry.days,
            answerable: entry.kind.asks_others() || entry.kind == Kind::Corrected,
        }
    }
}

fn events(law: &Law, record: &Record, reckoning: Option<&Reckoning>) -> Vec<RequestEvent> {
    let facts = Change::standing(&record.fields);
    let state = record.text("state").unwrap_or_default();
    let why = |event: &Event| match (law.requests.workflow.apply(state, &event.name), reckoning) {
        (Err(refused), _) => Some(refused.why),
        (Ok(_), None) => Some("请先填收到申请之日".to_owned()),
        (Ok(_), Some(reckoning)) => why_not(event, &facts, reckoning, law.today()),
    };
    let events = law.requests.workflow.events.iter();
    let mut events: Vec<RequestEvent> = events.map(|event| told(event, why(event))).collect();
    events.sort_by_key(|event| !event.why.is_empty());
    events
}

fn told(event: &Event, why: Option<String>) -> RequestEvent {
    let choice = |kind: &Kind| (kind.name().to_owned(), kind.text().to_owned());
    RequestEvent {
        name: event.name.clone(),
        title: event.title.clone(),
        why: why.unwrap_or_default(),
        article: event.article.clone().unwrap_or_default(),
        clocks: event
            .clocks
            .iter()
            .filter(|_| event.clocks.len() > 1)
            .map(choice)
            .collect(),
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
