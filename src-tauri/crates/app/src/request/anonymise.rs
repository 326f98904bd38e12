//! `request.anonymise`: takes the personal data out of cases whose time is over, for good.

use super::{LEDGER, STEPS};
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Error, Result, backup};
use chrono::{Months, NaiveDate};
use minglu_ledger::schema::Kind;
use minglu_ledger::{Deed, Event, Fields, Forgotten, Op, Query, Reason, Record, Source};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

/// After how many months, unless the desk says otherwise.
const MONTHS: &str = "request.anonymise";
/// Other ledgers that speak of a case, by the field that names it.
const BESIDE: [&str; 3] = [STEPS, "letter", "remedy"];
/// The proof of who the applicant is.
const PROOF: &str = "proof";

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
}

/// Runs the command. The personal data goes out of the cases, of what was told of them, and of the
/// change log; the proof of identity goes too. It cannot be undone, so a backup is made first, which
/// still holds it.
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
    let answer = Response {
        months,
        before: before.to_string(),
        count: cases.len() as u64,
        subjects: cases
            .iter()
            .take(20)
            .filter_map(|c| c.text("subject").map(str::to_owned))
            .collect(),
        done,
    };
    match done {
        true => Ok(Done::wrote(forget(desk, &law, &cases)?, answer)),
        false => Ok(answer.into()),
    }
}

/// Cases that were closed before a day and still say who asked.
fn due(desk: &Desk, before: NaiveDate) -> Result<Vec<Record>> {
    let query = Query::of(LEDGER)
        .with("closed", Op::Lt, json!(before.to_string()))
        .with("anonymised", Op::Empty, Value::Null);
    let mut cases = Vec::new();
    desk.ledger.each(&query, |record| {
        cases.push(record);
        Ok(())
    })?;
    Ok(cases)
}

fn forget(desk: &Desk, law: &Law, cases: &[Record]) -> Result<minglu_ledger::Committed<()>> {
    backup::before(desk, u64::MAX, Reason::Mass)?;
    let mut what = Vec::new();
    for case in cases {
        what.push(forgotten(desk, LEDGER, &case.id, &[PROOF])?);
        for ledger in BESIDE {
            let query = Query::of(ledger).with("request", Op::Eq, json!(case.id));
            let mut ids = Vec::new();
            desk.ledger.each(&query, |record| {
                ids.push(record.id);
                Ok(())
            })?;
            for id in ids {
                what.push(forgotten(desk, ledger, &id, &[])?);
            }
        }
    }
    let label = format!("隐去 {} 件申请的个人信息", cases.len());
    let marks: Fields = [("anonymised".to_owned(), json!(law.today().to_string()))]
        .into_iter()
        .collect();
    let committed = desk
        .ledger
        .forget(desk.operation(&label, Source::User), &what, &marks)?;
    desk.note(Event {
        ledger: Some(LEDGER.to_owned()),
        count: cases.len() as u64,
        ..Event::of(Deed::Forget)
    })?;
    Ok(committed)
}

/// What is personal in a record, and files that prove who somebody is.
fn forgotten(desk: &Desk, ledger: &str, id: &str, files: &[&str]) -> Result<Forgotten> {
    let schema = desk.ledger.schema(ledger)?;
    let personal = schema.private().map(|field| field.name.clone());
    let proofs = schema
        .fields
        .iter()
        .filter(|f| f.kind == Kind::Attachments && files.contains(&f.name.as_str()));
    Ok(Forgotten {
        ledger: ledger.to_owned(),
        id: id.to_owned(),
        fields: personal
            .chain(proofs.map(|field| field.name.clone()))
            .collect(),
    })
}
