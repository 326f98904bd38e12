//! `template.reset`: puts the office's own template away; letters are written by the program's again.

use super::list::{TemplateInfo, info};
use super::{LEDGER, own};
use crate::command::Done;
use crate::letter::Book;
use crate::{Desk, Error, Result};
use minglu_ledger::Source;
use serde::Deserialize;
use serde_json::json;
use ts_rs::TS;

/// Which template.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The kind of letter, by name or title.
    pub kind: String,
}

/// The template in use now.
pub type Response = TemplateInfo;

/// Runs the command.
///
/// # Errors
/// `conflict` where the program's own is in use already.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let book = Book::of(desk)?;
    let kind = book.kind(&request.kind)?;
    let Some(own) = own(desk, kind)? else {
        let words = format!("“{}”用的就是自带模板", kind.title);
        return Err(Error::new("conflict", words));
    };
    let label = format!("恢复{}的自带模板", kind.title);
    let away = ("state".to_owned(), json!("put_away"));
    let committed = desk.transact(&label, Source::User, |tx| {
        tx.set(LEDGER, &own.id, &[away].into_iter().collect())
    })?;
    Ok(Done::wrote(committed, info(desk, kind)?))
}
