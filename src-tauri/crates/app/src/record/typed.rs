use super::{Named, resolve};
use crate::{Desk, Error, Result};
use minglu_forms::rows::{linked, to_value};
use minglu_forms::table::{Cell, CellKind};
use minglu_ledger::Fields;
use minglu_ledger::schema::{Field, Kind, Schema};
use minglu_rules::secrecy::is_marked;
use serde_json::{Value, json};

/// Turns what people type (9月10日, 已完成, 一、二) into the schema's typed values.
///
/// Values that are not text, and fields the schema does not know, go on unchanged: the ledger's own
/// validation judges them.
pub(crate) fn typed(
    desk: &Desk,
    schema: &Schema,
    fields: Fields,
    before: Option<&Fields>,
) -> Result<Fields> {
    let year = year_of(desk, &fields, before);
    let mut out = Fields::new();
    for (name, value) in fields {
        let value = match (schema.field(&name), &value) {
            (Some(field), Value::String(text)) => typed_text(desk, field, text, year)?,
            _ => value,
        };
        out.insert(name, value);
    }
    Ok(out)
}

fn typed_text(desk: &Desk, field: &Field, text: &str, year: i32) -> Result<Value> {
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    // Before anything refuses it for another reason, in words that quote it.
    if is_marked(text) {
        return Err(Error::classified());
    }
    match &field.kind {
        Kind::Reference { ledger } => reference(desk, field, ledger, text),
        // A name alone is refused by the ledger, in words.
        Kind::Attachments => Ok(Value::Array(linked(text))),
        Kind::Text { .. } => Ok(json!(text)),
        _ => {
            let cell = Cell {
                text,
                kind: CellKind::Text,
            };
            to_value(field, cell, Some(year)).map_err(|p| Error::invalid(&field.name, p.message))
        }
    }
}

fn reference(desk: &Desk, field: &Field, ledger: &str, text: &str) -> Result<Value> {
    match resolve(desk, ledger, &field.name, text)? {
        Named::One(id) => Ok(json!(id)),
        Named::None => {
            let title = &desk.ledger.schema(ledger)?.title;
            let message = format!("{}：{title}里没有“{text}”，请先登记或改选一条", field.title);
            Err(Error::invalid(&field.name, message))
        }
    }
}

/// The year in which a date without one is meant: that of the record's notice, else this one.
fn year_of(desk: &Desk, fields: &Fields, before: Option<&Fields>) -> i32 {
    let notice = fields
        .get("notice")
        .or_else(|| before?.get("notice"))
        .and_then(Value::as_str);
    crate::task::notice_year(desk, notice)
}
