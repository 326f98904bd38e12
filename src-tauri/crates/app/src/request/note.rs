//! `request.note`: adds to a case what became known later: when a letter reached the other side,
//! when and what it answered, or anything worth keeping.

use super::clock::{entries, kept, run as reckon};
use super::show::{RequestFile, file};
use super::step::{day_of, live, name_of};
use super::{LEDGER, STEPS, follow};
use crate::command::Done;
use crate::duty::{Change, Law};
use crate::record::typed;
use crate::{Desk, Error, Result};
use minglu_ledger::{Fields, Record, Source};
use minglu_rules::request::clock::Entry;
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// What became known of which case.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// The case.
    #[ts(optional = false)]
    pub id: String,
    /// The entry of its clock, counted from the receipt at nought; nothing for a mere note.
    pub entry: Option<usize>,
    /// When our letter reached the other side.
    pub reached: Option<String>,
    /// When the other side answered.
    pub until: Option<String>,
    /// The day of the note; today where not given.
    pub day: Option<String>,
    /// What there is to say.
    pub note: Option<String>,
}

/// The case as it stands then.
pub type Response = RequestFile;

/// Runs the command.
///
/// # Errors
/// `invalid` where a date cannot be right; `usage` where there is nothing to note.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let law = Law::of(desk)?;
    let record = live(desk, &request.id)?;
    let (fields, words) = match request.entry {
        Some(at) => of_entry(&law, &record, at, &request)?,
        None => (Fields::new(), "记事".to_owned()),
    };
    let told = told(desk, &law, &record, &request, &words)?;
    let label = format!("{words}：{}", name_of(&record));
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(LEDGER, &record.id, &fields)?;
        tx.add(STEPS, told)
    })?;
    let answer = file(desk, &record.id)?;
    Ok(Done::wrote(committed, answer))
}

fn of_entry(law: &Law, record: &Record, at: usize, request: &Request) -> Result<(Fields, String)> {
    let facts = Change::standing(&record.fields);
    let mut entries = entries(&facts)?;
    let entry = entries.get_mut(at).filter(|_| at > 0);
    let entry = entry.ok_or_else(|| Error::usage("没有这一项，请重新打开这一页"))?;
    let words = amend(entry, law, request)?;
    reckon(law, &entries)?;
    let clock = ("clock".to_owned(), kept(&entries)?);
    let mut fields: Fields = [clock].into_iter().collect();
    let before = Some(&record.fields);
    let followed = follow(
        law,
        Change {
            fields: &fields,
            before,
        },
    )?;
    fields.extend(followed);
    Ok((fields, words))
}

fn amend(entry: &mut Entry, law: &Law, request: &Request) -> Result<String> {
    let reached = day_of(request.reached.as_deref(), "reached", law)?;
    let until = day_of(request.until.as_deref(), "until", law)?;
    let title = entry.kind.text();
    let words = match (reached, until) {
        (_, Some(day)) => format!("{title}：收到答复（{day}）"),
        (Some(day), None) => format!("{title}：送达对方（{day}）"),
        (None, None) => {
            return Err(Error::usage("请填送达对方的日期，或对方答复的日期"));
        }
    };
    entry.reached = reached.or(entry.reached);
    entry.to = until.or(entry.to);
    Ok(words)
}

fn told(desk: &Desk, law: &Law, record: &Record, request: &Request, words: &str) -> Result<Fields> {
    let nothing = request
        .note
        .as_deref()
        .unwrap_or_default()
        .trim()
        .is_empty();
    if request.entry.is_none() && nothing {
        return Err(Error::usage("请写下要记的事"));
    }
    let day = day_of(request.day.as_deref(), "day", law)?.unwrap_or_else(|| law.today());
    let said = [
        ("request", json!(record.id)),
        ("day", json!(day.to_string())),
        ("event", json!("note")),
        ("words", json!(words)),
        ("note", json!(request.note)),
        ("person", json!(desk.who())),
    ];
    let said = said.map(|(name, value)| (name.to_owned(), value));
    typed(
        desk,
        desk.ledger.schema(STEPS)?,
        said.into_iter().collect(),
        None,
    )
}
