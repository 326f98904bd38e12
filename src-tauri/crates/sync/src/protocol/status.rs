use crate::crypto::Digest;
use crate::receipt::Receipt;
use crate::{Moment, Unknown};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST status`: what the unit has frozen, and how far it knows what the office issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatusRequest {
    /// At most 1,000 at once.
    pub batches: Vec<KnownBatch>,
    /// The last sequence that the unit has taken in.
    pub after: u64,
}

/// A batch of the unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownBatch {
    /// Which.
    pub id: Uuid,
    /// Its content.
    pub digest: Digest,
}

/// What the office has of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatusResponse {
    /// In the order of the request.
    pub batches: Vec<TheirBatch>,
    /// Changes when the office's store was restored from a backup: then sequences begin anew.
    pub epoch: String,
    /// The last sequence that the office has issued to this unit.
    pub latest: u64,
    /// The office's clock.
    pub now: Moment,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A batch as the office has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TheirBatch {
    /// Which.
    pub id: Uuid,
    /// How it stands.
    pub state: BatchState,
    /// That it was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
}

/// How a batch stands at the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// It is not there.
    Absent,
    /// It is there and waits for review.
    Stored,
    /// It was accepted.
    Accepted,
    /// It was returned with remarks.
    Returned,
    /// Another content has this id.
    OtherContent,
    /// A state of a newer office.
    #[serde(other)]
    Other,
}
