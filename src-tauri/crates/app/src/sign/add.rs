//! `sign.add`: a reviewer or leader agrees to a record, or sends it back with a reason.

use super::{LEDGER, SignOff};
use crate::command::Done;
use crate::form::shown;
use crate::{Desk, Error, Result};
use minglu_ledger::people::{Person, Role};
use minglu_ledger::{Fields, Record, Source};
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which record, and what is said to it.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Its ledger.
    #[ts(optional = false)]
    pub ledger: String,
    /// The record.
    #[ts(optional = false)]
    pub id: String,
    /// True to agree, false to send it back.
    #[ts(optional = false)]
    pub agree: bool,
    /// In words; needed where it is sent back.
    pub opinion: Option<String>,
}

/// What was said.
pub type Response = SignOff;

/// Runs the command.
///
/// # Errors
/// `invalid` where a record is sent back without a reason; `conflict` where it lies in the trash.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let person = desk.person();
    let record = desk.ledger.get(&request.ledger, &request.id)?;
    refuse(&request, &record)?;
    let fields = fields(desk, &request, &record, &person)?;
    let words = match (person.role, request.agree) {
        (Role::Leader, true) => "签发：同意",
        (Role::Leader, false) => "签发：退回",
        (_, true) => "审核：同意",
        (_, false) => "审核：退回",
    };
    let committed = desk.transact(words, Source::User, |tx| {
        let id = tx.add(LEDGER, fields)?;
        tx.get(LEDGER, &id)
    })?;
    let sign = SignOff::of(&committed.value, record.rev);
    let mut done = Done::wrote(committed, sign);
    // Where the record is shown, what was said to it is shown too.
    done.touched.push(request.ledger);
    Ok(done)
}

fn refuse(request: &Request, record: &Record) -> Result<()> {
    if record.deleted.is_some() {
        let message = "这条记录已在回收站里，请经办人先恢复，再审签";
        return Err(Error::new("conflict", message));
    }
    let silent = request
        .opinion
        .as_deref()
        .unwrap_or_default()
        .trim()
        .is_empty();
    if !request.agree && silent {
        return Err(Error::invalid(
            "opinion",
            "退回时请写明理由，经办人才知道怎么改",
        ));
    }
    Ok(())
}

fn fields(desk: &Desk, request: &Request, record: &Record, person: &Person) -> Result<Fields> {
    let schema = desk.ledger.schema(&request.ledger)?;
    let label = schema.field(&schema.label);
    let subject = label.map(|field| shown(field, record.get(&field.name)));
    let opinion = request.opinion.as_deref().map(str::trim);
    let fields = json!({
        "ledger": schema.ledger,
        "record": record.id,
        "revision": record.rev,
        "ledger_title": schema.title,
        "subject": subject,
        "step": if person.role == Role::Leader { "sign" } else { "review" },
        "result": if request.agree { "agree" } else { "return" },
        "opinion": opinion.filter(|text| !text.is_empty()),
        "by": person.name,
        "at": crate::task::today().to_string(),
    });
    serde_json::from_value(fields).map_err(|e| Error::new("internal", e.to_string()))
}
