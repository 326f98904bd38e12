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

    /// These keys and those for which one of them stands, by itself or through others in between.
    /// What nobody stands for is left out: it may be anybody's.
    #[must_use]
    pub fn extended(&self, said: &[OfficeKey]) -> OfficeKeys {
        let mut known = self.0.clone();
        loop {
            let fresh = said.iter().find(|key| {
                let is_new = known.iter().all(|old| old.id != key.id);
                is_new && known.iter().any(|old| key.is_endorsed_by(old))
            });
            match fresh {
                Some(key) => known.push(key.clone()),
                None => return OfficeKeys(known),
            }
        }
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
                "县办的签名密钥与注册时不同，也没有旧密钥的证明，未予采用。请与县办核对；确是县办换了密钥的，请向县办要一份新的注册文件重新注册",
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
