//! `attribute.by_letter`: determines the attribute of a historical document by its drafting unit's
//! letter, because somebody has asked for it.

use crate::command::Done;
use crate::record::{Row, complete, typed};
use crate::{Desk, Result};
use minglu_ledger::{Fields, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which document, and what the letter says.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The document.
    #[ts(optional = false)]
    pub id: String,
    /// The attribute, by name or in Chinese.
    #[ts(optional = false)]
    pub attribute: String,
    /// The letter's number.
    #[ts(optional = false)]
    pub letter_no: String,
    /// The letter's day.
    pub letter_date: Option<String>,
    /// The article that it names.
    pub basis: Option<String>,
    /// The reason that it gives.
    #[ts(optional = false)]
    pub reason: String,
}

/// The document as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `invalid` where the letter's number or reason are missing, or the notices forbid the outcome.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let record = desk.ledger.get("document", &request.id)?;
    let schema = desk.ledger.schema("document")?.clone();
    let said = said(desk, &request);
    let mut fields = typed(desk, &schema, said, Some(&record.fields))?;
    complete(desk, &schema, &mut fields, Some(&record.fields))?;
    let committed = desk.transact("按公函认定公开属性", Source::User, |tx| {
        tx.set("document", &request.id, &fields)?;
        tx.get("document", &request.id)
    })?;
    let row = Row::of(&schema, committed.value.clone());
    Ok(Done::wrote(committed, row))
}

fn said(desk: &Desk, request: &Request) -> Fields {
    let no = request.letter_no.trim();
    [
        ("historical", json!(true)),
        ("attribute", json!(request.attribute)),
        ("letter_no", json!(no)),
        ("letter_date", json!(request.letter_date)),
        ("basis", given(request.basis.as_deref())),
        ("reason", json!(request.reason)),
        (
            "determination",
            json!(format!("历史文件，按起草单位公函（{no}）认定。")),
        ),
        ("determined_by", json!(desk.who())),
        ("determined_on", json!(crate::task::today().to_string())),
    ]
    .into_iter()
    .filter(|(name, value)| *name != "basis" || !value.is_null())
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

/// A ground that the letter leaves out leaves that of the record.
fn given(text: Option<&str>) -> Value {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map_or(Value::Null, Value::from)
}
