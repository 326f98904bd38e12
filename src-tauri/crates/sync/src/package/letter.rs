use crate::batch::UnitRef;
use crate::crypto::Suite;
use crate::protocol::{EnrolRequest, Issued, KnownBatch, OfficeKey, TheirBatch};
use crate::{Moment, Unknown};
use serde::{Deserialize, Serialize};

/// What a unit says to the office with its package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Carried {
    /// Who signs; the office knows the key by this id, or from `enrol`.
    pub device: String,
    /// With what.
    pub suite: Suite,
    /// Whose device it says to be, where it is enrolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitRef>,
    /// A device that has never been online is enrolled by the same package.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrol: Option<EnrolRequest>,
    /// All that the unit has frozen: the office answers how each stands.
    pub batches: Vec<KnownBatch>,
    /// The epoch of the office that `after` speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<String>,
    /// The last sequence that the unit has taken in.
    pub after: u64,
    /// When it was made, by the unit's clock: told, never relied upon.
    pub made_at: Moment,
    /// What a newer program says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What the office says in return.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Name of the office.
    pub office: String,
    /// Id of the key that signs.
    pub key: String,
    /// With what.
    pub suite: Suite,
    /// Whose answer it is.
    pub unit: UnitRef,
    /// All keys of the office.
    pub keys: Vec<OfficeKey>,
    /// How the unit's batches stand, receipts among it.
    pub batches: Vec<TheirBatch>,
    /// See `StatusResponse::epoch`.
    pub epoch: String,
    /// The last sequence that the office has issued to this unit.
    pub latest: u64,
    /// What was issued after the package's `after`.
    pub items: Vec<Issued>,
    /// When it was made, by the office's clock.
    pub made_at: Moment,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}
