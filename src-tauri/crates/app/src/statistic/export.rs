//! `statistic.export`: a table of the statistics as Excel.

use super::Table;
use super::show::{statistics, this_year};
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::form::export::write;
use crate::form::plain;
use crate::{Desk, Error, Result};
use minglu_forms::form::Paper;
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// Which table.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// The statistic; empty for the number of records.
    #[ts(optional = false)]
    pub name: String,
    /// The year; the present one where not given.
    pub year: Option<i32>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such ledger or statistic; `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let year = request.year.unwrap_or_else(this_year);
    let shown = statistics(desk, &request.ledger, year)?;
    let table = shown.tables.iter().find(|table| table.name == request.name);
    let Some(table) = table else {
        let words = format!("“{}”里没有“{}”这项统计", shown.title, request.name);
        return Err(Error::not_found(words));
    };
    let paper = paper(table, &shown.title, year);
    let out = match request.path {
        Some(path) => PathBuf::from(path),
        None => place(&desk.exports(), &format!("{}.xlsx", paper.name))?,
    };
    write(desk, &paper, "xlsx", &out)?;
    Ok(written(&out)?.into())
}

/// Widths in millimetres of the words and of a number.
const WIDE: f64 = 42.0;
const NARROW: f64 = 17.0;

fn paper(table: &Table, ledger: &str, year: i32) -> Paper {
    let years = table.years.iter().rev().take(2);
    let mut heads = vec!["项目".to_owned()];
    heads.extend(table.standing.then(|| "现有".to_owned()));
    heads.extend(["一季度", "二季度", "三季度", "四季度", "未分季"].map(str::to_owned));
    heads.extend(years.map(|year| format!("{year}年")));
    let widths = std::iter::once(WIDE).chain(std::iter::repeat(NARROW));
    let columns: Vec<(&str, f64)> = heads.iter().map(String::as_str).zip(widths).collect();
    let rows = table.lines.iter().map(|line| {
        let years = line.years.iter().rev().take(2);
        let now = table.standing.then_some(&line.all).into_iter();
        let numbers = now.chain(&line.quarters).chain([&line.loose]).chain(years);
        let texts = numbers.map(|number| number.text.clone());
        std::iter::once(line.title.clone()).chain(texts).collect()
    });
    let foot = table.target.iter();
    let foot = foot.map(|target| format!("指标：{}%（{}）", target.value, target.source));
    let heading = format!("{year}年{ledger}统计：{}", table.title);
    plain(&heading, &columns, rows.collect(), foot.collect())
}
