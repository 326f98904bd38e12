//! Digests and signatures behind one small interface with two providers: Ed25519 with SHA-256,
//! and SM2 with SM3 (GB/T 32918, GB/T 32905). Neither is a certified cryptographic product.

mod blob;
mod digest;
mod ed25519;
mod key;
mod seal;
mod sm2;

pub use blob::{BlobDigest, BlobHasher};
pub use digest::{Digest, Hasher};
pub use key::{PublicKey, SecretKey, Signature};
pub use seal::{OpenKey, Opener, SealKey, Sealer};

use crate::refusal::Result;
use serde::{Deserialize, Serialize};

/// A pair of a signature and a digest that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Suite {
    /// Ed25519 over SHA-256: the default.
    #[serde(rename = "ed25519-sha256")]
    Ed25519,
    /// SM2 over SM3, with the signer's name 1234567812345678 that GM/T 0009 gives by default.
    #[serde(rename = "sm2-sm3")]
    Sm2,
}

/// What a provider does. Both providers pass the same tests.
pub(crate) trait Provider: Send + Sync {
    /// A digest that has seen nothing yet.
    fn hasher(&self) -> Hasher;
    /// A new key from the system's source of chance.
    fn generate(&self) -> SecretKey;
    /// The public key of a secret one.
    fn public(&self, secret: &SecretKey) -> Result<PublicKey>;
    /// A signature over a message.
    fn sign(&self, secret: &SecretKey, message: &[u8]) -> Result<Signature>;
    /// Refuses what was not signed by this key.
    fn verify(&self, public: &PublicKey, message: &[u8], signature: &Signature) -> Result<()>;
}

impl Suite {
    /// All of them, the preferred first.
    pub const ALL: [Suite; 2] = [Suite::Ed25519, Suite::Sm2];

    fn provider(self) -> &'static dyn Provider {
        match self {
            Suite::Ed25519 => &ed25519::Ed25519,
            Suite::Sm2 => &sm2::Sm2,
        }
    }

    /// A digest that has seen nothing yet.
    #[must_use]
    pub fn hasher(self) -> Hasher {
        self.provider().hasher()
    }

    /// The digest of bytes.
    #[must_use]
    pub fn digest(self, bytes: &[u8]) -> Digest {
        let mut hasher = self.hasher();
        hasher.update(bytes);
        hasher.finish()
    }

    /// A new key from the system's source of chance.
    #[must_use]
    pub fn generate(self) -> SecretKey {
        self.provider().generate()
    }

    /// The public key of a secret one.
    ///
    /// # Errors
    /// Fails where the secret is no key of this suite.
    pub fn public(self, secret: &SecretKey) -> Result<PublicKey> {
        self.provider().public(secret)
    }

    /// A signature over a message.
    ///
    /// # Errors
    /// Fails where the secret is no key of this suite.
    pub fn sign(self, secret: &SecretKey, message: &[u8]) -> Result<Signature> {
        self.provider().sign(secret, message)
    }

    /// Refuses what was not signed by this key.
    ///
    /// # Errors
    /// Fails where key or signature are none of this suite, or do not fit the message.
    pub fn verify(self, public: &PublicKey, message: &[u8], signature: &Signature) -> Result<()> {
        self.provider().verify(public, message, signature)
    }
}
