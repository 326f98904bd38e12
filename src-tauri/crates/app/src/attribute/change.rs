//! `attribute.change`: changes the attribute of an issued document, and keeps from, to, reason and
//! approver as a record of its own.

use crate::command::Done;
use crate::duty::{Law, derive, refuse_change};
use crate::record::{Row, typed};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Record, Source, Tx};
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
/// turns proactive has twenty working days from that day, and is done with in an open review.
///
/// # Errors
/// `invalid` where reason or approver are missing, nothing changes, or the notices forbid it.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let document = desk.ledger.get("document", &request.id)?;
    let turned = Turned::of(desk, &document, &request)?;
    let verdict = crate::review::of_change(desk, &document, &turned)?;
    let committed = desk.transact("调整公开属性", Source::User, |tx| {
        let id = turned.write(tx)?;
        if let Some(verdict) = verdict {
            verdict.write(tx, Some(&id))?;
        }
        tx.get("attribute_change", &id)
    })?;
    let row = Row::of(
        desk.ledger.schema("attribute_change")?,
        committed.value.clone(),
    );
    Ok(Done::wrote(committed, row))
}

/// A change that is in order and waits to be written: the one way to another attribute for a
/// document that is out.
pub(crate) struct Turned {
    document: String,
    /// New values of the document.
    fields: Fields,
    /// The record of the change.
    pub change: Fields,
}

impl Turned {
    /// Judges a change of a document.
    pub fn of(desk: &Desk, document: &Record, request: &Request) -> Result<Turned> {
        let change = change(desk, document, request)?;
        let mut fields = of_document(&change);
        let before = &document.fields;
        let (law, schema) = (Law::of(desk)?, desk.ledger.schema("document")?);
        derive(desk, &law, schema, &mut fields, Some(before))?;
        refuse_change(schema, &fields, before, &law)?;
        Ok(Turned {
            document: document.id.clone(),
            fields,
            change,
        })
    }

    /// Writes it, and answers with the id of its record.
    pub fn write(&self, tx: &mut Tx<'_>) -> minglu_ledger::Result<String> {
        tx.set("document", &self.document, &self.fields)?;
        tx.add("attribute_change", self.change.clone())
    }
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
