//! `template.list`: the templates of letters, and which of them the office has made its own.

use super::{built_in, own, short, version, versions};
use crate::command::Done;
use crate::letter::{Book, Kind};
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// All of them, in the order of the book.
pub type Response = Vec<TemplateInfo>;

/// A template.
#[derive(Debug, Serialize, TS)]
pub struct TemplateInfo {
    /// The kind of letter.
    pub kind: String,
    /// What the letter is called.
    pub title: String,
    /// For whom it is, in words.
    pub to: String,
    /// The version in use.
    pub version: String,
    /// True where it is the office's own.
    pub own: bool,
    /// How many versions the office has brought in.
    pub versions: u64,
    /// When the version in use was brought in.
    pub day: Option<String>,
    /// Names that the law wants in it.
    pub needs: Vec<String>,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let book = Book::of(desk)?;
    let all = book.kinds.iter().map(|kind| info(desk, kind));
    Ok(all.collect::<Result<Response>>()?.into())
}

/// One of them.
pub(super) fn info(desk: &Desk, kind: &Kind) -> Result<TemplateInfo> {
    let own = own(desk, kind)?;
    let ours = match &own {
        Some(own) => version(own),
        None => format!("自带（{}）", short(built_in(kind)?)),
    };
    Ok(TemplateInfo {
        kind: kind.kind.clone(),
        title: kind.title.clone(),
        to: kind.to.words().to_owned(),
        version: ours,
        own: own.is_some(),
        versions: versions(desk, kind)?,
        day: own.and_then(|own| own.text("day").map(str::to_owned)),
        needs: kind.needs.clone(),
    })
}
