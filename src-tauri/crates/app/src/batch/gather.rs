//! Which records go into a batch.

use super::kind::What;
use super::new::Scope;
use super::records::Records;
use super::take::form::Collected;
use crate::record::list::query;
use crate::statistic::all::run as statistics;
use crate::{Desk, Error, Result};
use minglu_ledger::{Kind as FieldKind, Op, Query, Record, Schema};
use minglu_sync::batch::{BatchRecord, Kind};
use serde_json::{Value, json};

/// Everything that a batch of this kind and scope would hold.
pub(super) fn gather(desk: &Desk, what: &What, scope: &Scope) -> Result<Records> {
    let mut records = Records::default();
    match what.kind {
        Kind::Statistics => records.add_plain("statistic", numbers(desk, scope)?),
        Kind::Form => collected(desk, scope, &mut records)?,
        _ => ledgers(desk, what, scope, &mut records)?,
    }
    Ok(records)
}

fn ledgers(desk: &Desk, what: &What, scope: &Scope, records: &mut Records) -> Result<()> {
    let clear = match what.form {
        Some(form) => crate::form::named(desk, form)?.clear().to_vec(),
        None => Vec::new(),
    };
    let mut first: Option<Vec<Record>> = None;
    for (ledger, stays) in what.ledgers {
        let schema = desk.ledger.schema(ledger)?.clone();
        let found = match &first {
            Some(first) if points_to(&schema, what.ledgers[0].0) => {
                beside(desk, &schema, what.ledgers[0].0, first, scope)?
            }
            _ => all(desk, wanted(desk, &schema, scope, first.is_none())?)?,
        };
        records.add(desk, &schema, ledger, &found, stays, &clear)?;
        first.get_or_insert(found);
    }
    Ok(())
}

/// The records of a form that the office collects.
fn collected(desk: &Desk, scope: &Scope, records: &mut Records) -> Result<()> {
    let name = scope.form.as_deref().unwrap_or_default();
    let form = Collected::named(desk, name)?;
    let schema = desk.ledger.schema(&form.ledger)?.clone();
    let query = query(&form.ledger, scope.filters.as_deref(), None)?;
    let found = all(desk, query)?;
    records.add(desk, &schema, &form.form, &found, &[], &form.clear)
}

fn all(desk: &Desk, query: Query) -> Result<Vec<Record>> {
    let mut found = Vec::new();
    desk.ledger.each(&query, |record| {
        found.push(record);
        Ok(())
    })?;
    Ok(found)
}

/// What is asked of a ledger of its own accord; the clerk's conditions hold for the first.
fn wanted(desk: &Desk, schema: &Schema, scope: &Scope, first: bool) -> Result<Query> {
    let filters = scope.filters.as_deref().filter(|_| first);
    let mut query = query(&schema.ledger, filters, None)?;
    if schema.ledger == "task" {
        query = query.with("ours", Op::Ne, "none");
        query = query.with("withdrawn", Op::Ne, true);
        if let Some(notice) = &scope.notice {
            return Ok(query.with("notice", Op::Eq, notice.clone()));
        }
    }
    match scope.year {
        Some(year) => of_year(desk, schema, query, year),
        None => Ok(query),
    }
}

/// The records of a year, by the field that says so. Without one they belong to every year.
fn of_year(desk: &Desk, schema: &Schema, query: Query, year: i32) -> Result<Query> {
    let field = schema.year.as_deref().and_then(|name| schema.field(name));
    let Some(field) = field else {
        return Ok(query);
    };
    Ok(match &field.kind {
        FieldKind::Integer { .. } => query.with(&field.name, Op::Eq, year),
        FieldKind::Reference { ledger } => {
            let other = desk.ledger.schema(ledger)?.clone();
            let others = of_year(desk, &other, Query::of(ledger), year)?;
            let ids: Vec<Value> = all(desk, others)?.iter().map(|r| json!(r.id)).collect();
            query.with(&field.name, Op::In, ids)
        }
        _ => query
            .with(&field.name, Op::Ge, format!("{year}-01-01"))
            .with(&field.name, Op::Lt, format!("{}-01-01", year + 1)),
    })
}

fn points_to(schema: &Schema, ledger: &str) -> bool {
    reference(schema, ledger).is_some()
}

fn reference<'a>(schema: &'a Schema, to: &str) -> Option<&'a str> {
    let points = |kind: &FieldKind| matches!(kind, FieldKind::Reference { ledger } if ledger == to);
    let mut fields = schema.fields.iter().filter(|field| points(&field.kind));
    fields.next().map(|field| field.name.as_str())
}

/// The records of a second ledger that belong to those of the first.
fn beside(
    desk: &Desk,
    schema: &Schema,
    to: &str,
    first: &[Record],
    scope: &Scope,
) -> Result<Vec<Record>> {
    let Some(field) = reference(schema, to) else {
        return Ok(Vec::new());
    };
    let ids: Vec<Value> = first.iter().map(|record| json!(record.id)).collect();
    let mut query = Query::of(&schema.ledger).with(field, Op::In, ids);
    if let (Some(period), Some(_)) = (&scope.period, schema.field("period")) {
        query = query.with("period", Op::Eq, period.clone());
    }
    all(desk, query)
}

/// One record for each ledger's numbers.
fn numbers(desk: &Desk, scope: &Scope) -> Result<Vec<BatchRecord>> {
    let request = crate::statistic::all::Request { year: scope.year };
    let sums = statistics(desk, request)?.value;
    let broken = |e: serde_json::Error| Error::new("internal", e.to_string());
    let record = |sum: &crate::statistic::all::LedgerSum| {
        let fields = serde_json::to_value(sum).map_err(broken)?;
        let fields = fields.as_object().cloned().unwrap_or_default();
        Ok(BatchRecord::new("statistic", &sum.ledger, fields))
    };
    sums.iter().map(record).collect()
}
