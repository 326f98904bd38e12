//! `review.open`: begins the review of a year.

use super::CAMPAIGNS;
use super::campaign::Campaign;
use super::show::{ReviewState, state};
use crate::command::Done;
use crate::record::typed;
use crate::{Desk, Error, Result, backup};
use chrono::Datelike;
use minglu_ledger::{Fields, Op, Query, Reason, Source, Tx};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which year, and by when.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; this one where not given.
    pub year: Option<i32>,
    /// By when every document has its verdict.
    #[ts(optional = false)]
    pub due: String,
    /// When it begins; today where not given.
    pub opened: Option<String>,
}

/// The campaign and how far it is.
pub type Response = ReviewState;

/// Runs the command.
///
/// # Errors
/// `conflict` where one is under way, or the year or a later one has been reviewed; `invalid` where
/// a date is none.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(|| crate::task::today().year());
    refuse(desk, year)?;
    let fields = fields(desk, year, &request)?;
    let unmarked = unmarked(desk)?;
    backup::before(desk, unmarked.len() as u64, Reason::Mass)?;
    let label = format!("开始{year}年度评估");
    let committed = desk.transact(&label, Source::User, |tx| {
        mark(desk, tx, &unmarked)?;
        tx.add(CAMPAIGNS, fields)
    })?;
    let state = state(desk, Some(year))?;
    Ok(Done::wrote(committed, state))
}

fn refuse(desk: &Desk, year: i32) -> Result<()> {
    if let Some(other) = Campaign::under_way(desk)? {
        let name = other.record.text("name").unwrap_or_default();
        let words = format!("“{name}”还没有办结，请先办结再开始新的评估");
        return Err(Error::new("conflict", words));
    }
    let last = Campaign::of_year(desk, None)?.map(|last| last.year());
    if let Some(last) = last.filter(|last| *last >= i64::from(year)) {
        let words = format!("{last}年度的评估已经办结，不能再开始{year}年度的，请核对年度");
        return Err(Error::new("conflict", words));
    }
    Ok(())
}

fn fields(desk: &Desk, year: i32, request: &Request) -> Result<Fields> {
    let today = crate::task::today().to_string();
    let opened = request.opened.as_deref().unwrap_or(&today);
    let said = [
        ("name", json!(format!("{year}年度公文公开属性评估"))),
        ("year", json!(year)),
        ("opened", json!(opened)),
        ("due", json!(request.due)),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let schema = desk.ledger.schema(CAMPAIGNS)?;
    let fields = typed(desk, schema, said.into_iter().collect(), None)?;
    let day = |field: &str| fields.get(field).and_then(|day| day.as_str());
    not_before(day("due"), day("opened"))?;
    Ok(fields)
}

/// Refuses a last day that lies before the first.
pub(super) fn not_before(due: Option<&str>, opened: Option<&str>) -> Result<()> {
    match due < opened {
        true => Err(Error::invalid("due", "完成期限早于开始日期，请核对")),
        false => Ok(()),
    }
}

/// Documents from before there were reviews do not bear the mark by which one finds them.
fn unmarked(desk: &Desk) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for attribute in ["on_request", "withheld"] {
        let query = Query::of("document")
            .with("attribute", Op::Eq, json!(attribute))
            .with("reviewed", Op::Empty, json!(null));
        desk.ledger.each(&query, |record| {
            ids.push(record.id);
            Ok(())
        })?;
    }
    Ok(ids)
}

fn mark(desk: &Desk, tx: &mut Tx<'_>, ids: &[String]) -> minglu_ledger::Result<()> {
    let total = Some(ids.len() as u64);
    let mut running = desk.progress.start("正在列出待评估的公文", total);
    let never: Fields = [("reviewed".to_owned(), json!(0))].into_iter().collect();
    for id in ids {
        running.step()?;
        tx.set("document", id, &never)?;
    }
    Ok(())
}
