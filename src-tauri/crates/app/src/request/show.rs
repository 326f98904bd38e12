//! `request.show`: a case with everything that belongs to it: its clock, what was done, what may be
//! done now and why not the rest, what must be kept, and earlier requests of the same applicant.

use super::clock::{entries, run as reckon};
use super::guard::why_not;
use super::lamp::lamp;
use super::similar::{Earlier, earlier};
use super::{LEDGER, STEPS};
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::record::Row;
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::duty::Facts;
use minglu_rules::request::clock::{Entry, Kind, Line, Reckoning, Side};
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
    pub clock: Option<RequestClock>,
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

/// The clock as it stands today.
#[derive(Debug, Serialize, TS)]
pub struct RequestClock {
    /// The last lawful day; null while a correction or a payment is awaited.
    pub due: Option<String>,
    /// Working days in the period that runs.
    pub allowed: u32,
    /// Working days used.
    pub days_used: u32,
    /// Working days left; negative after the day.
    pub days_left: i64,
    /// True where a year without a calendar was touched.
    pub provisional: bool,
    /// True where the date may still move.
    pub open: bool,
    /// True where the reply is late, or was.
    pub overdue: bool,
    /// The entries.
    pub entries: Vec<ClockEntry>,
    /// The computation.
    pub lines: Vec<ClockLine>,
    /// The clocks beside it.
    pub sides: Vec<ClockSide>,
    /// What somebody has to look at.
    pub findings: Vec<String>,
}

/// An entry of the clock.
#[derive(Debug, Serialize, TS)]
pub struct ClockEntry {
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

/// A line of the computation.
#[derive(Debug, Serialize, TS)]
pub struct ClockLine {
    /// What it is to the clock.
    #[ts(type = "'counted' | 'excluded' | 'restart' | 'extended' | 'ended'")]
    pub kind: serde_json::Value,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: Option<String>,
    /// Working days in it.
    pub days: u32,
    /// What it says.
    pub words: String,
    /// The article behind it.
    pub article: String,
}

/// A clock beside the main one.
#[derive(Debug, Serialize, TS)]
pub struct ClockSide {
    /// The entry that it belongs to.
    pub at: usize,
    /// The last day.
    pub due: Option<String>,
    /// When it was met.
    pub met: Option<String>,
    /// True where it was missed.
    pub missed: bool,
    /// What it asks for, and what follows from silence.
    pub words: String,
    /// The article behind it.
    pub article: String,
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
    let reckoning = match entries.is_empty() {
        true => None,
        false => Some(reckon(&law, &entries)?),
    };
    Ok(RequestFile {
        steps: steps(desk, id)?,
        clock: reckoning.as_ref().map(|r| clock(&entries, r)),
        events: events(&law, &record, reckoning.as_ref()),
        keeps: keeps(&law, facts.text("outcome")),
        earlier: earlier(desk, &facts, Some(id))?,
        unconfirmed: unconfirmed(&law),
        lamp: lamp(&law, &facts)?,
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

fn clock(entries: &[Entry], reckoning: &Reckoning) -> RequestClock {
    RequestClock {
        due: reckoning.due.map(|day| day.to_string()),
        allowed: reckoning.allowed,
        days_used: reckoning.days_used,
        days_left: reckoning.days_left,
        provisional: reckoning.provisional,
        open: reckoning.open,
        overdue: reckoning.overdue,
        entries: entries.iter().map(ClockEntry::of).collect(),
        lines: reckoning.lines.iter().map(ClockLine::of).collect(),
        sides: reckoning.sides.iter().map(ClockSide::of).collect(),
        findings: reckoning
            .findings
            .iter()
            .map(|f| f.reason.clone())
            .collect(),
    }
}

impl ClockEntry {
    fn of(entry: &Entry) -> ClockEntry {
        ClockEntry {
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

impl ClockLine {
    fn of(line: &Line) -> ClockLine {
        ClockLine {
            kind: json!(line.kind),
            from: line.from.to_string(),
            to: line.to.map(|day| day.to_string()),
            days: line.days,
            words: line.words.clone(),
            article: line.article.to_owned(),
        }
    }
}

impl ClockSide {
    fn of(side: &Side) -> ClockSide {
        ClockSide {
            at: side.at,
            due: side.due.map(|day| day.to_string()),
            met: side.met.map(|day| day.to_string()),
            missed: side.missed,
            words: side.words.clone(),
            article: side.article.to_owned(),
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
