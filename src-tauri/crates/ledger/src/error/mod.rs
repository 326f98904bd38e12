//! What can go wrong, with the words that a clerk sees.

mod io;
mod sqlite;
mod trace;

use serde::{Deserialize, Serialize};
use std::error::Error as StdError;
use std::fmt;

/// The result of everything that this crate does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One code per reaction that a caller may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was given breaks the schema; the problems say where.
    Invalid,
    /// What was given bears a classification mark: nothing of it is kept, told or logged.
    Classified,
    /// There is no such record, attachment or ledger.
    NotFound,
    /// The record is not what the caller takes it to be.
    Conflict,
    /// The disk refused.
    Io,
    /// A file is not what was once written.
    Damaged,
    /// A newer program wrote the ledger.
    Newer,
    /// Another program is writing.
    Busy,
    /// The ledger has a password, and it has not been said.
    Locked,
    /// The password or the recovery code is wrong, or comes too soon after one that was.
    WrongPassword,
    /// A backup has another password than the ledger, and it has not been said.
    SealedBackup,
    /// The caller asked for something that has no meaning.
    Usage,
    /// A fault of this program.
    Internal,
}

/// The code of a problem with a value that bears a classification mark.
pub(crate) const CLASSIFIED: &str = "classified";

/// One value that the schema refuses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Name of the field in code.
    pub field: String,
    /// Kind of problem in code, for example `required`.
    pub code: String,
    /// What to tell the user, in Chinese, naming the field's title.
    pub message: String,
}

/// A failure: a code, a Chinese message, and what caused it.
#[derive(Debug)]
pub struct Error {
    code: Code,
    message: String,
    problems: Vec<Problem>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// A failure with its message in Chinese.
    pub fn new(code: Code, message: impl Into<String>) -> Error {
        Error {
            code,
            message: message.into(),
            problems: Vec::new(),
            source: None,
        }
    }

    /// A record that the schema refuses. Of one with a classified value nothing else is told.
    pub fn invalid(mut problems: Vec<Problem>) -> Error {
        let classified = problems.iter().any(|p| p.code == CLASSIFIED);
        problems.retain(|p| !classified || p.code == CLASSIFIED);
        let message: Vec<&str> = problems.iter().map(|p| p.message.as_str()).collect();
        Error {
            code: if classified {
                Code::Classified
            } else {
                Code::Invalid
            },
            message: message.join("；"),
            problems,
            source: None,
        }
    }

    /// The same failure with its cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl StdError + Send + Sync + 'static) -> Error {
        self.source = Some(Box::new(source));
        self
    }

    pub(crate) fn no_record() -> Error {
        Error::new(
            Code::NotFound,
            "没有找到这条记录，它可能已被撤销，请刷新后再试",
        )
    }

    pub(crate) fn damaged(what: &str) -> Error {
        Error::new(
            Code::Damaged,
            format!("台账数据已损坏（{what}），请停止录入，并从备份恢复"),
        )
    }

    pub(crate) fn locked() -> Error {
        Error::new(Code::Locked, "台账已上锁，请输入密码打开")
    }

    pub(crate) fn usage(message: impl Into<String>) -> Error {
        Error::new(Code::Usage, message)
    }

    /// Which reaction is called for.
    pub fn code(&self) -> Code {
        self.code
    }

    /// What to tell the user, in Chinese.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The refused values, where [`Error::code`] is [`Code::Invalid`] or [`Code::Classified`].
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|e| e as &(dyn StdError + 'static))
    }
}
