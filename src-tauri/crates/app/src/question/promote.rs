//! `question.promote`: takes an answered consultation into the bank of questions, as one step and
//! without what is personal in it; or counts it to a question that is there already.

use crate::command::Done;
use crate::record::{Row, complete, typed};
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Record, Source};
use minglu_rules::question::{impersonal, unnamed};
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Which consultation, and how the question is worded.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The consultation.
    #[ts(optional = false)]
    pub id: String,
    /// The question as the public reads it; the consultation's subject where not given.
    pub question: Option<String>,
    /// The answer; that of the consultation where not given.
    pub answer: Option<String>,
    /// Under which heading it stands.
    pub category: Option<String>,
    /// The policy behind the answer.
    pub basis: Option<String>,
    /// A question that is there already: it is asked once more, and nothing new is written.
    pub into: Option<String>,
}

/// The question as stored.
pub type Response = Row;

/// Runs the command.
///
/// # Errors
/// `invalid` where the consultation has no answer yet, or something personal is left in the words;
/// `conflict` where it is in the bank already.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let asked = desk.ledger.get("consultation", &request.id)?;
    may_be_promoted(&asked)?;
    let before = match &request.into {
        Some(id) => Some(desk.ledger.get("question", id)?),
        None => None,
    };
    let question = match &before {
        Some(question) => once_more(question),
        None => worded(desk, &asked, &request)?,
    };
    let committed = desk.transact("收入问答库", Source::User, |tx| {
        let id = match before {
            Some(before) => {
                tx.set("question", &before.id, &question)?;
                before.id
            }
            None => tx.add("question", question)?,
        };
        let taken = [("question", json!(id)), ("typical", json!(true))];
        let taken = taken.map(|(name, value)| (name.to_owned(), value));
        tx.set("consultation", &request.id, &taken.into_iter().collect())?;
        tx.get("question", &id)
    })?;
    let row = Row::of(desk.ledger.schema("question")?, committed.value.clone());
    Ok(Done::wrote(committed, row))
}

fn may_be_promoted(asked: &Record) -> Result<()> {
    if !asked.get("question").is_null() {
        return Err(Error::new("conflict", "这件咨询已经收入问答库，不用再收"));
    }
    if asked.text("reply").is_none() {
        let words = "还没有答复内容。请先填好答复，再收入问答库";
        return Err(Error::invalid("reply", words));
    }
    Ok(())
}

fn once_more(question: &Record) -> Fields {
    let times = question.get("asked").as_i64().unwrap_or(1) + 1;
    std::iter::once(("asked".to_owned(), json!(times))).collect()
}

/// A new question in the clerk's words, or in those of the consultation.
fn worded(desk: &Desk, asked: &Record, request: &Request) -> Result<Fields> {
    let asker = asked.text("asker").unwrap_or_default();
    let given = |words: &Option<String>| words.clone().filter(|words| !words.trim().is_empty());
    let kept = |words: &Option<String>, field: &str| {
        let own = || impersonal(asked.text(field).unwrap_or_default(), asker);
        json!(given(words).map_or_else(own, |words| unnamed(&words, asker)))
    };
    let said: [(&str, Value); 5] = [
        ("question", kept(&request.question, "title")),
        ("answer", kept(&request.answer, "reply")),
        ("category", json!(given(&request.category))),
        ("basis", json!(given(&request.basis))),
        ("collected", json!(crate::task::today())),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    let schema = desk.ledger.schema("question")?.clone();
    let mut fields = typed(desk, &schema, said.into_iter().collect(), None)?;
    complete(desk, &schema, &mut fields, None)?;
    Ok(fields)
}
