//! `letter.settings`: what is remembered for all letters, and how they are numbered.

use super::book::Series;
use super::kept::Kept;
use super::number::{pattern, words};
use super::{Book, Name};
use crate::command::Done;
use crate::{Desk, Result, task};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// What is remembered.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "LetterSettings")]
pub struct Response {
    /// The answers.
    pub answers: Vec<LetterAnswer>,
    /// The series of numbers.
    pub series: Vec<LetterSeries>,
}

/// An answer for all letters.
#[derive(Debug, Serialize, TS)]
pub struct LetterAnswer {
    /// The name in templates.
    pub name: String,
    /// The question.
    pub question: String,
    /// For example.
    pub example: String,
    /// The answer; empty where there is none yet.
    pub said: String,
    /// The answers there are; any where there is none.
    pub options: Vec<String>,
    /// True where it may well stay empty.
    pub optional: bool,
    /// True for several lines.
    pub long: bool,
}

/// A series of numbers.
#[derive(Debug, Serialize, TS)]
pub struct LetterSeries {
    /// Name in code.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its pattern.
    pub pattern: String,
    /// This year's first number; empty while the code is not known.
    pub example: String,
}

/// Runs the command.
///
/// # Errors
/// `damaged` where what was remembered cannot be read.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    Ok(all(desk)?.into())
}

/// All of them.
pub(super) fn all(desk: &Desk) -> Result<Response> {
    let (book, kept) = (Book::of(desk)?, Kept::of(desk)?);
    let answer = |name: &Name| LetterAnswer {
        name: name.name.clone(),
        question: name.ask.clone().unwrap_or_default(),
        example: name.example.clone(),
        said: kept.said.get(&name.name).cloned().unwrap_or_default(),
        options: name.options.clone(),
        optional: name.optional,
        long: name.long,
    };
    let year = task::today().year();
    let series = |series: &Series| LetterSeries {
        name: series.name.clone(),
        title: series.title.clone(),
        pattern: pattern(series, &kept).to_owned(),
        example: words(series, &kept, year, 1),
    };
    Ok(Response {
        answers: book.asked().filter(|name| name.keep).map(answer).collect(),
        series: book.series.iter().map(series).collect(),
    })
}
