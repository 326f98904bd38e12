//! `document.note_asked`: writes down that somebody has asked for a document.

use super::note_asked;
use crate::command::Done;
use crate::record::{Row, typed};
use crate::{Desk, Result};
use minglu_ledger::{Fields, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which document, when, and by what kind of applicant.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The document.
    #[ts(optional = false)]
    pub document: String,
    /// When; today where not given.
    pub day: Option<String>,
    /// The kind of applicant, by name or in Chinese; never who it was.
    pub by: Option<String>,
    /// How the request came.
    pub source: Option<String>,
}

/// The record.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `not_found` where the document is not there; `invalid` where a value breaks a rule.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let document = desk.ledger.get("document", &request.document)?;
    let schema = desk.ledger.schema("document_asked")?.clone();
    let day = request.day.filter(|day| !day.trim().is_empty());
    let day = day.unwrap_or_else(|| crate::task::today().to_string());
    let said: Fields = [
        ("document", json!(document.id)),
        ("day", json!(day)),
        ("by", request.by.map_or(Value::Null, Value::from)),
        ("source", request.source.map_or(Value::Null, Value::from)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect();
    let fields = typed(desk, &schema, said, None)?;
    let committed = desk.transact("登记公文被申请", Source::User, |tx| {
        let id = note_asked(tx, fields)?;
        tx.get("document_asked", &id)
    })?;
    let row = Row::of(&schema, committed.value.clone());
    Ok(Done::wrote(committed, row))
}
