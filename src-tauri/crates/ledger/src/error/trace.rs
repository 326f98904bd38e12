use super::Error;
use std::error::Error as StdError;

impl Error {
    /// Codes and kinds of this failure and its causes, for a log: no words, which may quote what a
    /// record holds.
    pub fn trace(&self) -> String {
        let mut kinds = vec![format!("{:?}", self.code)];
        let mut next = self.source();
        while let Some(cause) = next {
            kinds.push(kind(cause));
            next = cause.source();
        }
        kinds.join(" <- ")
    }
}

fn kind(cause: &(dyn StdError + 'static)) -> String {
    if let Some(error) = cause.downcast_ref::<Error>() {
        return format!("{:?}", error.code);
    }
    if let Some(error) = cause.downcast_ref::<std::io::Error>() {
        return format!("io {:?} {:?}", error.kind(), error.raw_os_error());
    }
    if let Some(rusqlite::Error::SqliteFailure(error, _)) = cause.downcast_ref() {
        return format!("sqlite {}", error.extended_code);
    }
    if let Some(error) = cause.downcast_ref::<serde_json::Error>() {
        return format!(
            "json {:?} {}:{}",
            error.classify(),
            error.line(),
            error.column()
        );
    }
    if cause.is::<rusqlite::Error>() {
        return "sqlite".to_owned();
    }
    "other".to_owned()
}
