//! `desk.ics`: what is due, as a file that telephones and office calendars take in.

use crate::agenda::{Item, Span, gather, ics};
use crate::command::Done;
use crate::duty::Law;
use crate::file::{FileOut, place, written};
use crate::{Desk, Error, Result};
use chrono::Months;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use ts_rs::TS;

/// Months ahead that the file holds.
const AHEAD: u32 = 12;

/// Where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// What was written.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "CalendarFile")]
pub struct Response {
    /// The file.
    pub file: FileOut,
    /// How many things it holds.
    pub count: usize,
    /// What it does not hold, in words; null where it holds everything.
    pub note: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let span = Span::Until(law.today() + Months::new(AHEAD));
    let agenda = gather(desk, &law, span)?;
    let items = agenda
        .items
        .iter()
        .map(|item| Ok((item, title(desk, item)?)))
        .collect::<Result<Vec<_>>>()?;
    let out = match request.path {
        Some(path) => PathBuf::from(path),
        None => place(&desk.exports(), "政务公开待办.ics")?,
    };
    std::fs::write(&out, ics(&items, law.now)).map_err(|e| Error::io("日历文件没有写成", &e))?;
    Ok(Response {
        file: written(&out)?,
        count: items.len(),
        note: note(agenda.left(), span),
    }
    .into())
}

/// A telephone has no use for ten thousand events.
fn note(left: usize, span: Span) -> Option<String> {
    let most = span.most();
    let words = format!(
        "另有 {left} 件没有放进日历文件：每类期限只放逾期最久的 {most} 件和最先到期的 {most} 件，其余请在“今日”里看"
    );
    (left > 0).then_some(words)
}

/// The ledger and the record's words; a record that a person's data name is not named.
fn title(desk: &Desk, item: &Item) -> Result<String> {
    let schema = desk.ledger.schema(&item.line.ledger)?;
    let private = schema
        .field(&schema.label)
        .is_some_and(|field| field.private.is_some());
    Ok(match private {
        true => format!("【{}】到期", schema.title),
        false => format!("【{}】{}", schema.title, item.line.title),
    })
}
