//! `publication.save`: keeps the outcome of a check: who, when, of what, and what was decided.
//! What was found is counted, and never kept.

use super::look::{Looked, Source, look};
use crate::command::Done;
use crate::record::Row;
use crate::{Desk, Error, Result};
use chrono::Local;
use minglu_ledger::{Fields, Source as Origin};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// The ledger of checks.
const LEDGER: &str = "publication_check";

/// What was checked, and what is decided.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "PublicationOutcome", optional_fields)]
pub struct Request {
    /// What was checked.
    #[serde(flatten)]
    #[ts(flatten)]
    pub source: Source,
    /// The decision.
    #[ts(optional = false, type = "'publish' | 'redacted' | 'stopped'")]
    pub decision: String,
    /// SHA-256 of the copy that is published instead.
    pub copy_digest: Option<String>,
    /// What else there is to say.
    pub remarks: Option<String>,
}

/// The record as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `classified` where it bears a mark; `invalid` where it must not be published and is said to be.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let looked = look(desk, &request.source)?;
    if looked.stops() && request.decision != "stopped" {
        let words = "标明只供内部使用，不能发布，处理结果只能是“不予发布”";
        return Err(Error::invalid("decision", words));
    }
    let fields = fields(desk, &request, &looked);
    let committed = desk.transact("登记发布前检查", Origin::User, |tx| {
        let id = tx.add(LEDGER, fields)?;
        tx.get(LEDGER, &id)
    })?;
    let row = Row::of(desk.ledger.schema(LEDGER)?, committed.value.clone());
    Ok(Done::wrote(committed, row))
}

fn fields(desk: &Desk, request: &Request, looked: &Looked) -> Fields {
    let counts = looked.counts();
    let words: Vec<String> = counts
        .iter()
        .map(|c| format!("{} {}", c.title, c.count))
        .collect();
    let name = match request.source.name.trim() {
        "" => "粘贴的文字",
        name => name,
    };
    let value = json!({
        "name": name,
        "checked": Local::now().format("%Y-%m-%d").to_string(),
        "who": desk.who(),
        "digest": looked.digest,
        "findings": looked.hits.len() + looked.traces.len(),
        "counts": words.join("，"),
        "decision": request.decision,
        "copy_digest": request.copy_digest,
        "remarks": request.remarks,
    });
    match value {
        Value::Object(fields) => fields.into_iter().filter(|(_, v)| !v.is_null()).collect(),
        _ => Fields::default(),
    }
}
