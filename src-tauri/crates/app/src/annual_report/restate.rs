//! `annual_report.restate`: explains why numbers changed after the report was submitted, or do not
//! follow from the year before, and takes the present numbers over. The explanation is printed.

use super::kept::{figures, put, title};
use super::show::{Response as AnnualReport, Whole};
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source};
use minglu_rules::secrecy::is_marked;
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which year, and why.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The year.
    pub year: i32,
    /// The explanation; empty takes it back where the report has not been submitted.
    pub words: String,
}

/// The report as it is now.
pub type Response = AnnualReport;

/// Runs the command.
///
/// # Errors
/// `invalid` where a submitted report is to be restated without a word.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let whole = Whole::of(desk, request.year)?;
    let words = request.words.trim();
    let reported = whole.figures.reported.is_some();
    if words.is_empty() && reported {
        return Err(Error::invalid(
            "words",
            "数字变动说明：报告已经报送，要写明哪些数字变了、为什么",
        ));
    }
    if is_marked(words) {
        return Err(Error::classified());
    }
    let said = (!words.is_empty()).then_some(words);
    let mut fields: Fields = [("restatement".to_owned(), json!(said))]
        .into_iter()
        .collect();
    if reported {
        fields.insert("figures".to_owned(), figures(&whole.figures.corrected())?);
    }
    let of = (request.year, title(desk, request.year)?);
    let record = whole.figures.record.as_ref();
    let label = format!("说明{}年年报的数字变动", request.year);
    let committed = desk.transact(&label, Source::User, |tx| put(tx, record, of, fields))?;
    let shown = Whole::of(desk, request.year)?.shown(desk)?;
    Ok(Done::wrote(committed, shown))
}
