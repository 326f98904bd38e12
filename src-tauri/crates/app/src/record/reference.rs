use crate::{Desk, Error, Result};
use minglu_ledger::{Op, Query};
use serde_json::json;

/// What a name stands for in another ledger.
pub(crate) enum Named {
    /// Exactly one record.
    One(String),
    /// No record.
    None,
}

/// Finds the record that is meant by its id or by its name.
///
/// # Errors
/// `invalid` where several records bear the name.
pub(crate) fn resolve(desk: &Desk, ledger: &str, field: &str, text: &str) -> Result<Named> {
    if desk
        .ledger
        .get(ledger, text)
        .is_ok_and(|record| record.deleted.is_none())
    {
        return Ok(Named::One(text.to_owned()));
    }
    let schema = desk.ledger.schema(ledger)?;
    let query = Query {
        limit: 2,
        ..Query::of(ledger).with(&schema.label, Op::Eq, json!(text))
    };
    let rows = desk.ledger.list(&query)?.rows;
    match rows.as_slice() {
        [] => Ok(Named::None),
        [one] => Ok(Named::One(one.id.clone())),
        _ => Err(Error::invalid(
            field,
            format!(
                "{}里有几条都叫“{text}”，请改用记录编号指明是哪一条",
                schema.title
            ),
        )),
    }
}
