//! `letter.kinds`: which letters a case can have now, and why not the others.

use super::book::To;
use super::case::Case;
use super::{Book, may};
use crate::command::Done;
use crate::duty::Law;
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which case.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// The case.
    pub request: String,
}

/// All kinds, in the order of the book.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LetterKinds")]
pub struct Response {
    /// What has to be checked by somebody who knows the law.
    pub unconfirmed: Vec<String>,
    /// The kinds.
    pub kinds: Vec<LetterKind>,
}

/// A kind of letter for a case.
#[derive(Debug, Serialize, TS)]
pub struct LetterKind {
    /// Name in code.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// For whom it is, in words.
    pub to: String,
    /// The article behind it; empty where there is none.
    pub article: String,
    /// Why the case cannot have it now; null where it can.
    pub why_not: Option<String>,
    /// True where it answers the request.
    pub answers: bool,
    /// How many of it the case has, without those that are void.
    pub written: usize,
}

/// Runs the command.
///
/// # Errors
/// `not_found` where there is no such case.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let (book, law) = (Book::of(desk)?, Law::of(desk)?);
    let case = Case::load(desk, &request.request)?;
    let kinds = book.kinds.iter().map(|kind| {
        let of_kind = |letter: &&minglu_ledger::Record| letter.text("kind") == Some(&kind.kind);
        Ok(LetterKind {
            kind: kind.kind.clone(),
            title: kind.title.clone(),
            to: kind.to.words().to_owned(),
            article: kind.article.clone(),
            why_not: may::why_not(desk, &law, &case, kind)?,
            answers: kind.answers(),
            written: case.letters.iter().filter(of_kind).count(),
        })
    });
    let kinds = kinds.collect::<Result<_>>()?;
    let unconfirmed = book.unconfirmed;
    Ok(Response { unconfirmed, kinds }.into())
}

impl To {
    /// What the clerk reads.
    pub fn words(self) -> &'static str {
        match self {
            To::Applicant => "给申请人",
            To::ThirdParty => "给第三方",
            To::Agency => "给其他机关",
            To::Office => "内部审批",
            To::Archive => "归档",
        }
    }
}
