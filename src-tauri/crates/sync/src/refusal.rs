use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt::Display;

/// The result of everything that this crate does.
pub type Result<T, E = Refusal> = std::result::Result<T, E>;

/// One code per reaction that the other side may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was sent breaks the protocol or its schema.
    Invalid,
    /// What was sent exceeds a limit of the office.
    TooLarge,
    /// A digest, a count or a signature does not fit its content.
    Damaged,
    /// The program is too old for this office.
    TooOld,
    /// What came was written by a newer program and cannot be read by this one.
    Newer,
    /// The request is not signed, or wrongly.
    Unauthenticated,
    /// The time of the request is too far from the office's; `details.now` is the office's time.
    ClockSkewed,
    /// The same signed request has been seen before.
    Replayed,
    /// The device has been revoked, or is not known.
    Revoked,
    /// The one-time code is wrong, used or too old.
    BadCode,
    /// What was asked for belongs to another unit.
    OtherUnit,
    /// There is a batch or blob of this name with other content.
    OtherContent,
    /// Blobs are missing; `details.blobs` lists their digests.
    Missing,
    /// A chunk does not begin where the upload stands; `details.offset` says where that is.
    WrongOffset,
    /// There is no such thing.
    NotFound,
    /// Too many requests; `details.seconds` says how long to wait.
    Busy,
    /// The other side did not answer.
    Unreachable,
    /// The answer does not bear the signature or certificate of the enrolled office.
    NotTheOffice,
    /// The disk of the other side is full, or it refused to write.
    Storage,
    /// A fault of the program.
    Internal,
    /// A code of a newer program.
    #[serde(other)]
    Unknown,
}

/// Why something was refused: the body of every answer that is no success.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[error("{message}")]
pub struct Refusal {
    /// For the program.
    pub code: Code,
    /// For the clerk, in Chinese: what happened and what to do next.
    pub message: String,
    /// What the program needs to know beyond the code.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub details: Value,
}

impl Refusal {
    /// A refusal with its message in Chinese.
    pub fn new(code: Code, message: impl Into<String>) -> Refusal {
        Refusal {
            code,
            message: message.into(),
            details: Value::Null,
        }
    }

    /// The same with what the program needs to know.
    #[must_use]
    pub fn with(mut self, details: Value) -> Refusal {
        self.details = details;
        self
    }

    pub(crate) fn invalid(message: impl Into<String>) -> Refusal {
        Refusal::new(Code::Invalid, message)
    }

    pub(crate) fn damaged(message: impl Into<String>) -> Refusal {
        Refusal::new(Code::Damaged, message)
    }

    pub(crate) fn internal(cause: impl Display) -> Refusal {
        Refusal::new(Code::Internal, format!("程序内部出错：{cause}"))
    }
}
