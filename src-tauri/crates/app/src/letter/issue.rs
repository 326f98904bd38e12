//! `letter.issue`: notes that a letter went out, how, and when it arrived; the step of its case that
//! tells of it names it from then on.

use super::case::Case;
use super::course::Course;
use super::{Book, LEDGER, may, standing};
use crate::command::Done;
use crate::duty::Law;
use crate::record::{Row, typed};
use crate::request::STEPS;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Record, Source};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which letter, and how it went.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The letter.
    #[ts(optional = false)]
    pub id: String,
    /// How it was sent, by name or in Chinese.
    pub delivery: Option<String>,
    /// The number of the mail.
    pub tracking: Option<String>,
    /// When it arrived.
    pub delivered: Option<String>,
}

/// The letter as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `conflict` where it is void, or answers a case whose outcome is not on record or another;
/// `invalid` where it arrived before its day.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let letter = standing(desk, &request.id)?;
    let step = of_case(desk, &letter)?;
    let schema = desk.ledger.schema(LEDGER)?;
    let fields = typed(desk, schema, said(&request), Some(&letter.fields))?;
    let arrived = fields.get("delivered").and_then(|day| day.as_str());
    if arrived.is_some_and(|day| Some(day) < letter.text("dated")) {
        let words = "送达日期早于文书日期，请核对";
        return Err(Error::invalid("delivered", words));
    }
    let label = format!("发出{}", letter.text("title").unwrap_or_default());
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(LEDGER, &request.id, &fields)?;
        if let Some(step) = &step {
            let told = [("letter".to_owned(), json!(request.id))];
            tx.set(STEPS, step, &told.into_iter().collect())?;
        }
        tx.get(LEDGER, &request.id)
    })?;
    let row = Row::of(schema, committed.value.clone());
    Ok(Done::wrote(committed, row))
}

/// The step of its case that tells of a letter; it may not go out before the case is decided.
fn of_case(desk: &Desk, letter: &Record) -> Result<Option<String>> {
    let Some(id) = letter.text("request") else {
        return Ok(None);
    };
    let (book, law, case) = (Book::of(desk)?, Law::of(desk)?, Case::load(desk, id)?);
    let named = letter.text("kind").unwrap_or_default();
    let Some(kind) = book.kinds.iter().find(|one| one.kind == named) else {
        return Ok(None);
    };
    may::must_be_decided(&case, kind)?;
    let course = Course::of(&book, &law, &case);
    Ok(course.step(kind, letter).map(|step| step.id.clone()))
}

fn said(request: &Request) -> Fields {
    let given = [
        ("delivery", &request.delivery),
        ("tracking", &request.tracking),
        ("delivered", &request.delivered),
    ];
    let given = given.into_iter().filter_map(|(name, said)| {
        let said = said.as_ref()?;
        Some((name.to_owned(), json!(said)))
    });
    let state = ("state".to_owned(), json!("issued"));
    given.chain([state]).collect()
}
