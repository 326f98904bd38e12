//! `request.reckon`: the lawful date of a reply from what happened to a request, with the whole
//! computation.

use super::ClockEntry;
use super::entry::day;
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result};
use chrono::NaiveDate;
use minglu_rules::duty::Finding;
use minglu_rules::request::clock::{
    CountedDay, Entry, Impossible, Kind, Line, Reckoning, Side, daily, reckon,
};
use minglu_rules::request::receipt::{Arrival, Channel, Receipt, settle};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What happened to a request, without anything of the applicant.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The day of receipt; where a channel is given, the day that decides in it.
    #[ts(optional = false)]
    pub received: String,
    /// How it came in: `counter`, `post_signed`, `post_plain`, `internet` or `fax`.
    pub channel: Option<String>,
    /// What happened since, in the order of the days.
    #[serde(default)]
    #[ts(optional = false)]
    pub events: Vec<ClockEntry>,
    /// On which day it is asked; today where not given.
    pub today: Option<String>,
}

/// The clock as it stands.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Reckoning")]
pub struct Response {
    /// The day of receipt.
    pub received: String,
    /// Why it is that, where the channel is known.
    pub why: Option<String>,
    /// The last lawful day of the reply; null while a correction or a payment is awaited.
    pub due: Option<String>,
    /// Working days of the period.
    pub allowed: u32,
    /// Working days used.
    pub days_used: u32,
    /// Working days left; negative where it is late.
    pub days_left: i64,
    /// True where a year without a calendar was touched.
    pub provisional: bool,
    /// True where others are awaited, so that the date may move.
    pub open: bool,
    /// True where the reply is late, or was.
    pub overdue: bool,
    /// The computation by stretches.
    pub lines: Vec<ClockLine>,
    /// The same day by day.
    pub days: Vec<ClockDay>,
    /// The clocks beside it.
    pub sides: Vec<SideClock>,
    /// What has to be looked at.
    pub findings: Vec<ClockFinding>,
    /// What the computation takes for granted and a person must check.
    pub unconfirmed: Vec<String>,
    /// All of it in words, a line each.
    pub sheet: Vec<String>,
}

/// A stretch of the computation.
#[derive(Debug, Serialize, TS)]
pub struct ClockLine {
    /// What it is to the clock.
    #[ts(type = "'counted' | 'excluded' | 'restart' | 'extended' | 'delayed' | 'ended'")]
    pub kind: &'static str,
    /// Its first day.
    pub from: String,
    /// Its last; null while it lasts.
    pub to: Option<String>,
    /// Its working days.
    pub days: u32,
    /// What it says.
    pub words: String,
    /// The article behind it.
    pub article: String,
}

/// One day of the computation.
#[derive(Debug, Serialize, TS)]
pub struct ClockDay {
    /// The day.
    pub date: String,
    /// 工作日, 周末, 春节放假, 调休上班（春节）.
    pub text: String,
    /// Which day of the period it is; null where it does not count.
    pub n: Option<u32>,
    /// Why a working day does not count.
    pub excluded: Option<String>,
    /// True where the holidays of its year are not known.
    pub provisional: bool,
}

/// A clock beside the main one.
#[derive(Debug, Serialize, TS)]
pub struct SideClock {
    /// The entry that it belongs to, from the receipt at nought.
    pub at: usize,
    /// What it is called.
    pub title: String,
    /// Its last day; null while that is not known.
    pub due: Option<String>,
    /// The day on which it was met.
    pub met: Option<String>,
    /// True where it was missed.
    pub missed: bool,
    /// What it asks for, and what follows from silence.
    pub words: String,
    /// The article behind it.
    pub article: String,
}

/// What has to be looked at.
#[derive(Debug, Serialize, TS)]
pub struct ClockFinding {
    /// Name of the rule.
    pub rule: String,
    /// What it concerns: the kind of an entry.
    pub kind: String,
    /// What is wrong and what to do.
    pub words: String,
    /// The article behind it.
    pub source: String,
}

/// Runs the command.
///
/// # Errors
/// `invalid` where a day is none or the events cannot have happened like this; `usage` where a
/// channel or a kind of event is none.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let receipt = receipt(&request)?;
    let today = match &request.today {
        Some(text) => day("today", text)?,
        None => law.today(),
    };
    let entries = entries(receipt.date, &request.events)?;
    let why = request.channel.is_some().then_some(receipt.why);
    Ok(reckoned(&law, &entries, today, why)?.into())
}

