use crate::batch::Batch;
use crate::crypto::{PublicKey, Suite};
use crate::protocol::{KeyUse, OfficeKey};
use crate::receipt::Receipt;
use crate::refusal::{Code, Refusal, Result};

/// The keys of the office at which the device was enrolled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfficeKeys(pub Vec<OfficeKey>);

impl OfficeKeys {
    /// The key to which packages are sealed: the newest.
    #[must_use]
    pub fn to_seal(&self) -> Option<&OfficeKey> {
        self.0.iter().rev().find(|key| key.used_for == KeyUse::Seal)
    }

    /// The key of this name with which the office signs.
    ///
    /// # Errors
    /// [`Code::NotTheOffice`] where there is none.
    pub fn to_verify(&self, id: &str, suite: Suite) -> Result<&PublicKey> {
        let found = self
            .0
            .iter()
            .find(|key| key.used_for == KeyUse::Sign && key.id == id && key.suite == Some(suite));
        found.map(|key| &key.public_key).ok_or_else(|| {
            Refusal::new(
                Code::NotTheOffice,
                "县办的签名密钥与注册时不同，请与县办核对后重新注册",
            )
        })
    }

    /// Refuses a receipt that the office has not signed, or for another content.
    ///
    /// # Errors
    /// [`Code::NotTheOffice`], [`Code::OtherContent`].
    pub fn confirm(&self, receipt: &Receipt, batch: &Batch) -> Result<()> {
        receipt.verify(self.to_verify(&receipt.key, receipt.suite)?)?;
        receipt.confirms(batch)
    }
}
