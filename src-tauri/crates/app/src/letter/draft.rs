//! `letter.draft`: what a letter would say, what is asked for it, and what is still missing.

use super::kept::Said;
use super::prepare::{Missing, Prepared, Wanted};
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::Record;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which letter.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The case.
    #[ts(optional = false)]
    pub request: String,
    /// The kind of letter, by name or title.
    #[ts(optional = false)]
    pub kind: String,
    /// The step at which its addressee was asked, where several were; the last where not given.
    pub step: Option<String>,
    /// Its day; today where not given.
    pub dated: Option<String>,
    /// What the clerk says so far, by name.
    #[ts(optional, type = "Record<string, string>")]
    pub said: Option<Said>,
}

impl Request {
    pub(super) fn wanted<'a>(&'a self, said: &'a Said, masked: bool) -> Wanted<'a> {
        Wanted {
            request: &self.request,
            kind: &self.kind,
            step: self.step.as_deref(),
            dated: self.dated.as_deref(),
            said,
            masked,
        }
    }
}

/// The letter as it stands; personal data is masked.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LetterDraft")]
pub struct Response {
    /// The kind of letter.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// To whom it goes.
    pub addressee: String,
    /// Its day.
    pub dated: String,
    /// The number that it would get; null where it has none.
    pub number: Option<String>,
    /// The version of its template.
    pub template: String,
    /// What the clerk is asked.
    pub asked: Vec<LetterQuestion>,
    /// Those who were asked and to whom such a letter goes, the first first.
    pub parties: Vec<LetterParty>,
    /// What it still wants.
    pub missing: Vec<Missing>,
    /// The clause of relief that it would bear; empty where it bears none.
    pub relief: String,
}

/// Somebody who was asked for an opinion or for help.
#[derive(Debug, Serialize, TS)]
pub struct LetterParty {
    /// The step at which that was.
    pub step: String,
    /// Who, masked.
    pub name: String,
    /// On which day.
    pub day: String,
    /// How many letters of this kind there are to him.
    pub written: usize,
}

/// A question to the clerk.
#[derive(Debug, Serialize, TS)]
pub struct LetterQuestion {
    /// The name in the template.
    pub name: String,
    /// What she is asked.
    pub question: String,
    /// For example.
    pub example: String,
    /// The answer so far.
    pub said: String,
    /// What the case holds, masked, where that is personal: it is taken where nothing is said.
    pub held: Option<String>,
    /// The answers there are; any where there is none.
    pub options: Vec<String>,
    /// True where it may well stay empty.
    pub optional: bool,
    /// True for several lines.
    pub long: bool,
    /// True for a whole number.
    pub number: bool,
    /// True for a day.
    pub date: bool,
    /// True where the answer is remembered for all letters.
    pub keep: bool,
}

/// Runs the command.
///
/// # Errors
/// `usage` where there is no such kind; `conflict` where the case cannot have it now.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let said = request.said.clone().unwrap_or_default();
    let prepared = Prepared::of(desk, &request.wanted(&said, true))?;
    let parties = parties(&prepared);
    let number = prepared.number.as_ref().map(|number| number.words.clone());
    Ok(Response {
        kind: prepared.kind().kind.clone(),
        title: prepared.kind().title.clone(),
        addressee: prepared.words("收件人").to_owned(),
        dated: prepared.dated.to_string(),
        number,
        template: prepared.template.version.clone(),
        asked: questions(&prepared, &said, parties.len() > 1)?,
        parties,
        missing: prepared.missing()?,
        relief: prepared.words("救济途径").to_owned(),
    }
    .into())
}

fn parties(prepared: &Prepared) -> Vec<LetterParty> {
    let Some(party) = prepared.kind().party() else {
        return Vec::new();
    };
    let kind = prepared.kind().kind.as_str();
    let asked = prepared.case.asked(&prepared.law, party).into_iter();
    let told = asked.map(|(entry, step)| {
        let to_it = |letter: &&Record| {
            letter.text("kind") == Some(kind) && letter.text("step") == Some(&step.id)
        };
        LetterParty {
            step: step.id.clone(),
            name: step.text("other").unwrap_or_default().to_owned(),
            day: entry.from.to_string(),
            written: prepared.case.letters.iter().filter(to_it).count(),
        }
    });
    told.collect()
}

/// Where several were asked it is chosen who is meant, so it is not asked who he is.
fn questions(prepared: &Prepared, said: &Said, chosen: bool) -> Result<Vec<LetterQuestion>> {
    let question = |name: &super::Name| {
        let words = prepared.words(&name.name).to_owned();
        let own = said.get(&name.name).cloned().unwrap_or_default();
        let hidden = name.private && own.is_empty() && !words.is_empty();
        LetterQuestion {
            name: name.name.clone(),
            question: name.ask.clone().unwrap_or_default(),
            example: name.example.clone(),
            said: if hidden { String::new() } else { words.clone() },
            held: hidden.then_some(words),
            options: name.options.clone(),
            optional: name.optional,
            long: name.long,
            number: name.number,
            date: name.date,
            keep: name.keep,
        }
    };
    let known = |name: &&super::Name| chosen && name.name == prepared.kind().addressee();
    let asked = prepared.asked()?.into_iter();
    Ok(asked.filter(|name| !known(name)).map(question).collect())
}
