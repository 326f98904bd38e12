//! `annual_report.export`: the report as a Word file in the official layout.

use super::correction::shown;
use super::facts::facts;
use super::show::Whole;
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::unit::own_unit;
use crate::{Desk, Error, Result};
use chrono::{Datelike, NaiveDate};
use minglu_forms::letter::{Facts, LetterError, Template};
use minglu_rules::request::report::Place;
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// The name under which an office may keep its own template.
const FILE: &str = "annual-report.docx";
const BUILT_IN: &[u8] = include_bytes!("../../../../../assets/annual-report.docx");

/// Which year, and where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year; the one whose report is to be written now where not given.
    pub year: Option<i32>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `invalid` where a section is not understood; `unreadable` where the office's template cannot be
/// used; `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let whole = Whole::of(desk, request.year.unwrap_or_else(super::usual_year))?;
    let facts = all(desk, &whole)?;
    let name = super::kept::title(desk, whole.year())?;
    let out = match request.path {
        Some(path) => PathBuf::from(path),
        None => place(&desk.exports(), &format!("{name}.docx"))?,
    };
    template(desk)?.write(&facts, &out).map_err(unwritten)?;
    Ok(written(&out)?.into())
}

fn template(desk: &Desk) -> Result<Template> {
    let own = desk.dir().join(FILE);
    let bytes = match own.is_file() {
        true => {
            std::fs::read(&own).map_err(|e| Error::io(&format!("年报模板“{FILE}”读不了"), &e))?
        }
        false => BUILT_IN.to_vec(),
    };
    Template::read(bytes).map_err(unwritten)
}

fn unwritten(error: LetterError) -> Error {
    Error::unreadable(format!("年报没有写成：{error}"))
}

/// What the template may name: the numbers by their places, the sections, and all names of the texts.
fn all(desk: &Desk, whole: &Whole) -> Result<Facts> {
    let mut facts = facts(&whole.names);
    for section in whole.sections() {
        if let Some(error) = section.error {
            return Err(Error::invalid(
                &section.name,
                format!("“{}”：{error}", section.title),
            ));
        }
        facts.text(&section.mark, section.words);
    }
    let report = whole.figures.report();
    for place in Place::all() {
        let number = report
            .at(place)
            .map_or_else(String::new, |number| shown(place, number));
        facts.text(&place.to_string(), number);
    }
    facts.text("标题", super::kept::title(desk, whole.year())?);
    facts.text(
        "落款",
        own_unit(desk)?.map_or_else(String::new, |unit| unit.name),
    );
    let dated = ["published", "submitted"]
        .iter()
        .find_map(|field| whole.figures.said(field));
    facts.text("落款日期", long(dated.and_then(|text| text.parse().ok())));
    Ok(facts)
}

/// `2027年1月20日`; today where the report has no date yet.
fn long(day: Option<NaiveDate>) -> String {
    let day = day.unwrap_or_else(crate::task::today);
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
