use minglu_forms::read::ReadError;
use minglu_ledger as ledger;
use minglu_rules::secrecy::REFUSED;
use serde::Serialize;
use serde_json::{Value, json};

/// What every command returns.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure as a host shows it: a code for the reaction, words for the person, detail for fields.
#[derive(Debug, Clone, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// One of a small set; each has one reaction in the UI.
    pub code: &'static str,
    /// Chinese: what happened and what to do next.
    pub message: String,
    /// Problems by field, or null.
    pub detail: Value,
}

impl Error {
    /// An error without detail.
    pub fn new(code: &'static str, message: impl Into<String>) -> Error {
        Error {
            code,
            message: message.into(),
            detail: Value::Null,
        }
    }

    /// What was asked for makes no sense: unknown command, form, field.
    pub fn usage(message: impl Into<String>) -> Error {
        Error::new("usage", message)
    }

    /// A record or file that is not there.
    pub fn not_found(message: impl Into<String>) -> Error {
        Error::new("not_found", message)
    }

    /// A file from outside that cannot be read.
    pub fn unreadable(message: impl Into<String>) -> Error {
        Error::new("unreadable", message)
    }

    /// A text or file that bears a classification mark: nothing of it is kept.
    pub fn classified() -> Error {
        Error::new("classified", REFUSED)
    }

    /// Reading or writing a file of ours failed.
    pub fn io(what: &str, cause: &std::io::Error) -> Error {
        Error::new("io", format!("{what}：{}", reason(cause)))
    }

    /// The program itself broke, at this place in its source.
    pub fn broken(place: &str) -> Error {
        Error {
            code: "internal",
            message: format!(
                "程序内部出错（{place}），刚才的操作没有生效，已保存的内容不受影响。请重试；如仍不行，请在“设置”里生成诊断包，交给维护人员"
            ),
            detail: json!({ "place": place }),
        }
    }

    /// A value that the ledger's rules refuse, at its field.
    pub fn invalid(field: &str, message: impl Into<String>) -> Error {
        let message = message.into();
        let detail = json!([{ "field": field, "code": "invalid", "message": message }]);
        Error {
            code: "invalid",
            message,
            detail,
        }
    }

    /// The same error, each of its problems with the record that it lies in.
    #[must_use]
    pub fn of_record(mut self, id: &str) -> Error {
        let problems = self.detail.as_array_mut().into_iter().flatten();
        for problem in problems.filter_map(Value::as_object_mut) {
            problem.insert("id".into(), id.into());
        }
        self
    }

    /// This error and another of its kind as one; what both say is said once.
    #[must_use]
    pub fn and(mut self, other: Error) -> Error {
        if !self.message.split('；').any(|said| said == other.message) {
            self.message = format!("{}；{}", self.message, other.message);
        }
        if let (Value::Array(problems), Value::Array(more)) = (&mut self.detail, other.detail) {
            problems.extend(more);
        }
        self
    }
}

fn reason(cause: &std::io::Error) -> String {
    use std::io::ErrorKind::{NotFound, PermissionDenied, StorageFull};
    match cause.kind() {
        NotFound => "找不到文件或文件夹，请看看是否被移动或改名".into(),
        PermissionDenied => "没有读写权限，请换一个文件夹或请管理员授权".into(),
        StorageFull => "磁盘已满，请清理后再试".into(),
        _ => format!("读写出错（{cause}），请检查磁盘后再试"),
    }
}

/// What the office or a package refused, in the same words.
impl From<minglu_sync::Refusal> for Error {
    fn from(refusal: minglu_sync::Refusal) -> Error {
        use minglu_sync::Code;
        let code = match refusal.code {
            Code::Unreachable | Code::Busy => "unreachable",
            Code::Storage => "io",
            Code::Damaged => "unreadable",
            Code::Newer => "newer",
            Code::NotFound => "not_found",
            Code::OtherContent => "conflict",
            Code::Internal => "internal",
            _ => "refused",
        };
        Error {
            code,
            message: refusal.message,
            detail: json!({ "office": refusal.code, "details": refusal.details }),
        }
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Error {
        match error.code() {
            "classified" => Error::classified(),
            _ => Error::unreadable(error.to_string()),
        }
    }
}

/// Carries an error of ours through a closure that the ledger runs, and back out.
impl From<Error> for ledger::Error {
    fn from(error: Error) -> ledger::Error {
        ledger::Error::new(ledger::Code::Usage, error.message.clone()).caused_by(error)
    }
}

impl From<ledger::Error> for Error {
    fn from(error: ledger::Error) -> Error {
        use ledger::Code;
        let source = std::error::Error::source(&error);
        if let Some(ours) = source.and_then(|s| s.downcast_ref::<Error>()) {
            return ours.clone();
        }
        let code = match error.code() {
            Code::Invalid => "invalid",
            Code::Classified => "classified",
            Code::NotFound => "not_found",
            Code::Conflict => "conflict",
            Code::Io => "io",
            Code::Damaged => "damaged",
            Code::Newer => "newer",
            Code::Busy => "busy",
            Code::Locked => "locked",
            Code::WrongPassword => "wrong_password",
            Code::SealedBackup => "sealed_backup",
            Code::Usage => "usage",
            Code::Internal => "internal",
        };
        if code == "internal" {
            tracing::error!(cause = error.trace(), "ledger");
        }
        let problems: Vec<Value> = error
            .problems()
            .iter()
            .map(|p| json!({ "field": p.field, "code": p.code, "message": p.message }))
            .collect();
        let detail = if problems.is_empty() {
            Value::Null
        } else {
            Value::Array(problems)
        };
        Error {
            code,
            message: error.message().to_owned(),
            detail,
        }
    }
}
