use crate::batch::Program;
use crate::crypto::{PublicKey, Suite};
use crate::{Moment, Unknown};
use serde::{Deserialize, Serialize};

/// `GET capabilities`: what the office is, open to everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Capabilities {
    /// The version of the protocol that the office speaks.
    pub protocol: u32,
    /// The oldest that it still understands.
    pub oldest: u32,
    /// The office's program.
    pub program: Program,
    /// Name of the office in Chinese.
    pub office: String,
    /// Which suites devices may sign with.
    pub suites: Vec<Suite>,
    /// The office's public keys, those of the past too.
    pub keys: Vec<OfficeKey>,
    /// What the office takes.
    pub limits: Limits,
    /// The office's clock.
    pub now: Moment,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A public key of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeKey {
    /// Its name.
    pub id: String,
    /// What it is for.
    #[serde(rename = "use")]
    pub used_for: KeyUse,
    /// The suite it signs with; none for sealing, which is always X25519.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suite: Option<Suite>,
    /// The key.
    pub public_key: PublicKey,
}

/// What a key of the office is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyUse {
    /// It signs receipts and answers.
    Sign,
    /// Packages carried by hand are sealed to it.
    Seal,
    /// A use of a newer office.
    #[serde(other)]
    Other,
}

/// What the office takes, in bytes and counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest batch without its attachments.
    pub batch: u64,
    /// Most records of a batch.
    pub records: u64,
    /// Largest attachment.
    pub blob: u64,
    /// Largest chunk of an upload.
    pub chunk: u64,
}
