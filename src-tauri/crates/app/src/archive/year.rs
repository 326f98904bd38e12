use crate::record::list::Filter;
use crate::{Desk, Result};
use minglu_ledger::Query;
use minglu_ledger::schema::{Kind, Schema};
use serde_json::{Value, json};

/// The conditions under which a ledger's records belong to a year; none where all of them do.
pub(crate) fn of_year(desk: &Desk, schema: &Schema, year: i32) -> Result<Vec<Filter>> {
    let Some(field) = schema.year.as_deref().and_then(|name| schema.field(name)) else {
        return Ok(Vec::new());
    };
    let filter = |op: &str, value: Value| Filter {
        field: field.name.clone(),
        op: op.to_owned(),
        value,
    };
    Ok(match &field.kind {
        Kind::Reference { ledger } => {
            let ids: Vec<String> = parents(desk, ledger, year)?;
            vec![filter("in", json!(ids))]
        }
        Kind::Date => vec![
            filter("ge", json!(format!("{year}-01-01"))),
            filter("le", json!(format!("{year}-12-31"))),
        ],
        Kind::DateTime => vec![
            filter("ge", json!(format!("{year}-01-01T00:00:00+08:00"))),
            filter("le", json!(format!("{year}-12-31T23:59:59+08:00"))),
        ],
        _ => vec![filter("eq", json!(year))],
    })
}

/// The records of a ledger that belong to a year, by id.
pub(super) fn parents(desk: &Desk, ledger: &str, year: i32) -> Result<Vec<String>> {
    let schema = desk.ledger.schema(ledger)?;
    let filters = of_year(desk, schema, year)?;
    let mut ids = Vec::new();
    desk.ledger.each(&query(ledger, &filters)?, |record| {
        ids.push(record.id);
        Ok(())
    })?;
    Ok(ids)
}

/// The query for these conditions.
pub(super) fn query(ledger: &str, filters: &[Filter]) -> Result<Query> {
    crate::record::list::query(ledger, Some(filters), None)
}
