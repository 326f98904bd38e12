//! `calendar.import`: takes in a year's calendar or local holidays, and reckons dates again.

use super::{Moved, imported, keep, recompute};
use crate::command::Done;
use crate::{Desk, Error, Result, file};
use minglu_rules::calendar::{Calendar, YearCalendar};
use minglu_rules::secrecy::is_marked;
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// A year's holidays are a page of text.
const LARGEST: u64 = 1024 * 1024;

/// Which file.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// A staged file's token, or a path.
    pub file: String,
}

/// What was taken in.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "CalendarImported")]
pub struct Response {
    /// The year.
    pub year: i32,
    /// Where it holds; null for the whole country.
    pub region: Option<String>,
    /// The notices.
    pub source: Vec<String>,
    /// The dates that it moved.
    pub moved: Vec<Moved>,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where the file is no calendar, with the place; `classified` where it bears a mark.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let source = file::incoming(desk, &request.file)?;
    let year = source.keep_nothing_classified(read(&source.path))?;
    let (moved, touched) = take(desk, &year)?;
    source.discard();
    Ok(Done {
        value: Response {
            year: year.year,
            region: year.region,
            source: year.source,
            moved,
        },
        touched,
    })
}

/// Keeps a year's calendar and reckons dates again; says which moved and which ledgers changed.
///
/// # Errors
/// `damaged` where it does not go together with what is kept.
pub(crate) fn take(desk: &Desk, year: &YearCalendar) -> Result<(Vec<Moved>, Vec<String>)> {
    let mut years = imported(&desk.ledger)?;
    years.retain(|other| !other.is_same(year));
    years.push(year.clone());
    Calendar::with(years.clone()).map_err(super::broken)?;
    keep(&desk.ledger, &years)?;
    recompute(desk)
}

/// Puts a year's calendar back as it was before one was taken: another that was brought in, or the
/// program's own.
///
/// # Errors
/// As for [`take`].
pub(crate) fn put_back(
    desk: &Desk,
    taken: &YearCalendar,
    before: Option<YearCalendar>,
) -> Result<Vec<String>> {
    let mut years = imported(&desk.ledger)?;
    years.retain(|other| !other.is_same(taken));
    years.extend(before);
    keep(&desk.ledger, &years)?;
    Ok(recompute(desk)?.1)
}

/// A calendar of text that came from outside.
///
/// # Errors
/// `unreadable` where it is none; `classified` where it bears a mark.
pub(crate) fn parse(text: &str) -> Result<YearCalendar> {
    if is_marked(text) {
        return Err(Error::classified());
    }
    let text = text.trim_start_matches('\u{feff}');
    YearCalendar::read(text).map_err(|e| Error::unreadable(format!("工作日历没有导入。{e}")))
}

fn read(path: &Path) -> Result<YearCalendar> {
    let size = std::fs::metadata(path).map_err(unread)?.len();
    if size > LARGEST {
        return Err(Error::unreadable(
            "这个文件太大，不是工作日历文件，请核对后重新选择",
        ));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Error::unreadable(
            "这个文件不是 UTF-8 编码的文字，读不了。请另存为 UTF-8 后再导入",
        ));
    };
    parse(&text)
}

fn unread(cause: std::io::Error) -> Error {
    Error::io("无法读取工作日历文件", &cause)
}
