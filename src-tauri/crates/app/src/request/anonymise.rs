//! `request.anonymise`: takes the personal data out of cases whose time is over, for good.

use super::LEDGER;
use super::clean::Cleaned;
use super::forgotten::{Gone, gone};
use crate::backup::{BackupLine, second};
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result, backup};
use chrono::{Months, NaiveDate};
use minglu_ledger::{Committed, Deed, Event, Fields, Op, Query, Reason, Record, Source};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// After how many months, unless the desk says otherwise.
const MONTHS: &str = "request.anonymise";

/// Whether it is done, or only said which cases it would be.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// True to do it; else it is only said which cases are due.
    pub agree: Option<bool>,
}

/// The cases.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "Anonymised")]
pub struct Response {
    /// After how many months.
    pub months: u32,
    /// Cases that were closed before this day are due.
    pub before: String,
    /// How many cases.
    pub count: u64,
    /// What they asked for, the first of them.
    pub subjects: Vec<String>,
    /// True where it was done.
    pub done: bool,
    /// What became of the files.
    pub files: Cleaned,
    /// The backups in the data folder, which still hold everything.
    pub backups: Vec<BackupLine>,
    /// The second folder of backups, where one is set: those in it hold everything too.
    pub second: Option<String>,
}

/// Runs the command. The personal data goes out of the cases, of what was told of them, of the
/// change log and of the kept files: a Word file or a workbook that names somebody is replaced by a
/// copy that does not, and what cannot be looked into goes, as does every proof. It cannot be
/// undone, so a backup is made first, which still holds everything, as do the earlier ones.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let months = law.limits.get(MONTHS).map(|limit| limit.value);
    let months = months.ok_or_else(|| Error::broken(MONTHS))?;
    let before = law.today().checked_sub_months(Months::new(months));
    let before = before.unwrap_or(NaiveDate::MIN);
    let cases = due(desk, before)?;
    let done = request.agree.unwrap_or(false) && !cases.is_empty();
    let subjects = cases.iter().filter_map(|c| c.text("subject"));
    let mut answer = Response {
        months,
        before: before.to_string(),
        count: cases.len() as u64,
        subjects: subjects.take(20).map(str::to_owned).collect(),
        done,
        files: Cleaned::default(),
        backups: Vec::new(),
        second: second(desk)?.map(|folder| folder.display().to_string()),
    };
    if !done {
        return Ok(answer.into());
    }
    let (committed, files) = forget(desk, &law, &cases)?;
    answer.files = files;
    let backups = minglu_ledger::backups(desk.dir())?;
    answer.backups = backups.iter().map(BackupLine::from).collect();
    Ok(Done::wrote(committed, answer))
}

/// Cases that were closed before a day and still say who asked.
fn due(desk: &Desk, before: NaiveDate) -> Result<Vec<Record>> {
    let mut cases = Vec::new();
    for trashed in [false, true] {
        let query = Query {
            trashed,
            ..Query::of(LEDGER)
        };
        let query = query
            .with("closed", Op::Lt, json!(before.to_string()))
            .with("anonymised", Op::Empty, Value::Null);
        desk.ledger.each(&query, |record| {
            cases.push(record);
            Ok(())
        })?;
    }
    Ok(cases)
}

fn forget(desk: &Desk, law: &Law, cases: &[Record]) -> Result<(Committed<()>, Cleaned)> {
    backup::before(desk, u64::MAX, Reason::Mass)?;
    let Gone { what, words, files } = gone(desk, cases)?;
    let label = format!("隐去 {} 件申请的个人信息", cases.len());
    let marks: Fields = [("anonymised".to_owned(), json!(law.today().to_string()))]
        .into_iter()
        .collect();
    let operation = desk.operation(&label, Source::User);
    let committed = desk.ledger.forget(operation, &what, &words, &marks)?;
    desk.note(Event {
        ledger: Some(LEDGER.to_owned()),
        count: cases.len() as u64,
        ..Event::of(Deed::Forget)
    })?;
    Ok((committed, files))
}
