//! `yearly_figure.show`: table two of the annual report as the figures fill it, and what is missing
//! or does not add up.

use crate::command::Done;
use crate::{Desk, Result};
use chrono::Datelike;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::request::report::{FIGURES, FigureRow};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

const NORMATIVE: &str = "行政规范性文件";

/// Which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; this one where not given.
    pub year: Option<i32>,
}

/// The table.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "YearlyTable")]
pub struct Response {
    /// The year.
    pub year: i32,
    /// Its six rows.
    pub rows: Vec<YearlyRow>,
}

/// A row of the table.
#[derive(Debug, Serialize, TS)]
pub struct YearlyRow {
    /// The article that asks for it.
    pub article: &'static str,
    /// What it counts.
    pub item: &'static str,
    /// The record; none where the row is missing.
    pub id: Option<String>,
    /// Made this year.
    pub made: Option<i64>,
    /// Repealed this year.
    pub repealed: Option<i64>,
    /// In force at its end.
    pub in_force: Option<i64>,
    /// Decisions of this year.
    pub decisions: Option<i64>,
    /// What was charged, in ten thousand yuan.
    pub amount: Option<String>,
    /// What has to be looked at.
    pub notes: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(|| crate::task::today().year());
    let rows = table(desk, year)?;
    Ok(Response { year, rows }.into())
}

/// The six rows of a year, with what has to be looked at.
pub(crate) fn table(desk: &Desk, year: i32) -> Result<Vec<YearlyRow>> {
    let rows = FIGURES.iter();
    rows.map(|figure| row(desk, year, figure)).collect()
}

fn row(desk: &Desk, year: i32, figure: &FigureRow) -> Result<YearlyRow> {
    let FigureRow { article, item, .. } = *figure;
    let records = records(desk, year, item)?;
    let number = |field: &str| records.first().and_then(|r| r.get(field).as_i64());
    let mut row = YearlyRow {
        article,
        item,
        id: records.first().map(|record| record.id.clone()),
        made: number("made"),
        repealed: number("repealed"),
        in_force: number("in_force"),
        decisions: number("decisions"),
        amount: records
            .first()
            .and_then(|r| r.text("amount"))
            .map(str::to_owned),
        notes: Vec::new(),
    };
    match records.len() {
        0 => row.notes.push("还没有登记，没有的也要填 0".to_owned()),
        1 => {}
        more => row
            .notes
            .push(format!("登记了 {more} 条，这里只取第一条，请删去多余的")),
    }
    let before = self::records(desk, year - 1, item)?;
    let before = before.first().and_then(|r| r.get("in_force").as_i64());
    row.notes.extend(balance(&row, before));
    if item == NORMATIVE {
        row.notes
            .extend(against_documents(&row, documents(desk, year)?));
    }
    Ok(row)
}

fn records(desk: &Desk, year: i32, item: &str) -> Result<Vec<Record>> {
    let query = Query::of("yearly_figure")
        .with("year", Op::Eq, json!(year))
        .with("item", Op::Eq, json!(item));
    Ok(desk.ledger.list(&query)?.rows)
}

/// What was in force, and what was made, less what was repealed, is in force.
fn balance(row: &YearlyRow, before: Option<i64>) -> Option<String> {
    let (before, made, repealed) = (before?, row.made?, row.repealed?);
    let in_force = row.in_force?;
    let should = before.checked_add(made)?.checked_sub(repealed)?;
    (should != in_force).then(|| {
        format!("上年现行有效 {before} 件，加制发 {made} 件，减废止 {repealed} 件，应为 {should} 件，填的是 {in_force} 件，请核对")
    })
}

/// The attribute ledger counts them too.
fn against_documents(row: &YearlyRow, counted: u64) -> Option<String> {
    let made = row.made.and_then(|made| u64::try_from(made).ok())?;
    (made != counted)
        .then(|| format!("公文属性台账里本年的规范性文件有 {counted} 件，填的是 {made} 件，请核对"))
}

fn documents(desk: &Desk, year: i32) -> Result<u64> {
    let query = Query::of("document")
        .with("normative", Op::Eq, json!(true))
        .with("dated", Op::Ge, json!(format!("{year}-01-01")))
        .with("dated", Op::Le, json!(format!("{year}-12-31")));
    Ok(desk.ledger.list(&Query { limit: 1, ..query })?.total)
}
