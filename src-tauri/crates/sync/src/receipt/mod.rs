//! What the office signs when it has stored a batch. Only a stored receipt makes a batch sent.

use crate::batch::{Batch, UnitRef};
use crate::canonical;
use crate::crypto::{Digest, PublicKey, SecretKey, Signature, Suite};
use crate::refusal::{Code, Refusal, Result};
use crate::{Moment, Unknown};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// That the office has stored a batch, and what it stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which batch.
    pub batch: Uuid,
    /// Whose.
    pub unit: UnitRef,
    /// Its number in the unit's series.
    pub number: String,
    /// What was stored.
    pub digest: Digest,
    /// How many records of each ledger were counted.
    pub counts: Vec<Count>,
    /// How many attachments are kept for it.
    pub attachments: u64,
    /// When, by the office's clock.
    pub stored_at: Moment,
    /// Place in what the office gave out to this unit.
    pub sequence: u64,
    /// Name of the office.
    pub office: String,
    /// Id of the office's key.
    pub key: String,
    /// With what it signed.
    pub suite: Suite,
    /// What a newer office wrote; it is signed too.
    #[serde(flatten)]
    pub unknown: Unknown,
    /// Over the canonical JSON of everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

/// Records of one ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Name of the ledger in code.
    pub ledger: String,
    /// How many.
    pub count: u64,
}

impl Receipt {
    /// Signs it.
    ///
    /// # Errors
    /// Fails where the key is none of the suite.
    pub fn sign(mut self, secret: &SecretKey) -> Result<Receipt> {
        self.signature = Some(self.suite.sign(secret, &self.signed()?)?);
        Ok(self)
    }

    /// Refuses a receipt that this key has not signed.
    ///
    /// # Errors
    /// Fails with [`Code::NotTheOffice`].
    pub fn verify(&self, public: &PublicKey) -> Result<()> {
        let strange = || Refusal::new(Code::NotTheOffice, "回执不是注册的县办签发的，未予采用");
        let signature = self.signature.as_ref().ok_or_else(strange)?;
        let verified = self.suite.verify(public, &self.signed()?, signature);
        verified.map_err(|_| strange())
    }

    /// Refuses a receipt that does not confirm exactly this batch.
    ///
    /// # Errors
    /// Fails with [`Code::OtherContent`].
    pub fn confirms(&self, batch: &Batch) -> Result<()> {
        let manifest = batch.manifest();
        let counts = manifest.ledgers.iter().map(|part| Count {
            ledger: part.ledger.clone(),
            count: part.count,
        });
        let same = self.batch == manifest.id
            && self.unit.code == manifest.unit.code
            && self.digest == *batch.digest()
            && self.counts == counts.collect::<Vec<_>>()
            && self.attachments == manifest.attachments.len() as u64;
        match same {
            true => Ok(()),
            false => Err(Refusal::new(
                Code::OtherContent,
                "回执上的内容与本机这一批不一致，请联系县办核对",
            )),
        }
    }

    fn signed(&self) -> Result<Vec<u8>> {
        let mut value = serde_json::to_value(self).map_err(Refusal::internal)?;
        if let Value::Object(map) = &mut value {
            map.remove("signature");
        }
        let mut bytes = b"minglu-receipt/1\n".to_vec();
        bytes.extend(canonical::bytes(&value)?);
        Ok(bytes)
    }
}
