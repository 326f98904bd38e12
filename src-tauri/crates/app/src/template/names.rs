//! `template.names`: every name that a template may use, with what it stands for and an example.

use crate::command::Done;
use crate::letter::{Book, Column};
use crate::{Desk, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
pub struct Request {}

/// The names.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "TemplateNames")]
pub struct Response {
    /// Words, by heading.
    pub names: Vec<TemplateName>,
    /// Lists whose rows are repeated.
    pub lists: Vec<TemplateList>,
}

/// A name.
#[derive(Debug, Serialize, TS)]
pub struct TemplateName {
    /// As it stands between the braces.
    pub name: String,
    /// The heading under which it is listed.
    pub group: String,
    /// What it stands for.
    pub meaning: String,
    /// For example.
    pub example: String,
    /// True where the clerk is asked for it.
    pub asked: bool,
}

/// A list.
#[derive(Debug, Serialize, TS)]
pub struct TemplateList {
    /// As it stands after 逐行.
    pub name: String,
    /// What its rows are.
    pub meaning: String,
    /// What each row has.
    pub columns: Vec<TemplateColumn>,
}

/// What each row of a list has.
#[derive(Debug, Serialize, TS)]
pub struct TemplateColumn {
    /// As it stands between the braces.
    pub name: String,
    /// For example.
    pub example: String,
}

/// Runs the command.
///
/// # Errors
/// `unreadable` where the office's own list of letters cannot be read.
pub fn run(desk: &Desk, _: Request) -> Result<Done<Response>> {
    let book = Book::of(desk)?;
    let names = book.names.into_iter().map(|name| TemplateName {
        asked: name.ask.is_some(),
        meaning: match name.meaning.is_empty() {
            true => name.ask.unwrap_or_default(),
            false => name.meaning,
        },
        name: name.name,
        group: name.group,
        example: name.example,
    });
    let lists = book.lists.into_iter().map(|list| TemplateList {
        name: list.name,
        meaning: list.meaning,
        columns: list.columns.into_iter().map(column).collect(),
    });
    Ok(Response {
        names: names.collect(),
        lists: lists.collect(),
    }
    .into())
}

fn column(column: Column) -> TemplateColumn {
    TemplateColumn {
        name: column.name,
        example: column.example,
    }
}
