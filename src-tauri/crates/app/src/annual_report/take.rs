//! `annual_report.take`: takes the numbers of the unit's own report of an earlier year in, as what the
//! next year begins with.

use super::check_file::read;
use super::kept::{figures, kept, put, title};
use super::show::{Response as AnnualReport, Whole};
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which file, of which year.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The file: a staged token, or a path on the command line.
    #[ts(optional = false)]
    pub file: String,
    /// What the clerk calls it.
    pub name: Option<String>,
    /// The year of the report; what the file says where not given.
    pub year: Option<i32>,
}

/// The report of that year as it is now.
pub type Response = AnnualReport;

/// Runs the command.
///
/// # Errors
/// `unreadable` where the file has no table three; `invalid` where its year is not known; `conflict`
/// where that year's report was written here.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let name = request.name.unwrap_or_default();
    let read = read(desk, &request.file, &name)?;
    if read.found.requests.is_none() {
        return Err(Error::unreadable(
            "这个文件里没有表三，不能作为结转的依据。请选本单位上年的年度报告",
        ));
    }
    let year = request.year.or(read.year);
    let year =
        year.ok_or_else(|| Error::invalid("year", "年度：文件里看不出是哪一年的报告，请填年度"))?;
    let before = kept(desk, year)?;
    let own = before
        .as_ref()
        .is_some_and(|record| record.text("read_from").is_none());
    if own {
        let words = format!("{year}年的年报是在这里编写的，不能用文件里的数字覆盖");
        return Err(Error::new("conflict", words));
    }
    let fields = [
        ("state", json!("published")),
        ("figures", figures(&read.found.report(year))?),
        (
            "read_from",
            json!(if name.is_empty() {
                "年度报告"
            } else {
                name.as_str()
            }),
        ),
    ];
    let fields: Fields = fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect();
    let of = (year, title(desk, year)?);
    let label = format!("读入{year}年年报");
    let committed = desk.transact(&label, Source::Import, |tx| {
        put(tx, before.as_ref(), of, fields)
    })?;
    let shown = Whole::of(desk, year)?.shown(desk)?;
    Ok(Done::wrote(committed, shown))
}
