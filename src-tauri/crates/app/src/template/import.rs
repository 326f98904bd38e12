//! `template.import`: takes in a template that was edited in Word, as a new version. Letters that were
//! written by an older one keep it.

use super::list::{TemplateInfo, info};
use super::{LEDGER, own, versions};
use crate::command::Done;
use crate::file::incoming;
use crate::letter::{Book, Kind};
use crate::{Desk, Error, Result, task};
use minglu_forms::letter::{LetterError, Template};
use minglu_ledger::{Attachment, Fields, Source};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;
use ts_rs::TS;

/// Largest template, in bytes: one with a picture of a letterhead.
const LARGEST: u64 = 5 * 1024 * 1024;

/// Which file, for which letters.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The kind of letter, by name or title.
    #[ts(optional = false)]
    pub kind: String,
    /// A staged file's token, or a path.
    #[ts(optional = false)]
    pub file: String,
    /// The name that the clerk knows it by.
    #[ts(optional = false)]
    pub name: String,
    /// What is new in it.
    pub note: Option<String>,
}

/// The template in use now.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "TemplateTaken")]
pub struct Response {
    /// The template.
    pub template: TemplateInfo,
    /// What the law wants in such a letter and this template does not have.
    pub lacks: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where it is no Word file or its marks do not fit together; `invalid` where it is
/// too large or names what nothing is known for; `classified` where it bears a classification mark.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let book = Book::of(desk)?;
    let kind = book.kind(&request.kind)?;
    let source = incoming(desk, &request.file)?;
    source.look(&request.name)?;
    let bytes = bytes(&source.path)?;
    let template = read(&book, bytes.clone())?;
    let lacks = lacks(kind, &template)?;
    let stored = desk.ledger.store(&request.name, bytes.as_slice())?;
    let before = own(desk, kind)?;
    let fields = fields(desk, kind, &request, &stored)?;
    let label = format!("导入{}的模板", kind.title);
    let committed = desk.transact(&label, Source::User, |tx| {
        if let Some(before) = &before {
            let away = ("state".to_owned(), json!("put_away"));
            tx.set(LEDGER, &before.id, &[away].into_iter().collect())?;
        }
        tx.add(LEDGER, fields)
    })?;
    source.discard();
    let template = info(desk, kind)?;
    Ok(Done::wrote(committed, Response { template, lacks }))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    let failed = |e: std::io::Error| Error::io("模板读不了", &e);
    if path.metadata().map_err(failed)?.len() > LARGEST {
        let words = "模板超过 5 MB。请在 Word 里压缩图片后再导入";
        return Err(Error::new("invalid", words));
    }
    std::fs::read(path).map_err(failed)
}

/// A template whose every name is known.
fn read(book: &Book, bytes: Vec<u8>) -> Result<Template> {
    let unread = |e: LetterError| Error::unreadable(e.to_string());
    let template = Template::read(bytes).map_err(unread)?;
    let marks = template.marks().map_err(unread)?;
    let mut unknown: Vec<String> = marks
        .iter()
        .filter(|mark| !book.knows(mark))
        .map(|mark| mark.name.clone())
        .collect();
    unknown.dedup();
    match unknown.is_empty() {
        true => Ok(template),
        false => Err(Error::invalid(
            "file",
            LetterError::Unknown(unknown).to_string(),
        )),
    }
}

/// Judges a template before it is taken in: its kind, and what the law wants in such a letter and it
/// does not have.
///
/// # Errors
/// `unreadable` where it is no template; `invalid` where it names what nobody knows.
pub(crate) fn judged(desk: &Desk, kind: &str, path: &Path) -> Result<(Kind, Vec<String>)> {
    let book = Book::of(desk)?;
    let kind = book.kind(kind)?;
    let lacks = lacks(kind, &read(&book, bytes(path)?)?)?;
    Ok((kind.clone(), lacks))
}

/// What the law wants in such a letter and the template does not have.
fn lacks(kind: &Kind, template: &Template) -> Result<Vec<String>> {
    let unread = |e: LetterError| Error::unreadable(e.to_string());
    let marks = template.marks().map_err(unread)?;
    let words = template.words().map_err(unread)?;
    let named = |name: &&String| marks.iter().any(|mark| mark.name == **name);
    let needs = kind.needs.iter().filter(|name| !named(name));
    let says = kind.says.iter().filter(|says| !words.contains(*says));
    let needs = needs.map(|name| format!("{{{{{name}}}}}"));
    Ok(needs.chain(says.cloned()).collect())
}

fn fields(desk: &Desk, kind: &Kind, request: &Request, file: &Attachment) -> Result<Fields> {
    let said = [
        ("kind", json!(kind.kind)),
        ("title", json!(kind.title)),
        ("version", json!(versions(desk, kind)? + 1)),
        ("state", json!("in_use")),
        ("day", json!(task::today().to_string())),
        ("person", json!(desk.who())),
        ("note", json!(request.note)),
        ("file", json!([file])),
    ];
    Ok(said
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect())
}
