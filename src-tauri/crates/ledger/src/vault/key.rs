use chacha20poly1305::aead::OsRng;
use chacha20poly1305::aead::rand_core::RngCore;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The key of a protected ledger. Everything of that ledger opens with it, its backups too.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// A key that nobody has had before.
    pub(super) fn fresh() -> Key {
        let mut bytes = [0; 32];
        OsRng.fill_bytes(&mut bytes);
        Key(bytes)
    }

    pub(super) fn from_bytes(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The database's key as SQLCipher takes it: 32 bytes in hexadecimal, no derivation of its own.
    pub(crate) fn for_database(&self) -> String {
        let part = self.part("database");
        format!("x'{}'", crate::attachment::hex(part.bytes()))
    }

    /// The key that seals attachments and waiting files.
    pub(super) fn for_files(&self) -> Key {
        self.part("files")
    }

    /// The name under which content of this digest lies: a digest itself would tell whoever has
    /// the same file that it is here.
    pub(crate) fn name_of(&self, digest: &str) -> String {
        let part = self.part("names");
        let keyed = <Hmac<Sha256> as Mac>::new_from_slice(part.bytes());
        // HMAC takes keys of every length.
        let Ok(mut keyed) = keyed else {
            return String::new();
        };
        keyed.update(digest.as_bytes());
        crate::attachment::hex(&keyed.finalize().into_bytes())
    }

    fn part(&self, purpose: &str) -> Key {
        let mut bytes = [0; 32];
        let expanded = Hkdf::<Sha256>::new(Some(b"minglu vault 1"), &self.0)
            .expand(purpose.as_bytes(), &mut bytes);
        debug_assert!(expanded.is_ok(), "32 bytes are never too many");
        Key(bytes)
    }
}

/// A key is never shown, not even in a log.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
