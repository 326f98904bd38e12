//! `letter.course`: what the letters of a case mean to its course: which step each tells of, and
//! what a letter that went out says of the case that is not on record there yet. Nothing moves the
//! case by itself: the clerk is asked, and the step is done by `request.step` or `request.note`.

use super::book::{Book, Kind};
use super::case::{Case, day};
use crate::command::Done;
use crate::duty::Law;
use crate::request::{told, why_not, writes};
use crate::{Desk, Result};
use minglu_ledger::Record;
use minglu_ledger::schema::Schema;
use minglu_rules::request::clock::{Entry, Kind as Clock};
use minglu_rules::request::workflow::Event;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which case.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The case.
    pub request: String,
}

/// Its letters that are not void, in the order of their days.
pub type Response = Vec<LetterCourse>;

/// What a letter means to the course of its case.
#[derive(Debug, Serialize, TS)]
pub struct LetterCourse {
    /// The letter.
    pub id: String,
    /// How it went out and arrived as far as the case knows, before that is said of the letter.
    pub known: LetterWay,
    /// What the case does not know yet; null where it knows everything.
    pub offer: Option<LetterOffer>,
}

/// How a letter went, and when it arrived.
#[derive(Debug, Default, Serialize, TS)]
pub struct LetterWay {
    /// How it was sent.
    pub delivery: Option<String>,
    /// The number of the mail.
    pub tracking: Option<String>,
    /// When it arrived.
    pub delivered: Option<String>,
}

/// What can be put on record of a case by what its letter says.
#[derive(Debug, Serialize, TS)]
pub struct LetterOffer {
    /// The step that it stands for, to be done by `request.step`.
    pub event: Option<String>,
    /// The entry of the clock whose letter arrived, for `request.note`.
    pub entry: Option<usize>,
    /// What would be put on record: 登记送达.
    pub title: String,
    /// What the step means for the clock, where there is a choice.
    pub clock: Option<String>,
    /// The day of the step, or that on which the letter arrived.
    pub day: String,
    /// When it arrived at the other side, where the step asks for it.
    pub reached: Option<String>,
    /// Working days that the letter grants, where the step asks for them.
    pub days: Option<u64>,
    /// To whom it went, masked, where the step asks for it.
    pub other: Option<String>,
    /// How it was sent.
    pub way: LetterWay,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such case.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let (book, law) = (Book::of(desk)?, Law::of(desk)?);
    let case = Case::load(desk, &request.request)?;
    let course = Course::of(&book, &law, &case);
    let letters = case.letters.iter().map(|letter| course.tell(desk, letter));
    Ok(letters.collect::<Result<Response>>()?.into())
}

/// By what the letters of a case are held against its course.
pub(super) struct Course<'a> {
    book: &'a Book,
    law: &'a Law,
    case: &'a Case,
}

impl<'a> Course<'a> {
    pub fn of(book: &'a Book, law: &'a Law, case: &'a Case) -> Course<'a> {
        Course { book, law, case }
    }

    fn tell(&self, desk: &Desk, letter: &Record) -> Result<LetterCourse> {
        let named = letter.text("kind").unwrap_or_default();
        let kind = self.book.kinds.iter().find(|one| one.kind == named);
        let step = kind.and_then(|kind| self.step(kind, letter));
        let issued = letter.text("state") == Some("issued");
        let offer = match (kind.filter(|_| issued), step) {
            (Some(_), Some(step)) => self.arrived(step, letter),
            (Some(kind), None) => self.undone(desk, kind, letter)?,
            (None, _) => None,
        };
        Ok(LetterCourse {
            id: letter.id.clone(),
            known: step.map(|step| self.known(step)).unwrap_or_default(),
            offer,
        })
    }

    /// The step that tells of a letter: the one that names it, the one for which it was written, or
    /// the last of its event that names no other.
    pub fn step(&self, kind: &Kind, letter: &Record) -> Option<&'a Record> {
        let steps = || self.case.steps.iter();
        let naming = steps().find(|step| step.text("letter") == Some(&letter.id));
        if naming.is_some() || !self.is_main(kind) {
            return naming;
        }
        let standing = |id: &str| self.case.letters.iter().any(|letter| letter.id == id);
        let free = |step: &&Record| step.text("letter").is_none_or(|id| !standing(id));
        if let Some(own) = letter.text("step").filter(|own| !own.is_empty()) {
            return steps().filter(free).find(|step| step.id == own);
        }
        steps().filter(free).rfind(|step| self.tells_of(kind, step))
    }

    /// Of the letters that go with one event, the first tells of it; the others are its company.
    fn is_main(&self, kind: &Kind) -> bool {
        let Some(event) = kind.events.first() else {
            return kind.answers();
        };
        let same = |one: &&Kind| one.events.contains(event) && one.party() == kind.party();
        let first = self.book.kinds.iter().find(same);
        let chosen = self.event(event).is_none_or(|event| event.clocks.len() < 2);
        first.is_some_and(|first| first.kind == kind.kind) && (chosen || kind.party().is_some())
    }

