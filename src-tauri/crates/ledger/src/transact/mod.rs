//! The only way to write: one immediate transaction, one step, one change row per record.

mod add;
mod alter;
pub(crate) mod chain;
pub(crate) mod log;
mod read;
mod reference;
mod remove;
mod run;
mod tx;

pub use tx::Tx;

pub(crate) use add::Birth;
pub(crate) use log::{DELETED, Delta};
pub(crate) use remove::filled;
pub(crate) use tx::{Present, find, read_kept};

use serde::{Deserialize, Serialize};

/// Where a change came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A person typed it.
    User,
    /// It was read from a file.
    Import,
    /// It came from the office.
    Sync,
    /// The program put something right.
    Repair,
    /// A step was undone or done again.
    Undo,
}

impl Source {
    /// The word in which it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Source::User => "user",
            Source::Import => "import",
            Source::Sync => "sync",
            Source::Repair => "repair",
            Source::Undo => "undo",
        }
    }

    pub(crate) fn parse(text: &str) -> Source {
        match text {
            "import" => Source::Import,
            "sync" => Source::Sync,
            "repair" => Source::Repair,
            "undo" => Source::Undo,
            _ => Source::User,
        }
    }
}

/// What is about to be done, in the words under which it can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// For example 导入任务表.
    pub label: String,
    /// Who does it.
    pub who: String,
    /// Where it comes from.
    pub source: Source,
}

impl Operation {
    /// An operation of a person at the desk.
    pub fn by_user(label: impl Into<String>, who: impl Into<String>) -> Operation {
        Operation {
            label: label.into(),
            who: who.into(),
            source: Source::User,
        }
    }
}

/// The result of a transaction that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed<T> {
    /// What the closure returned.
    pub value: T,
    /// The step that was written; none where nothing changed.
    pub step: Option<i64>,
    /// Names of the ledgers that changed.
    pub touched: Vec<String>,
}
