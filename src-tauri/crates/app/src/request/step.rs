//! `request.step`: does one thing to a case: what its state allows, what it means for the clock, and
//! the note that tells it, as one step.

use super::clock::{entries, kept, run as reckon};
use super::guard::check;
use super::show::{RequestFile, file};
use super::{LEDGER, STEPS, follow};
use crate::command::Done;
use crate::duty::{Change, Law, refuse};
use crate::letter::LEDGER as LETTERS;
use crate::record::typed;
use crate::{Desk, Error, Result};
use chrono::NaiveDate;
use minglu_ledger::people::Role;
use minglu_ledger::{Fields, Record, Source};
use minglu_rules::request::clock::{Entry, Kind};
use minglu_rules::request::workflow::{Event, State};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// What is done to which case.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// The case.
    #[ts(optional = false)]
    pub id: String,
    /// The event of the workflow.
    #[ts(optional = false)]
    pub event: String,
    /// When; today where not given.
    pub day: Option<String>,
    /// What it means for the clock, where the event leaves a choice: `third_party`, `other_agency`,
    /// `joint_maker`.
    pub clock: Option<String>,
    /// Working days that are granted.
    pub days: Option<u32>,
    /// When our letter reached the other side.
    pub reached: Option<String>,
    /// Who the other side is.
    pub other: Option<String>,
    /// Who approved it.
    pub approver: Option<String>,
    /// What there is to say.
    pub note: Option<String>,
    /// The letter by which it was done: it says to whom it went, where nothing else does.
    pub letter: Option<String>,
    /// Fields of the case that the event asks for.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Option<Fields>,
}

/// The case as it stands then.
pub type Response = RequestFile;

/// Runs the command.
///
/// # Errors
/// `conflict` where the state or the course of the case does not allow it, with the reason;
/// `invalid` where something that it asks for is missing; `not_allowed` where the step is another
/// person's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let record = live(desk, &request.id)?;
    let request = with_letter(desk, request)?;
    let act = Act::of(desk, &law, &record, &request)?;
    let (fields, told) = (act.fields(desk)?, act.told(desk)?);
    let label = format!("{}：{}", act.event.title, name_of(&record));
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(LEDGER, &record.id, &fields)?;
        tx.add(STEPS, told)
    })?;
    let answer = file(desk, &record.id)?;
    Ok(Done::wrote(committed, answer))
}

/// What the letter says already need not be said again.
fn with_letter(desk: &Desk, request: Request) -> Result<Request> {
    let Some(id) = &request.letter else {
        return Ok(request);
    };
    let letter = desk.ledger.get(LETTERS, id)?;
    if letter.text("request") != Some(&request.id) || letter.text("state") == Some("void") {
        return Err(Error::usage(
            "这份文书不是这件申请的，或者已作废。请重新打开这一页",
        ));
    }
    let addressee = letter.text("addressee").map(str::to_owned);
    let other = request.other.clone().filter(|other| is_said(Some(other)));
    Ok(Request {
        other: other.or(addressee),
        ..request
    })
}

/// A case that is not in the trash.
pub(super) fn live(desk: &Desk, id: &str) -> Result<Record> {
    let record = desk.ledger.get(LEDGER, id)?;
    match record.deleted {
        Some(_) => Err(Error::new(
            "conflict",
            "这件申请已在回收站里，请先恢复再办理",
        )),
        None => Ok(record),
    }
}

/// By what a case is called where there is little room.
pub(super) fn name_of(record: &Record) -> &str {
    let text = |name: &str| record.text(name).filter(|text| !text.is_empty());
    text("number")
        .or_else(|| text("subject"))
        .unwrap_or_default()
}

/// One act, judged.
struct Act<'a> {
    law: &'a Law,
    record: &'a Record,
    request: &'a Request,
    event: &'a Event,
    to: &'a State,
    day: NaiveDate,
    entries: Vec<Entry>,
    /// What it wrote into the clock.
    clock: Option<Kind>,
}

