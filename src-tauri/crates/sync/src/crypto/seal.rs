//! Sealing to somebody's key: HPKE (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.

use super::{PublicKey, SecretKey};
use crate::refusal::{Code, Refusal, Result};
use hpke::aead::{AeadCtxR, AeadCtxS, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem as KemTrait, OpModeR, OpModeS, Serializable};
use rand_core::{CryptoRng, Error as RandError, OsRng, RngCore};

type Kem = X25519HkdfSha256;

/// Whom something is sealed to.
pub struct SealKey(<Kem as KemTrait>::PublicKey);

/// Who can open it.
pub struct OpenKey(<Kem as KemTrait>::PrivateKey);

/// Seals piece after piece, so that none can be left out, doubled or put elsewhere.
pub struct Sealer(AeadCtxS<ChaCha20Poly1305, HkdfSha256, Kem>);

/// Opens piece after piece, in the order in which they were sealed.
pub struct Opener(AeadCtxR<ChaCha20Poly1305, HkdfSha256, Kem>);

impl SealKey {
    /// The key of a recipient.
    ///
    /// # Errors
    /// Fails where it is no X25519 key.
    pub fn new(public: &PublicKey) -> Result<SealKey> {
        let key = Deserializable::from_bytes(public.as_bytes());
        key.map(SealKey)
            .map_err(|_| Refusal::damaged("县办的加密公钥无法识别，请向县办重新申请注册码"))
    }

    /// Begins to seal for a purpose; returns what the recipient needs to begin to open.
    ///
    /// # Errors
    /// Fails where the key is weak.
    pub fn begin(&self, purpose: &str) -> Result<(Vec<u8>, Sealer)> {
        let begun = hpke::setup_sender::<ChaCha20Poly1305, HkdfSha256, Kem, _>(
            &OpModeS::Base,
            &self.0,
            purpose.as_bytes(),
            &mut Chance,
        );
        let (encapsulated, context) = begun.map_err(Refusal::internal)?;
        Ok((encapsulated.to_bytes().to_vec(), Sealer(context)))
    }
}

impl OpenKey {
    /// A new key from the system's source of chance.
    #[must_use]
    pub fn generate() -> OpenKey {
        OpenKey(Kem::gen_keypair(&mut Chance).0)
    }

    /// A kept key.
    ///
    /// # Errors
    /// Fails where it is no X25519 key.
    pub fn new(secret: &SecretKey) -> Result<OpenKey> {
        let key = Deserializable::from_bytes(secret.as_bytes());
        key.map(OpenKey).map_err(Refusal::internal)
    }

    /// The bytes, for the one place that keeps them.
    #[must_use]
    pub fn secret(&self) -> SecretKey {
        SecretKey(self.0.to_bytes().into())
    }

    /// The key that others seal to.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::from_bytes(&Kem::sk_to_pk(&self.0).to_bytes())
    }

    /// Begins to open what was sealed to this key for the same purpose.
    ///
    /// # Errors
    /// Fails where what the sealer wrote down is no beginning.
    pub fn begin(&self, encapsulated: &[u8], purpose: &str) -> Result<Opener> {
        let begin = <Kem as KemTrait>::EncappedKey::from_bytes(encapsulated);
        let begun = begin.and_then(|begin| {
            hpke::setup_receiver(&OpModeR::Base, &self.0, &begin, purpose.as_bytes())
        });
        begun.map(Opener).map_err(|_| not_for_us())
    }
}

impl Sealer {
    /// Seals the next piece; `last` is sealed with it, so that no end can be cut off.
    ///
    /// # Errors
    /// Fails where too much has been sealed with one beginning.
    pub fn seal(&mut self, piece: &[u8], last: bool) -> Result<Vec<u8>> {
        let sealed = self.0.seal(piece, &[u8::from(last)]);
        sealed.map_err(Refusal::internal)
    }
}

impl Opener {
    /// Opens the next piece.
    ///
    /// # Errors
    /// Fails where it was sealed to another key, changed, or is not the next.
    pub fn open(&mut self, sealed: &[u8], last: bool) -> Result<Vec<u8>> {
        self.0
            .open(sealed, &[u8::from(last)])
            .map_err(|_| not_for_us())
    }
}

fn not_for_us() -> Refusal {
    Refusal::new(
        Code::Damaged,
        "这个文件不是发给本机的，或者已经损坏，请让对方重新导出",
    )
}

/// The system's source of chance under the name that this library asks for.
struct Chance;

impl RngCore for Chance {
    fn next_u32(&mut self) -> u32 {
        OsRng.next_u32()
    }
    fn next_u64(&mut self) -> u64 {
        OsRng.next_u64()
    }
    fn fill_bytes(&mut self, into: &mut [u8]) {
        OsRng.fill_bytes(into);
    }
    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), RandError> {
        OsRng.try_fill_bytes(into)
    }
}

impl CryptoRng for Chance {}
