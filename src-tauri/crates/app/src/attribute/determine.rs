//! `attribute.determine`: writes what the answers come to into a document, with the way there.

use super::follow;
use crate::command::Done;
use crate::record::{Row, complete};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source};
use minglu_rules::attribute::{Answered, Outcome, Stage};
use minglu_rules::secrecy::is_marked;
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which document, and the answers.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The document.
    #[ts(optional = false)]
    pub id: String,
    /// The answers, in the order of the questions.
    #[ts(optional = false)]
    pub answers: Vec<String>,
    /// The reason in the unit's own words; the usual one where not given.
    pub reason: Option<String>,
}

/// The document as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `usage` where a question is still open; `classified` where the answers say that the document is;
/// `invalid` where the notices forbid the outcome for it.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let record = desk.ledger.get("document", &request.id)?;
    let (said, stage) = follow(&request.answers)?;
    let outcome = match stage {
        Stage::Determined(outcome) => outcome,
        Stage::Stopped(words) => return Err(Error::new("classified", words)),
        Stage::Ask(question) => {
            let text = question.text;
            return Err(Error::usage(format!("还没有答完，下一个问题：{text}")));
        }
    };
    let reason = request.reason.filter(|reason| !reason.trim().is_empty());
    if reason.as_deref().is_some_and(is_marked) {
        return Err(Error::classified());
    }
    let mut fields = fields(desk, &said, outcome, reason);
    let schema = desk.ledger.schema("document")?.clone();
    complete(desk, &schema, &mut fields, Some(&record.fields))?;
    let committed = desk.transact("认定公开属性", Source::User, |tx| {
        tx.set("document", &request.id, &fields)?;
        tx.get("document", &request.id)
    })?;
    let row = Row::of(&schema, committed.value.clone());
    Ok(Done::wrote(committed, row))
}

fn fields(desk: &Desk, said: &[Answered], outcome: Outcome, reason: Option<String>) -> Fields {
    let lines: Vec<String> = said.iter().map(|(q, a)| format!("{q}{a}。")).collect();
    [
        ("attribute", json!(outcome.attribute.name())),
        ("basis", json!(outcome.basis)),
        ("reason", json!(reason.unwrap_or(outcome.reason))),
        ("statutory", json!(outcome.statutory)),
        ("determination", json!(lines.join("\n"))),
        ("determined_by", json!(desk.who())),
        ("determined_on", json!(crate::task::today().to_string())),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect()
}