impl<'a> Act<'a> {
    fn of(desk: &Desk, law: &'a Law, record: &'a Record, request: &'a Request) -> Result<Act<'a>> {
        let workflow = &law.requests.workflow;
        let facts = Change::standing(&record.fields);
        let from = record.text("state").unwrap_or(&workflow.first);
        let to = workflow.apply(from, &request.event);
        let to = to.map_err(|refused| Error::new("conflict", refused.why))?;
        let event = workflow.event(&request.event);
        let event = event.ok_or_else(|| Error::usage("没有这个操作，请重新打开这一页"))?;
        if let Some(why) = may_not(desk, law, from) {
            return Err(Error::new("not_allowed", why));
        }
        let day = day_of(request.day.as_deref(), "day", law)?.unwrap_or_else(|| law.today());
        let mut entries = entries(&facts)?;
        check(event, &facts, &reckon(law, &entries)?, day)?;
        let clock = clock(event, request)?;
        write(&mut entries, event, clock, day, request, law)?;
        let act = Act {
            law,
            record,
            request,
            event,
            to,
            day,
            entries,
            clock,
        };
        act.complete()?;
        Ok(act)
    }

    /// What the event must be told.
    fn complete(&self) -> Result<()> {
        let given = |name: &str| match name {
            "other" => is_said(self.request.other.as_deref()),
            "approver" => is_said(self.request.approver.as_deref()),
            "note" => is_said(self.request.note.as_deref()),
            "days" => self.request.days.is_some(),
            name => {
                let said = self
                    .request
                    .fields
                    .as_ref()
                    .and_then(|fields| fields.get(name));
                said.or_else(|| self.record.fields.get(name))
                    .is_some_and(|v| !v.is_null() && v != "")
            }
        };
        let missing = self.event.needs.iter().find(|name| !given(name));
        match missing {
            Some(name) => {
                let words = format!("{}：必须填写", title_of(name));
                Err(Error::invalid(name, words))
            }
            None => Ok(()),
        }
    }

    /// The new values of the case.
    fn fields(&self, desk: &Desk) -> Result<Fields> {
        let schema = desk.ledger.schema(LEDGER)?;
        let before = &self.record.fields;
        let asked = self.request.fields.clone().unwrap_or_default();
        let asked = asked
            .into_iter()
            .filter(|(name, _)| self.event.asks.contains(name));
        let mut fields = typed(desk, schema, asked.collect(), Some(before))?;
        let day = json!(self.day.to_string());
        let mut put = |name: &str, value: serde_json::Value| fields.insert(name.to_owned(), value);
        put("clock", kept(&self.entries)?);
        put("state", json!(self.to.name));
        if self.record.text("state") != Some(&self.to.name) {
            put("state_since", day.clone());
        }
        for name in &self.event.dates {
            put(name, day.clone());
        }
        if let Some(outcome) = &self.event.outcome {
            put("outcome", json!(outcome));
        }
        if self.clock.is_some_and(Kind::ends) {
            put("closed", day);
        }
        let change = Change {
            fields: &fields,
            before: Some(before),
        };
        let followed = follow(self.law, change)?;
        fields.extend(followed);
        self.refuse(schema, &fields)?;
        Ok(fields)
    }

    /// What the law forbids in the case as it would stand.
    fn refuse(&self, schema: &minglu_ledger::schema::Schema, fields: &Fields) -> Result<()> {
        let mut whole = self.record.fields.clone();
        whole.extend(fields.clone());
        refuse(schema, &whole, None, self.law)
    }

    /// Who the other side is, where the event asks for one.
    fn other(&self) -> Option<&str> {
        let asks = self.event.asks.iter().any(|name| name == "other");
        self.request.other.as_deref().filter(|_| asks)
    }

    /// The note that tells it.
    fn told(&self, desk: &Desk) -> Result<Fields> {
        let request = self.request;
        let words = match self.clock.filter(|_| self.event.clocks.len() > 1) {
            Some(kind) => kind.text(),
            None => &self.event.title,
        };
        let said = [
            ("request", json!(self.record.id)),
            ("day", json!(self.day.to_string())),
            ("event", json!(self.event.name)),
            ("words", json!(words)),
            ("before", json!(self.record.text("state"))),
            ("after", json!(self.to.name)),
            ("other", json!(self.other())),
            ("approver", json!(request.approver)),
            ("note", json!(request.note)),
            ("letter", json!(request.letter)),
            ("person", json!(desk.who())),
        ];
        let said = said.map(|(name, value)| (name.to_owned(), value));
        typed(
            desk,
            desk.ledger.schema(STEPS)?,
            said.into_iter().collect(),
            None,
        )
    }
}

/// Why the person at the desk may not act in a state; nothing where she may. The clerk puts on
/// record what was signed on paper; others do the steps that are theirs.
pub(super) fn may_not(desk: &Desk, law: &Law, state: &str) -> Option<String> {
    let person = desk.person();
    let workflow = &law.requests.workflow;
    let by = workflow.state(state).and_then(|state| state.by.as_deref());
    if person.role == Role::Clerk || json!(person.role) == json!(by) {
        return None;
    }
    let by = by.and_then(|by| workflow.role(by));
    let by = by.map_or(Role::Clerk.title(), |role| &role.title);
    let (name, title) = (&person.name, person.role.title());
    Some(format!(
        "这一步由{by}办理。现在使用的是{name}（{title}），请换人后再办"
    ))
}

/// What the event means for the clock.
fn clock(event: &Event, request: &Request) -> Result<Option<Kind>> {
    match (event.clocks.as_slice(), request.clock.as_deref()) {
        ([], _) => Ok(None),
        ([only], _) => Ok(Some(*only)),
        (several, Some(name)) => {
            let kind = Kind::from_name(name).filter(|kind| several.contains(kind));
            let kind = kind.ok_or_else(|| Error::invalid("clock", "征求谁的意见：请从几项里选"))?;
            Ok(Some(kind))
        }
        (_, None) => Err(Error::invalid("clock", "征求谁的意见：必须选一项")),
    }
}

/// Writes an event into the ledger of the clock, and looks whether it can have happened.
fn write(
    entries: &mut Vec<Entry>,
    event: &Event,
    clock: Option<Kind>,
    day: NaiveDate,
    request: &Request,
    law: &Law,
) -> Result<()> {
    if let Some(ends) = event.ends {
        let mut open = entries.iter_mut().rev();
        if let Some(entry) = open.find(|entry| entry.kind == ends && entry.to.is_none()) {
            entry.to = Some(day);
        }
    }
    if let Some(kind) = clock {
        entries.push(Entry {
            reached: day_of(request.reached.as_deref(), "reached", law)?,
            days: request.days,
            ..Entry::new(kind, day)
        });
        entries.sort_by_key(|entry| entry.from);
    }
    reckon(law, entries).map(drop)
}

/// A day as somebody wrote it, not later than today.
pub(super) fn day_of(text: Option<&str>, field: &str, law: &Law) -> Result<Option<NaiveDate>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let title = title_of(field);
    let day = day
        .map_err(|_| Error::invalid(field, format!("{title}：“{text}”不是日期，如 2026-03-01")))?;
    match day > law.today() {
        true => Err(Error::invalid(field, format!("{title}：不能晚于今天"))),
        false => Ok(Some(day)),
    }
}

fn is_said(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

fn title_of(field: &str) -> &str {
    match field {
        "day" => "日期",
        "note" => "说明",
        "other" => "对方名称",
        "approver" => "批准人",
        "days" => "工作日数",
        "reached" => "送达对方日期",
        "until" => "对方答复日期",
        "outcome" => "办理结果",
        "fee" => "信息处理费",
        other => other,
    }
}
