//! `document.suggested`: documents that are asked for so often that publishing them is suggested.

use super::Asked;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_ledger::Record;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All of them, or how one stands.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// One document, however often it was asked for.
    pub document: Option<String>,
}

/// What is often, and the documents.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Suggested")]
pub struct Response {
    /// So many times at least.
    pub times: u64,
    /// Within so many years.
    pub years: u32,
    /// The documents, the most wanted first.
    pub documents: Vec<SuggestedDocument>,
}

/// A document and how often it was asked for.
#[derive(Debug, Serialize, TS)]
pub struct SuggestedDocument {
    /// The record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number.
    pub doc_no: String,
    /// How often it was asked for.
    pub asked: u64,
    /// The last time.
    pub last: String,
    /// True where publishing it is suggested.
    pub suggested: bool,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where the document is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let one = request.document.as_deref();
    let asked = Asked::count(desk, one)?;
    let suggested = asked.suggested(desk)?;
    let line = |document: &Record| line(&asked, document, &suggested);
    let documents = match one {
        Some(id) => vec![line(&desk.ledger.get("document", id)?)],
        None => suggested.iter().map(line).collect(),
    };
    Ok(Response {
        times: asked.often.times,
        years: asked.often.years,
        documents,
    }
    .into())
}

fn line(asked: &Asked, document: &Record, suggested: &[Record]) -> SuggestedDocument {
    let text = |field: &str| document.text(field).unwrap_or_default().to_owned();
    SuggestedDocument {
        id: document.id.clone(),
        title: text("title"),
        doc_no: text("doc_no"),
        asked: asked.times(&document.id),
        last: asked.last(&document.id).to_owned(),
        suggested: suggested.iter().any(|other| other.id == document.id),
    }
}
