//! `letter.write`: writes a letter as a Word file and keeps it with the case, as one step.

use super::kept::Said;
use super::number::{Number, next};
use super::prepare::{Missing, Prepared};
use super::{LEDGER, draft};
use crate::command::Done;
use crate::file::{FileOut, scratch, written};
use crate::record::Row;
use crate::{Desk, Error, Result};
use minglu_ledger::{Attachment, Deed, Event, Fields, Record, Source, Tx};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fs::File;
use std::path::Path;
use ts_rs::TS;

/// How often a number is looked for anew where another program takes it in between.
const TRIES: usize = 5;

/// The names of the days that letters grant, by the events with which they go.
const GRANTED: [(&str, &str); 3] = [
    ("ask_correction", "补正期限"),
    ("extend", "延期天数"),
    ("delay", "延迟天数"),
];

/// Which letter, and what it says.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The letter as it was drafted.
    #[serde(flatten)]
    #[ts(flatten)]
    pub letter: draft::Request,
    /// Where to write a copy, for the command line.
    pub path: Option<String>,
}

/// The letter as stored.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LetterWritten")]
pub struct Response {
    /// The record.
    pub letter: Row,
    /// The copy that was asked for.
    pub file: Option<FileOut>,
}

/// Runs the command.
///
/// # Errors
/// `conflict` where the case cannot have this letter now; `invalid` where something is missing:
/// the detail lists what, each with its question.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let letter = &request.letter;
    let said = letter.said.clone().unwrap_or_default();
    let mut prepared = Prepared::of(desk, &letter.wanted(&said, false))?;
    check(&prepared, &said)?;
    prepared.kept.keep(desk)?;
    let file = scratch()?;
    for _ in 0..TRIES {
        prepared.template.write(&prepared.facts, file.path())?;
        let kept = keep(desk, &prepared, file.path())?;
        let committed = desk.transact(
            &format!("写{}", prepared.kind().title),
            Source::User,
            |tx| match taken(tx, &prepared)? {
                Some(number) => Ok(Err(number)),
                None => {
                    let id = tx.add(LEDGER, fields(&prepared, &letter.request, &kept))?;
                    Ok(Ok(tx.get(LEDGER, &id)?))
                }
            },
        )?;
        match committed.value.clone() {
            Ok(record) => {
                let copy = copied(desk, request.path.as_deref(), file.path(), &record)?;
                let letter = Row::of(desk.ledger.schema(LEDGER)?, record);
                return Ok(Done::wrote(committed, Response { letter, file: copy }));
            }
            Err(number) => {
                prepared.number = Some(number);
                prepared.tell(desk, &said)?;
            }
        }
    }
    Err(Error::new(
        "busy",
        "别的窗口也在写文书，文号没有排上。请再试一次",
    ))
}

/// Nothing is written with a hole in it, nor with an answer that is none of those there are.
fn check(prepared: &Prepared, said: &Said) -> Result<()> {
    prepared.book.check(said)?;
    let missing = prepared.missing()?;
    match missing.is_empty() {
        true => Ok(()),
        false => Err(refused(&missing)),
    }
}

fn refused(missing: &[Missing]) -> Error {
    let problems = missing.iter().map(|one| {
        json!({ "field": one.name, "code": "missing", "message": one.question, "asked": one.asked })
    });
    let names: Vec<&str> = missing.iter().map(|one| one.name.as_str()).collect();
    Error {
        code: "invalid",
        message: format!("文书里还缺：{}。请补上再写", names.join("、")),
        detail: problems.collect(),
    }
}

/// The number that is next, where another letter has taken this one's.
fn taken(tx: &Tx<'_>, prepared: &Prepared) -> minglu_ledger::Result<Option<Number>> {
    let Some(series) = prepared.book.series(prepared.kind())? else {
        return Ok(None);
    };
    let next = next(tx, series, &prepared.kept, prepared.dated)?;
    Ok((prepared.number.as_ref() != Some(&next)).then_some(next))
}

fn keep(desk: &Desk, prepared: &Prepared, path: &Path) -> Result<Attachment> {
    let unread = |e: std::io::Error| Error::io("文书没有写成", &e);
    let name = match &prepared.number {
        Some(number) => format!("{}（{}）.docx", prepared.kind().title, number.words),
        None => format!("{}.docx", prepared.kind().title),
    };
    Ok(desk
        .ledger
        .store(&name, File::open(path).map_err(unread)?)?)
}

fn fields(prepared: &Prepared, request: &str, file: &Attachment) -> Fields {
    let number = prepared.number.as_ref();
    let addressee = prepared.words("收件人");
    let said = [
        ("number", json!(number.map(|number| &number.words))),
        ("series", json!(number.map(|number| &number.series))),
        ("serial", json!(number.map(|number| number.serial))),
        ("kind", json!(prepared.kind().kind)),
        ("title", json!(prepared.kind().title)),
        ("request", json!(request)),
        ("step", json!(prepared.step.as_ref().map(|step| &step.id))),
        ("days", json!(granted(prepared))),
        ("dated", json!(prepared.dated.to_string())),
        (
            "addressee",
            if addressee.is_empty() {
                Value::Null
            } else {
                json!(addressee)
            },
        ),
        ("template", json!(prepared.template.version)),
        ("state", json!("draft")),
        ("file", json!([file])),
    ];
    said.into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// The working days that a letter grants; nothing where it grants none.
fn granted(prepared: &Prepared) -> Option<u32> {
    let event = prepared.kind().events.first()?;
    let (_, name) = GRANTED.iter().find(|(one, _)| one == event)?;
    prepared.words(name).parse().ok()
}

/// A copy where it was asked for; that it went out is noted first.
fn copied(desk: &Desk, to: Option<&str>, from: &Path, letter: &Record) -> Result<Option<FileOut>> {
    let Some(to) = to.map(Path::new) else {
        return Ok(None);
    };
    note(desk, 1, Some(&letter.id))?;
    std::fs::copy(from, to).map_err(|e| Error::io("文书没有写成", &e))?;
    written(to).map(Some)
}

/// Notes that letters, with what they say in clear, go out of the ledger.
pub(super) fn note(desk: &Desk, count: u64, one: Option<&str>) -> Result<()> {
    desk.note(Event {
        ledger: Some(LEDGER.to_owned()),
        target: Some(one.unwrap_or("letter-list").to_owned()),
        detail: Some("addressee".to_owned()),
        count,
        ..Event::of(Deed::Export)
    })
}