/// The clock of these entries on a day, with its whole computation.
///
/// # Errors
/// `invalid` where they cannot have happened like this.
pub(super) fn reckoned(
    law: &Law,
    entries: &[Entry],
    today: NaiveDate,
    why: Option<String>,
) -> Result<Response> {
    let impossible = |e: Impossible| Error::invalid("events", e.words);
    let terms = &law.requests.terms;
    let reckoned = reckon(entries, &law.calendar, terms, today).map_err(impossible)?;
    let days = daily(entries, &law.calendar, terms, today).map_err(impossible)?;
    let received = entries.first().map(|entry| entry.from.to_string());
    let unconfirmed = law.requests.conventions.unconfirmed.clone();
    Ok(response(
        received.unwrap_or_default(),
        why,
        reckoned,
        days,
        unconfirmed,
    ))
}

fn receipt(request: &Request) -> Result<Receipt> {
    let date = day("received", &request.received)?;
    let channel = request
        .channel
        .as_deref()
        .unwrap_or(Channel::Counter.name());
    let channel = Channel::from_name(channel).ok_or_else(|| unknown(channel))?;
    let arrival = Arrival {
        submitted: Some(date),
        arrived: Some(date),
        confirmed: Some(date),
    };
    settle(channel, &arrival).map_err(|unsettled| Error::invalid("received", unsettled.words))
}

fn unknown(channel: &str) -> Error {
    let known = Channel::ALL.map(|c| format!("{}（{}）", c.name(), c.text()));
    Error::usage(format!(
        "没有“{channel}”这种提交方式。可以用：{}",
        known.join("、")
    ))
}

fn entries(received: NaiveDate, events: &[ClockEntry]) -> Result<Vec<Entry>> {
    let started = Entry::new(Kind::Started, received);
    let events = events.iter().map(ClockEntry::read);
    std::iter::once(Ok(started)).chain(events).collect()
}

fn response(
    received: String,
    why: Option<String>,
    reckoned: Reckoning,
    days: Vec<CountedDay>,
    unconfirmed: Vec<String>,
) -> Response {
    let mut sheet: Vec<String> = why.clone().into_iter().collect();
    sheet.extend(reckoned.sheet());
    sheet.push("以下算法公开的规定没有逐一写明，请法制机构核对：".to_owned());
    sheet.extend(unconfirmed.iter().map(|words| format!("  {words}")));
    Response {
        received,
        why,
        due: reckoned.due.map(|due| due.to_string()),
        allowed: reckoned.allowed,
        days_used: reckoned.days_used,
        days_left: reckoned.days_left,
        provisional: reckoned.provisional,
        open: reckoned.open,
        overdue: reckoned.overdue,
        lines: reckoned.lines.into_iter().map(ClockLine::from).collect(),
        days: days.into_iter().map(ClockDay::from).collect(),
        sides: reckoned.sides.into_iter().map(SideClock::from).collect(),
        findings: reckoned
            .findings
            .into_iter()
            .map(ClockFinding::from)
            .collect(),
        unconfirmed,
        sheet,
    }
}

impl From<Line> for ClockLine {
    fn from(line: Line) -> ClockLine {
        ClockLine {
            kind: line.kind.name(),
            from: line.from.to_string(),
            to: line.to.map(|to| to.to_string()),
            days: line.days,
            words: line.words,
            article: line.article.to_owned(),
        }
    }
}

impl From<CountedDay> for ClockDay {
    fn from(day: CountedDay) -> ClockDay {
        ClockDay {
            date: day.date.to_string(),
            text: day.text,
            n: day.n,
            excluded: day.excluded,
            provisional: day.provisional,
        }
    }
}

impl From<Side> for SideClock {
    fn from(side: Side) -> SideClock {
        SideClock {
            at: side.at,
            title: side.clock.text().to_owned(),
            due: side.due.map(|due| due.to_string()),
            met: side.met.map(|met| met.to_string()),
            missed: side.missed,
            words: side.words,
            article: side.article.to_owned(),
        }
    }
}

impl From<Finding> for ClockFinding {
    fn from(finding: Finding) -> ClockFinding {
        ClockFinding {
            rule: finding.rule,
            kind: finding.field,
            words: finding.reason,
            source: finding.source,
        }
    }
}
