use super::book::{Counting, Named};
use super::correction::shown;
use crate::{Desk, Result};
use minglu_ledger::schema::Kind;
use minglu_ledger::{Op, Query, decimal_text};
use minglu_rules::request::report::Report;
use serde_json::json;

/// What a name of the book stands for in a year.
pub(super) fn value(desk: &Desk, named: &Named, report: &Report) -> Result<String> {
    match &named.records {
        Some(counting) => counted(desk, counting, report.year),
        None => Ok(added(named, report)),
    }
}

/// The numbers of the tables that a name adds up; nothing written counts as nought.
pub(super) fn added(named: &Named, report: &Report) -> String {
    let numbers = named
        .cells
        .iter()
        .map(|place| report.at(*place).unwrap_or(0));
    let sum = numbers.fold(0, u64::saturating_add);
    named
        .cells
        .first()
        .map_or_else(String::new, |place| shown(*place, sum))
}

fn counted(desk: &Desk, counting: &Counting, year: i32) -> Result<String> {
    let schema = desk.ledger.schema(&counting.ledger)?;
    let mut query = Query::of(&counting.ledger);
    if let Some(by) = &counting.by {
        let kind = schema.field(by).map(|field| &field.kind);
        query = match kind {
            Some(Kind::Date) => query.with(by, Op::Ge, json!(format!("{year}-01-01"))).with(
                by,
                Op::Le,
                json!(format!("{year}-12-31")),
            ),
            Some(Kind::DateTime) => query
                .with(by, Op::Ge, json!(format!("{year}-01-01T00:00:00+08:00")))
                .with(
                    by,
                    Op::Le,
                    json!(format!("{year}-12-31T23:59:59.999+08:00")),
                ),
            _ => query.with(by, Op::Eq, json!(year)),
        };
    }
    for condition in &counting.conditions {
        query = query.with(&condition.field, condition.op, condition.value.clone());
    }
    let Some(sum) = &counting.sum else {
        return Ok(desk
            .ledger
            .list(&Query { limit: 1, ..query })?
            .total
            .to_string());
    };
    let totals = desk.ledger.totals(&query, &[], &[sum])?;
    let units = totals.first().and_then(|total| total.sums.first()).copied();
    let scale = match schema.field(sum).map(|field| &field.kind) {
        Some(Kind::Decimal { scale }) => *scale,
        _ => 0,
    };
    Ok(decimal_text(units.unwrap_or(0), scale))
}
