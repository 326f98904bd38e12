use minglu_app as app;
use minglu_sync::Refusal;
use serde::Serialize;
use serde_json::Value;

/// What every operation of the office returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure as a device, a console or a terminal is told of it.
#[derive(Debug, Clone, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// One of a small set; each has one reaction on the other side.
    pub code: String,
    /// Chinese: what happened and what to do next.
    pub message: String,
    /// What else a program needs to go on, or null.
    pub details: Value,
}

impl Error {
    /// An error without details.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Error {
        Error {
            code: code.into(),
            message: message.into(),
            details: Value::Null,
        }
    }

    /// The same error, with what a program needs to go on.
    #[must_use]
    pub fn with(mut self, details: Value) -> Error {
        self.details = details;
        self
    }

    /// What was asked for makes no sense.
    pub fn usage(message: impl Into<String>) -> Error {
        Error::new("usage", message)
    }

    /// Something that is not there.
    pub fn not_found(message: impl Into<String>) -> Error {
        Error::new("not_found", message)
    }

    /// What came from outside is not what it says.
    pub fn refused(message: impl Into<String>) -> Error {
        Error::new("refused", message)
    }

    /// Something stands in the way.
    pub fn conflict(message: impl Into<String>) -> Error {
        Error::new("conflict", message)
    }

    /// Reading or writing a file failed.
    pub fn io(what: &str, cause: &std::io::Error) -> Error {
        app::Error::io(what, cause).into()
    }

    /// The program itself broke. The cause goes to the log, which holds no values.
    pub fn internal(what: &str, cause: impl std::fmt::Display) -> Error {
        tracing::error!(what, cause = %cause, "internal");
        Error::new(
            "internal",
            "服务器内部出错，刚才的操作没有生效，已存的内容不受影响。请稍后重试；如仍不行，请管理员查看服务器日志",
        )
    }
}

impl From<app::Error> for Error {
    fn from(error: app::Error) -> Error {
        Error {
            code: error.code.to_owned(),
            message: error.message,
            details: error.detail,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        let code = serde_json::to_value(refusal.code).ok();
        let code = code.and_then(|code| code.as_str().map(str::to_owned));
        Error {
            code: code.unwrap_or_else(|| "internal".to_owned()),
            message: refusal.message,
            details: refusal.details,
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::internal("json", error.line())
    }
}
