use super::Book;
use crate::{Desk, Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// Preference that keeps what the clerk said once for all letters.
const KEPT: &str = "letters";

/// Answers by the names that they are for.
pub(super) type Said = BTreeMap<String, String>;

/// What is kept for all letters.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    /// Answers.
    pub said: Said,
    /// The office's own patterns of numbers, by series.
    pub patterns: BTreeMap<String, String>,
}

impl Kept {
    /// What is kept at this desk.
    pub fn of(desk: &Desk) -> Result<Kept> {
        let Some(kept) = desk.ledger.recall(KEPT)? else {
            return Ok(Kept::default());
        };
        serde_json::from_value(kept).map_err(|e| {
            let words = format!("存下的文书设置读不了：{e}。请重新填写文书设置");
            Error::new("damaged", words)
        })
    }

    /// Takes over the answers that are for all letters.
    pub fn hear(&mut self, book: &Book, said: &Said) {
        for name in book.asked().filter(|name| name.keep) {
            if let Some(said) = said.get(&name.name) {
                self.said.insert(name.name.clone(), said.trim().to_owned());
            }
        }
    }

    /// Keeps it, where it is not kept already.
    pub fn keep(&self, desk: &Desk) -> Result<()> {
        match *self == Kept::of(desk)? {
            true => Ok(()),
            false => Ok(desk.ledger.remember(KEPT, &json!(self))?),
        }
    }
}
