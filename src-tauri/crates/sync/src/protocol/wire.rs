//! An issued thing as it travels and is kept: the word of its kind stays what it is.

use super::{Issued, IssuedBlob, IssuedKind};
use crate::Unknown;
use crate::crypto::Digest;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Under what the word of a kind stands that this program does not know.
const KIND: &str = "kind";

/// The word of what has no word of its own.
const OTHER: &str = "other";

#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    sequence: u64,
    id: Uuid,
    kind: String,
    digest: Digest,
    body: Value,
    #[serde(default)]
    blobs: Vec<IssuedBlob>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<Uuid>,
    #[serde(flatten)]
    unknown: Unknown,
}

impl From<Wire> for Issued {
    fn from(wire: Wire) -> Issued {
        // Every word is a kind: one that we do not know is `Other`.
        let kind = serde_json::from_value(Value::from(wire.kind.as_str()));
        let kind = kind.unwrap_or(IssuedKind::Other);
        let mut unknown = wire.unknown;
        if kind == IssuedKind::Other && wire.kind != OTHER {
            unknown.insert(KIND.to_owned(), Value::from(wire.kind));
        }
        Issued {
            sequence: wire.sequence,
            id: wire.id,
            kind,
            digest: wire.digest,
            body: wire.body,
            blobs: wire.blobs,
            replaces: wire.replaces,
            unknown,
        }
    }
}

impl From<Issued> for Wire {
    fn from(item: Issued) -> Wire {
        let kind = word(&item);
        let mut unknown = item.unknown;
        unknown.remove(KIND);
        Wire {
            sequence: item.sequence,
            id: item.id,
            kind,
            digest: item.digest,
            body: item.body,
            blobs: item.blobs,
            replaces: item.replaces,
            unknown,
        }
    }
}

/// The word of an item's kind, as it came.
pub(super) fn word(item: &Issued) -> String {
    let kept = match item.kind {
        IssuedKind::Other => item.unknown.get(KIND).cloned(),
        known => serde_json::to_value(known).ok(),
    };
    let kept = kept.as_ref().and_then(Value::as_str);
    kept.unwrap_or(OTHER).to_owned()
}
