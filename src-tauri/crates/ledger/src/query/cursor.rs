use super::Query;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// Where a page ended. Outside it is opaque text.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// Which query it belongs to.
    #[serde(rename = "q")]
    pub(super) query: String,
    #[serde(rename = "t")]
    pub(super) total: u64,
    #[serde(rename = "n")]
    pub(super) row: i64,
    /// Sort values of the last row.
    #[serde(rename = "k")]
    pub(super) keys: Vec<Json>,
}

impl Cursor {
    pub(super) fn encode(&self) -> Result<String> {
        Ok(crate::attachment::hex(&serde_json::to_vec(self)?))
    }

    /// Reads the cursor of a query; refuses that of another.
    pub(super) fn of(query: &Query) -> Result<Option<Cursor>> {
        let Some(text) = &query.after else {
            return Ok(None);
        };
        let cursor = decode(text).filter(|cursor| cursor.query == stamp(query));
        cursor
            .map(Some)
            .ok_or_else(|| Error::usage("翻页位置已失效，请从第一页重新开始"))
    }
}

fn decode(text: &str) -> Option<Cursor> {
    let digits = text.as_bytes();
    let pairs = digits.chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        (pair.len() == 2)
            .then(|| u8::from_str_radix(pair, 16).ok())
            .flatten()
    });
    serde_json::from_slice(&pairs.collect::<Option<Vec<u8>>>()?).ok()
}

/// Tells queries apart in everything but the page.
pub(super) fn stamp(query: &Query) -> String {
    let text = format!(
        "{:?}",
        (
            &query.ledger,
            &query.filters,
            &query.search,
            &query.sort,
            query.trashed
        )
    );
    let digest = Sha256::digest(text);
    crate::attachment::hex(digest.get(..6).unwrap_or_default())
}
