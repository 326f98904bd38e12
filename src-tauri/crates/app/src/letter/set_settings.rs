//! `letter.set_settings`: says what holds for all letters.

use super::Book;
use super::kept::{Kept, Said};
use super::number::check;
use super::settings::all;
use crate::command::Done;
use crate::{Desk, Error, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What is to be remembered; what is not named stays.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Answers by name.
    #[ts(optional, type = "Record<string, string>")]
    pub said: Option<Said>,
    /// Patterns by series; an empty one brings back the usual.
    #[ts(optional, type = "Record<string, string>")]
    pub patterns: Option<BTreeMap<String, String>>,
}

/// What is remembered now.
pub type Response = super::settings::Response;

/// Runs the command.
///
/// # Errors
/// `invalid` where an answer is none of those there are, or a pattern would number two letters
/// alike; `usage` where there is no such series.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let (book, mut kept) = (Book::of(desk)?, Kept::of(desk)?);
    let said = request.said.unwrap_or_default();
    book.check(&said)?;
    kept.hear(&book, &said);
    for (series, pattern) in request.patterns.unwrap_or_default() {
        if !book.series.iter().any(|one| one.name == series) {
            return Err(Error::usage(format!("没有“{series}”这个字号")));
        }
        match pattern.trim() {
            "" => drop(kept.patterns.remove(&series)),
            pattern => {
                check(pattern)?;
                kept.patterns.insert(series, pattern.to_owned());
            }
        }
    }
    kept.keep(desk)?;
    Ok(all(desk)?.into())
}