    fn tells_of(&self, kind: &Kind, step: &Record) -> bool {
        let event = step.text("event").unwrap_or_default();
        let workflow = &self.law.requests.workflow;
        match kind.party() {
            _ if kind.answers() => self.event(event).is_some_and(|event| answers(kind, event)),
            Some(party) => writes(workflow, step, party),
            None => kind.events.iter().any(|one| one == event),
        }
    }

    fn event(&self, name: &str) -> Option<&'a Event> {
        self.law.requests.workflow.event(name)
    }

    /// The entry of the clock of which a step tells.
    fn entry(&self, step: &Record) -> Option<(usize, &'a Entry)> {
        let (case, workflow) = (self.case, &self.law.requests.workflow);
        let tellers = told(workflow, &case.entries, &case.steps);
        let tells = |at: &Option<usize>| at.is_some_and(|at| case.steps[at].id == step.id);
        let at = tellers.iter().position(tells)?;
        Some((at, &case.entries[at]))
    }

    /// How the case says that the letter of a step went.
    fn known(&self, step: &Record) -> LetterWay {
        match self.entry(step) {
            Some((_, entry)) if entry.kind.ends() => way(&self.case.request),
            Some((_, entry)) => LetterWay {
                delivered: entry.reached.map(|day| day.to_string()),
                ..LetterWay::default()
            },
            None => LetterWay::default(),
        }
    }

    /// The step is done, but the case does not know that its letter arrived.
    fn arrived(&self, step: &Record, letter: &Record) -> Option<LetterOffer> {
        let (at, entry) = self.entry(step)?;
        let open = self.case.request.text("closed").is_none_or(str::is_empty);
        let waits = entry.reached.is_none() && entry.to.is_none() && is_sent(entry.kind);
        let day = day(letter, "delivered").filter(|_| open && waits)?;
        Some(LetterOffer {
            entry: Some(at),
            ..offer(
                format!("登记送达对方（{}）", entry.kind.text()),
                day.to_string(),
            )
        })
    }

    /// The letter went out, but the step is not done.
    fn undone(&self, desk: &Desk, kind: &Kind, letter: &Record) -> Result<Option<LetterOffer>> {
        if !self.is_main(kind) {
            return Ok(None);
        }
        let closing = kind.closes.as_deref().and_then(|name| self.event(name));
        let with = kind.events.iter().filter_map(|name| self.event(name));
        let workflow = &self.law.requests.workflow;
        let plain = workflow.events.iter().filter(|event| {
            kind.answers() && event.outcome.is_none() && event.clocks.contains(&Clock::Answered)
        });
        for event in closing.into_iter().chain(with).chain(plain) {
            if why_not(desk, self.law, &self.case.request, event)?.is_none() {
                let schema = desk.ledger.schema(super::LEDGER)?;
                return Ok(stands_for(kind, event, letter, schema));
            }
        }
        Ok(None)
    }
}

/// What an event would be told of a letter; nothing where an answer has not arrived yet.
fn stands_for(kind: &Kind, event: &Event, letter: &Record, schema: &Schema) -> Option<LetterOffer> {
    let asks = |name: &str| event.asks.iter().any(|one| one == name);
    let arrived = day(letter, "delivered").map(|day| day.to_string());
    let day = match kind.answers() {
        true => arrived.clone()?,
        false => letter.text("dated")?.to_owned(),
    };
    let mut masked = letter.fields.clone();
    schema.mask(&mut masked, &[]);
    let other = masked.get("addressee").and_then(|to| to.as_str());
    let several = event.clocks.len() > 1;
    Some(LetterOffer {
        event: Some(event.name.clone()),
        clock: kind
            .party()
            .filter(|_| several)
            .map(|party| party.name().to_owned()),
        reached: arrived.filter(|_| asks("reached")),
        days: letter.get("days").as_u64().filter(|_| asks("days")),
        other: other.filter(|_| asks("other")).map(str::to_owned),
        way: match asks("delivery") {
            true => way(letter),
            false => LetterWay::default(),
        },
        ..offer(event.title.clone(), day)
    })
}

fn offer(title: String, day: String) -> LetterOffer {
    LetterOffer {
        event: None,
        entry: None,
        title,
        clock: None,
        day,
        reached: None,
        days: None,
        other: None,
        way: LetterWay::default(),
    }
}

/// True for an event by which an answer of this kind is delivered.
fn answers(kind: &Kind, event: &Event) -> bool {
    let fits = |outcome: &String| kind.outcomes.contains(outcome);
    event.clocks.contains(&Clock::Answered) && event.outcome.as_ref().is_none_or(fits)
}

/// Kinds of entries whose letter has to reach somebody.
fn is_sent(kind: Clock) -> bool {
    use Clock::{Corrected, Delayed, Extended, FeeNoticed, JointMaker, ThirdParty};
    matches!(
        kind,
        Corrected | Delayed | Extended | FeeNoticed | JointMaker | ThirdParty
    )
}

/// How a record says that a letter went.
fn way(record: &Record) -> LetterWay {
    let text = |name: &str| {
        let text = record.text(name).filter(|text| !text.is_empty());
        text.map(str::to_owned)
    };
    LetterWay {
        delivery: text("delivery"),
        tracking: text("tracking"),
        delivered: text("delivered"),
    }
}
