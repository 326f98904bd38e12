//! `request.list`: the cases that wait, are due soon, are late, are done, or all, each with its lamp.

use super::LEDGER;
use super::lamp::{lamp, near};
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::record::Row;
use crate::record::list::{Filter, query};
use crate::task::LampInfo;
use crate::{Desk, Result};
use minglu_ledger::schema::SortBy;
use minglu_ledger::{Op, Query, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Rows of a page.
const PAGE: usize = 100;

/// Which cases, from where.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// Which part of the register.
    #[ts(optional = false)]
    pub view: View,
    /// Only those received in this year; what is still open is listed whatever its year.
    pub year: Option<i32>,
    /// All of these must hold too.
    pub filters: Option<Vec<Filter>>,
    /// Text that must stand somewhere in the case.
    pub search: Option<String>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// A part of the register.
#[derive(
    Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[ts(rename = "RequestView")]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Not closed.
    #[default]
    Open,
    /// Not closed, and due soon.
    Soon,
    /// Not closed, and past the day.
    Overdue,
    /// Closed.
    Done,
    /// All.
    All,
}

/// One page of the register.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "RequestPage")]
pub struct Response {
    /// Cases that fit, over all pages.
    pub total: u64,
    /// This page.
    pub rows: Vec<RequestRow>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// The conditions of what is listed, for paper.
    pub filters: Vec<Filter>,
    /// How many there are in each part, whatever is searched for.
    #[ts(type = "Record<RequestView, number>")]
    pub counts: BTreeMap<View, u64>,
}

/// A case in the register.
#[derive(Debug, Serialize, TS)]
#[ts(type = "Row & { _lamp: LampInfo }")]
pub struct RequestRow {
    /// The record.
    #[serde(flatten)]
    pub row: Row,
    /// How it stands.
    #[serde(rename = "_lamp")]
    pub lamp: LampInfo,
}

/// Runs the command.
///
/// # Errors
/// `usage` where a field or a comparison is unknown.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let listed = Query {
        search: request.search.clone(),
        after: request.after.clone(),
        limit: PAGE,
        sort: order(request.view),
        ..part(&law, request.view, &request)?
    };
    let page = desk.ledger.list(&listed)?;
    let rows = page.rows.into_iter().map(|record| row(desk, &law, record));
    Ok(Response {
        total: page.total,
        rows: rows.collect::<Result<_>>()?,
        next: page.next,
        filters: Filter::all(&listed)?,
        counts: counts(desk, &law, &request)?,
    }
    .into())
}

/// What is open stands in the order of its days; what is not, as in the register.
fn order(view: View) -> Vec<SortBy> {
    match view {
        View::Done | View::All => Vec::new(),
        _ => vec![SortBy::parse("due"), SortBy::parse("received")],
    }
}

fn part(law: &Law, view: View, request: &Request) -> Result<Query> {
    let today = law.today().to_string();
    let asked = query(LEDGER, request.filters.as_deref(), None)?;
    let open = asked.clone().with("closed", Op::Empty, Value::Null);
    Ok(match view {
        View::Open => open,
        View::Soon => open
            .with("due", Op::Ge, today)
            .with("due", Op::Le, near(law).to_string()),
        View::Overdue => open.with("due", Op::Lt, today),
        View::Done => of_year(asked, request.year).with("closed", Op::NotEmpty, Value::Null),
        View::All => of_year(asked, request.year),
    })
}

fn of_year(query: Query, year: Option<i32>) -> Query {
    match year {
        Some(year) => query
            .with("received", Op::Ge, json!(format!("{year}-01-01")))
            .with("received", Op::Le, json!(format!("{year}-12-31"))),
        None => query,
    }
}

fn counts(desk: &Desk, law: &Law, request: &Request) -> Result<BTreeMap<View, u64>> {
    let views = [View::Open, View::Soon, View::Overdue, View::Done, View::All];
    let count = |view: View| {
        let query = Query {
            limit: 1,
            ..part(law, view, request)?
        };
        Ok((view, desk.ledger.list(&query)?.total))
    };
    views.into_iter().map(count).collect()
}

fn row(desk: &Desk, law: &Law, record: Record) -> Result<RequestRow> {
    let lamp = lamp(law, &Change::standing(&record.fields))?;
    let row = Row::of(desk.ledger.schema(LEDGER)?, record);
    Ok(RequestRow { row, lamp })
}
