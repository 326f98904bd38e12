use crate::batch::Program;
use crate::canonical;
use crate::crypto::{PublicKey, SecretKey, Signature, Suite};
use crate::refusal::Result;
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
    /// That an earlier key of the office stands for this one; none for those it began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endorsed: Option<Endorsement>,
}

/// An earlier key's signature over a new one: who trusts the earlier trusts the new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// Id of the earlier key.
    pub by: String,
    /// With what it signed.
    pub suite: Suite,
    /// Over the new key without this.
    pub signature: Signature,
}

impl OfficeKey {
    /// The same key with an earlier key's signature over it.
    ///
    /// # Errors
    /// Fails where the earlier key is none of the suite.
    pub fn endorse(mut self, by: &str, suite: Suite, secret: &SecretKey) -> Result<OfficeKey> {
        let signature = suite.sign(secret, &self.signed()?)?;
        self.endorsed = Some(Endorsement {
            by: by.to_owned(),
            suite,
            signature,
        });
        Ok(self)
    }

    /// True where the earlier key signed for this one.
    #[must_use]
    pub fn is_endorsed_by(&self, earlier: &OfficeKey) -> bool {
        let Some(endorsed) = &self.endorsed else {
            return false;
        };
        let named = endorsed.by == earlier.id
            && earlier.used_for == KeyUse::Sign
            && earlier.suite == Some(endorsed.suite);
        let verify = |message: Vec<u8>| {
            let (suite, public) = (endorsed.suite, &earlier.public_key);
            suite.verify(public, &message, &endorsed.signature).is_ok()
        };
        named && self.signed().is_ok_and(verify)
    }

    fn signed(&self) -> Result<Vec<u8>> {
        let bare = OfficeKey {
            endorsed: None,
            ..self.clone()
        };
        let mut bytes = b"minglu-office-key/1\n".to_vec();
        bytes.extend(canonical::bytes(&bare)?);
        Ok(bytes)
    }
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
