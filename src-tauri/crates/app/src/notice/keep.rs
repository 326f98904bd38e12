//! `notice.keep`: remembers the draft that is being mended, in place of the one before.

use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_rules::secrecy::is_marked;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

/// What the desk remembers it under.
pub(super) const KEPT: &str = "notice_draft";

/// The draft.
#[derive(Deserialize, TS)]
pub struct Request {
    /// The text and the draft as the page holds them; null where it is taken or thrown away.
    #[ts(type = "unknown")]
    pub draft: Value,
}

/// Nothing to hear.
pub type Response = ();

/// Runs the command. It is no step: nothing of it is in the history.
///
/// # Errors
/// `classified` where a text in it bears a mark; the ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    if holds_mark(&request.draft) {
        return Err(Error::classified());
    }
    desk.ledger.remember(KEPT, &request.draft)?;
    Ok(().into())
}

/// True where any text in it bears a mark.
fn holds_mark(value: &Value) -> bool {
    let mut todo = vec![value];
    while let Some(value) = todo.pop() {
        match value {
            Value::String(text) if is_marked(text) => return true,
            Value::Array(items) => todo.extend(items),
            Value::Object(fields) => todo.extend(fields.values()),
            _ => {}
        }
    }
    false
}
