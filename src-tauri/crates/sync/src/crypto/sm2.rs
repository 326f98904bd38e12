use super::ed25519::wrong_signature;
use super::{Hasher, Provider, PublicKey, SecretKey, Signature};
use crate::refusal::{Refusal, Result};
use rand_core::OsRng;
use sm2::dsa::signature::{Signer, Verifier};
use sm2::dsa::{SigningKey, VerifyingKey};
use sm2::elliptic_curve::sec1::ToEncodedPoint;

/// SM2 (GB/T 32918.2) with SM3 (GB/T 32905).
pub(super) struct Sm2;

/// The name of the signer that GM/T 0009 gives where no other is agreed.
const SIGNER: &str = "1234567812345678";

impl Provider for Sm2 {
    fn hasher(&self) -> Hasher {
        Hasher::sm3()
    }

    fn generate(&self) -> SecretKey {
        let key = sm2::SecretKey::random(&mut OsRng);
        SecretKey(key.to_bytes().into())
    }

    fn public(&self, secret: &SecretKey) -> Result<PublicKey> {
        let point = secret_key(secret)?.public_key().to_encoded_point(false);
        Ok(PublicKey::from_bytes(point.as_bytes()))
    }

    fn sign(&self, secret: &SecretKey, message: &[u8]) -> Result<Signature> {
        let key = SigningKey::new(SIGNER, &secret_key(secret)?).map_err(Refusal::internal)?;
        let signature = key.try_sign(message).map_err(Refusal::internal)?;
        Ok(Signature::from_bytes(&signature.to_bytes()))
    }

    fn verify(&self, public: &PublicKey, message: &[u8], signature: &Signature) -> Result<()> {
        let key = VerifyingKey::from_sec1_bytes(SIGNER, public.as_bytes()).ok();
        let signature = sm2::dsa::Signature::from_slice(signature.as_bytes()).ok();
        let fits = key
            .zip(signature)
            .is_some_and(|(key, signature)| key.verify(message, &signature).is_ok());
        fits.then_some(()).ok_or_else(wrong_signature)
    }
}

fn secret_key(secret: &SecretKey) -> Result<sm2::SecretKey> {
    sm2::SecretKey::from_slice(secret.as_bytes())
        .map_err(|_| Refusal::damaged("设备密钥已损坏，请向县办重新申请注册码"))
}
