//! `document.check`: what the notices and the Regulation say to one document.

use super::facts::Facts;
use super::sources;
use crate::command::Done;
use crate::{Desk, Result};
use minglu_rules::attribute::{Severity, check};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which document.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The record.
    pub id: String,
}

/// What was found, what is blocking first.
pub type Response = Vec<DocumentFinding>;

/// One thing that was found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DocumentFinding {
    /// Name of the check.
    pub rule: String,
    /// True where the ledger refuses it.
    pub blocking: bool,
    /// The field to mend.
    pub field: String,
    /// What is wrong and what to do.
    pub reason: String,
    /// The article or notice that says so.
    pub source: String,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where the document is not there.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let record = desk.ledger.get("document", &request.id)?;
    let facts = Facts {
        fields: &record.fields,
        before: None,
    };
    let sources = sources(desk)?;
    let found = check(&facts.document(), crate::task::today());
    let found = found.into_iter().map(|finding| DocumentFinding {
        rule: finding.rule.to_owned(),
        blocking: finding.severity == Severity::Blocking,
        field: finding.field.to_owned(),
        reason: finding.reason,
        source: sources.words(finding.source).to_owned(),
    });
    Ok(found.collect::<Response>().into())
}
