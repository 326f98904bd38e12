use super::{Hasher, Provider, PublicKey, SecretKey, Signature};
use crate::refusal::{Code, Refusal, Result};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use rand_core::OsRng;

/// Ed25519 (RFC 8032) with SHA-256.
pub(super) struct Ed25519;

impl Provider for Ed25519 {
    fn hasher(&self) -> Hasher {
        Hasher::sha256()
    }

    fn generate(&self) -> SecretKey {
        SecretKey(SigningKey::generate(&mut OsRng).to_bytes())
    }

    fn public(&self, secret: &SecretKey) -> Result<PublicKey> {
        let key = SigningKey::from_bytes(secret.as_bytes());
        Ok(PublicKey::from_bytes(key.verifying_key().as_bytes()))
    }

    fn sign(&self, secret: &SecretKey, message: &[u8]) -> Result<Signature> {
        let key = SigningKey::from_bytes(secret.as_bytes());
        Ok(Signature::from_bytes(&key.sign(message).to_bytes()))
    }

    fn verify(&self, public: &PublicKey, message: &[u8], signature: &Signature) -> Result<()> {
        let key = <[u8; 32]>::try_from(public.as_bytes()).ok();
        let key = key.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        let signature = ed25519_dalek::Signature::from_slice(signature.as_bytes()).ok();
        // `verify_strict` also refuses weak keys and signatures that have a second form.
        let fits = key
            .zip(signature)
            .is_some_and(|(key, signature)| key.verify_strict(message, &signature).is_ok());
        fits.then_some(()).ok_or_else(wrong_signature)
    }
}

pub(super) fn wrong_signature() -> Refusal {
    Refusal::new(Code::Unauthenticated, "签名与内容不符，内容可能被改动过")
}
