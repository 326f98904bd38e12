//! `record.list`: one page of a ledger.

use super::Row;
use crate::command::Done;
use crate::desk::schemas::SortBy;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Rows of a page when the request names no number, and the most it may ask for.
const PAGE: usize = 100;
const PAGE_MAX: usize = 1000;

/// Which records, in which order, from where.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(rename = "ListRequest", optional_fields)]
#[serde(default)]
pub struct Request {
    /// The ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// All of these must hold.
    pub filters: Option<Vec<Filter>>,
    /// Text that must stand somewhere in the record.
    pub search: Option<String>,
    /// Order; the ledger's own where empty.
    pub sort: Option<Vec<SortBy>>,
    /// Rows, at most 1,000.
    pub limit: Option<usize>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// The trash instead of the ledger.
    pub trashed: Option<bool>,
}

/// One condition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Filter {
    /// Column name.
    pub field: String,
    /// How it compares.
    #[ts(
        type = "'eq' | 'ne' | 'contains' | 'empty' | 'not_empty' | 'ge' | 'le' | 'gt' | 'lt' | 'not_lt' | 'in'"
    )]
    pub op: String,
    /// With what.
    #[serde(default)]
    #[ts(type = "unknown", optional)]
    pub value: Value,
}

impl Filter {
    /// The conditions of a query, as hosts write them.
    pub(crate) fn all(query: &Query) -> Result<Vec<Filter>> {
        let broken =
            |e: serde_json::Error| crate::Error::new("internal", format!("筛选条件写不出来：{e}"));
        let written = serde_json::to_value(&query.filters);
        written.and_then(serde_json::from_value).map_err(broken)
    }
}

/// One page.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Page")]
pub struct Response {
    /// Records that fit, over all pages.
    pub total: u64,
    /// This page.
    pub rows: Vec<Row>,
    /// Where the next page starts.
    pub next: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// `usage` where the ledger, a field or a comparison is unknown.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let limit = request.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX);
    let mut query = query(&request.ledger, request.filters.as_deref(), request.search)?;
    query.sort = request
        .sort
        .unwrap_or_default()
        .into_iter()
        .map(Into::into)
        .collect();
    query.limit = limit;
    query.after = request.after;
    query.trashed = request.trashed.unwrap_or(false);
    let schema = desk.ledger.schema(&request.ledger)?;
    let page = desk.ledger.list(&query)?;
    let rows = page.rows.into_iter();
    let rows = rows.map(|record| Row::of(schema, record)).collect();
    Ok(Response {
        total: page.total,
        rows,
        next: page.next,
    }
    .into())
}

/// The ledger's query for a host's conditions.
pub(crate) fn query(
    ledger: &str,
    filters: Option<&[Filter]>,
    search: Option<String>,
) -> Result<Query> {
    let mut query = Query::of(ledger);
    for filter in filters.unwrap_or_default() {
        query = query.with(&filter.field, op(&filter.op)?, filter.value.clone());
    }
    query.search = search.filter(|s| !s.trim().is_empty());
    Ok(query)
}

fn op(name: &str) -> Result<Op> {
    Ok(match name {
        "eq" => Op::Eq,
        "ne" => Op::Ne,
        "contains" => Op::Contains,
        "empty" => Op::Empty,
        "not_empty" => Op::NotEmpty,
        "ge" => Op::Ge,
        "le" => Op::Le,
        "gt" => Op::Gt,
        "lt" => Op::Lt,
        "not_lt" => Op::NotLt,
        "in" => Op::In,
        _ => return Err(crate::Error::usage(format!("筛选条件“{name}”不存在"))),
    })
}
