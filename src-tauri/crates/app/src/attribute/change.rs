//! `attribute.change`: changes the attribute of an issued document, and keeps from, to, reason and
//! approver as a record of its own.

use crate::command::Done;
use crate::record::{Row, complete, typed};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Record, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which document, and how it changes.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The document.
    #[ts(optional = false)]
    pub id: String,
    /// The new attribute, by name or in Chinese.
    #[ts(optional = false)]
    pub to: String,
    /// Why.
    #[ts(optional = false)]
    pub reason: String,
    /// Who approved it.
    #[ts(optional = false)]
    pub approver: String,
    /// The article behind the new attribute, where it is not proactive.
    pub basis: Option<String>,
    /// When; today where not given.
    pub date: Option<String>,
}

/// The record of the change.
pub type Response = Row;

/// Runs the command. The document and the record of its change are written as one step; one that
/// turns proactive has twenty working days from that day.
///
/// # Errors
/// `invalid` where reason or approver are missing, nothing changes, or the notices forbid it.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let document = desk.ledger.get("document", &request.id)?;
    let change = change(desk, &document, &request)?;
    let mut fields = of_document(&change);
    let schema = desk.ledger.schema("document")?.clone();
    complete(desk, &schema, &mut fields, Some(&document.fields))?;
    let committed = desk.transact("调整公开属性", Source::User, |tx| {
        tx.set("document", &request.id, &fields)?;
        let id = tx.add("attribute_change", change)?;
        tx.get("attribute_change", &id)
    })?;
    let row = Row::of(
        desk.ledger.schema("attribute_change")?,
        committed.value.clone(),
    );
    Ok(Done::wrote(committed, row))
}

/// The record of the change, typed as its schema wants it.
fn change(desk: &Desk, document: &Record, request: &Request) -> Result<Fields> {
    let today = crate::task::today().to_string();
    let said = [
        ("to", json!(request.to)),
        ("date", json!(request.date.as_deref().unwrap_or(&today))),
        ("basis", json!(request.basis.as_deref().unwrap_or_default())),
        ("reason", json!(request.reason)),
        ("approver", json!(request.approver)),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let schema = desk.ledger.schema("attribute_change")?;
    let mut fields = typed(desk, schema, said.into_iter().collect(), None)?;
    let from = document.get("attribute");
    if fields.get("to") == Some(from) {
        let words = "调整前后的公开属性相同，没有要调整的";
        return Err(Error::invalid("to", words));
    }
    fields.insert("document".into(), json!(document.id));
    fields.insert("from".into(), from.clone());
    Ok(fields)
}

/// The same for the document: its attribute, ground and reason are those of the change.
fn of_document(change: &Fields) -> Fields {
    let said = |name: &str| change.get(name).cloned().unwrap_or_default();
    let mut fields: Fields = [
        ("attribute", said("to")),
        ("reason", said("reason")),
        ("attribute_changed", said("date")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into_iter()
    .collect();
    if said("basis") != Value::Null {
        fields.insert("basis".into(), said("basis"));
    }
    fields
}
