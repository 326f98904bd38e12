//! `annual_report.correct`: puts another number in the place of the one that was counted, with a
//! reason; or takes that back.

use super::correction::{Correction, LEDGER, number, shown};
use super::show::{Response as AnnualReport, Whole};
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Source};
use minglu_rules::request::report::Place;
use minglu_rules::secrecy::is_marked;
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which number, and what it should be.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year.
    #[ts(optional = false)]
    pub year: i32,
    /// Where: `3.1.7`.
    #[ts(optional = false)]
    pub place: String,
    /// The number; what was counted where not given.
    pub value: Option<String>,
    /// Why; must be said with a number.
    pub reason: Option<String>,
}

/// The report as it is now.
pub type Response = AnnualReport;

/// Runs the command.
///
/// # Errors
/// `invalid` where the number is none, or no reason is given; `conflict` where the report has been
/// submitted.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let place: Place = request
        .place
        .parse()
        .map_err(|e: String| Error::invalid("place", e))?;
    let whole = Whole::of(desk, request.year)?;
    if whole.figures.reported.is_some() {
        let words = "报告已经报送，数字不能再改。要改，请先写“数字变动说明”，按现在的数字重新认定";
        return Err(Error::new("conflict", words));
    }
    let before = whole.figures.corrections.get(&place);
    let fields = match request
        .value
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        Some(text) => Some(fields(
            desk,
            &whole,
            place,
            (text, request.reason.as_deref()),
        )?),
        None => None,
    };
    let label = format!("更正{}年年报{}", request.year, place.words());
    let committed = desk.transact(&label, Source::User, |tx| keep(tx, before, fields))?;
    let shown = Whole::of(desk, request.year)?.shown(desk)?;
    Ok(Done::wrote(committed, shown))
}

fn keep(
    tx: &mut minglu_ledger::Tx<'_>,
    before: Option<&Correction>,
    fields: Option<Fields>,
) -> minglu_ledger::Result<()> {
    match (before, fields) {
        (Some(before), Some(fields)) => tx.set(LEDGER, &before.id, &fields).map(drop),
        (None, Some(fields)) => tx.add(LEDGER, fields).map(drop),
        (Some(before), None) => tx.trash(LEDGER, &before.id).map(drop),
        (None, None) => Ok(()),
    }
}

fn fields(
    desk: &Desk,
    whole: &Whole,
    place: Place,
    (text, reason): (&str, Option<&str>),
) -> Result<Fields> {
    let reason = reason.map(str::trim).filter(|words| !words.is_empty());
    let reason = reason.ok_or_else(|| Error::invalid("reason", "更正理由：更正数字要写明理由"))?;
    if is_marked(reason) {
        return Err(Error::classified());
    }
    let wrong = || Error::invalid("value", format!("更正为：“{text}”不是这一格的数字，如 12"));
    let value = number(place, text).ok_or_else(wrong)?;
    if !whole.figures.corrected().put(place, value) {
        return Err(wrong());
    }
    let computed = whole
        .figures
        .counted
        .report
        .at(place)
        .map(|n| shown(place, n));
    let fields = [
        ("year", json!(whole.year())),
        ("place", json!(place)),
        ("words", json!(place.words())),
        ("computed", computed.map_or(Value::Null, Value::from)),
        ("value", json!(shown(place, value))),
        ("reason", json!(reason)),
        ("person", json!(desk.who())),
        ("day", json!(crate::task::today().to_string())),
    ];
    Ok(fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect())
}
