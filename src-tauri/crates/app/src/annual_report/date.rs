//! `annual_report.date`: notes when the report was submitted and published, and where. From the first
//! of these days on its numbers are kept with it; without either they follow the ledgers again.

use super::kept::{figures, put, title};
use super::show::{Response as AnnualReport, Whole};
use crate::command::Done;
use crate::{Desk, Error, Result};
use chrono::NaiveDate;
use minglu_ledger::{Fields, Source};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// When and where.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The year of the report.
    #[ts(optional = false)]
    pub year: i32,
    /// The day on which it was submitted; none where it was not.
    pub submitted: Option<String>,
    /// The day on which it was published; none where it was not.
    pub published: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
}

/// The report as it is now.
pub type Response = AnnualReport;

/// Runs the command.
///
/// # Errors
/// `invalid` where a day is none or not yet there; `conflict` where something in the report is not
/// settled.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let whole = Whole::of(desk, request.year)?;
    let submitted = day(
        "submitted",
        "报送日期",
        request.submitted.as_deref(),
        request.year,
    )?;
    let published = day(
        "published",
        "公布日期",
        request.published.as_deref(),
        request.year,
    )?;
    let out = submitted.or(published).is_some();
    let kept = match &whole.figures.reported {
        _ if !out => Value::Null,
        Some(reported) => figures(reported)?,
        None => {
            settled(&whole, desk)?;
            figures(&whole.figures.corrected())?
        }
    };
    let state = match (submitted, published) {
        (_, Some(_)) => "published",
        (Some(_), None) => "submitted",
        (None, None) => "draft",
    };
    let url = request
        .url
        .as_deref()
        .map(str::trim)
        .filter(|url| !url.is_empty());
    let fields = [
        ("state", json!(state)),
        ("submitted", json!(submitted)),
        ("published", json!(published)),
        ("url", json!(url)),
        ("figures", kept),
    ];
    let fields: Fields = fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect();
    let of = (request.year, title(desk, request.year)?);
    let record = whole.figures.record.as_ref();
    let label = format!("登记{}年年报的报送和公布", request.year);
    let committed = desk.transact(&label, Source::User, |tx| put(tx, record, of, fields))?;
    let shown = Whole::of(desk, request.year)?.shown(desk)?;
    Ok(Done::wrote(committed, shown))
}

/// A day after the year's end and not after today.
fn day(field: &str, title: &str, text: Option<&str>, year: i32) -> Result<Option<NaiveDate>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let wrong = |words: String| Error::invalid(field, format!("{title}：{words}"));
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let day = day.map_err(|_| wrong(format!("“{text}”不是日期，如 {}-01-20", year + 1)))?;
    if day > crate::task::today() {
        return Err(wrong("不能晚于今天".to_owned()));
    }
    match NaiveDate::from_ymd_opt(year, 12, 31) {
        Some(end) if day <= end => Err(wrong(format!(
            "{year}年还没有结束，报告不能在这一天报送或公布"
        ))),
        _ => Ok(Some(day)),
    }
}

/// A report whose numbers contradict each other does not go out.
fn settled(whole: &Whole, desk: &Desk) -> Result<()> {
    let shown = whole.shown(desk)?;
    let open: Vec<String> = shown
        .findings
        .into_iter()
        .filter(|one| one.blocking)
        .map(|one| one.words)
        .collect();
    match open.is_empty() {
        true => Ok(()),
        false => Err(Error {
            code: "conflict",
            message: format!(
                "报告里还有{}处对不上，请先处理再登记报送：{}",
                open.len(),
                open[0]
            ),
            detail: json!(open),
        }),
    }
}
