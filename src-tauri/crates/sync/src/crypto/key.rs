use crate::refusal::{Refusal, Result};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes of no fixed meaning, written as lower-case hexadecimal: at most 128 of them.
const BYTES_MAX: usize = 128;

macro_rules! hexadecimal {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Vec<u8>);

        impl $name {
            /// Takes bytes as they are; whether they fit is seen when they are used.
            #[must_use]
            pub fn from_bytes(bytes: &[u8]) -> $name {
                $name(bytes.to_vec())
            }

            /// The bytes.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8] {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = Refusal;
            fn try_from(text: String) -> Result<$name> {
                from_hex(&text).map($name)
            }
        }

        impl From<$name> for String {
            fn from(of: $name) -> String {
                hex::encode(of.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(&self.0))
            }
        }
    };
}

hexadecimal! {
    /// A public key: 32 bytes of Ed25519 or X25519, or 65 of SM2 (04, x, y).
    PublicKey
}
hexadecimal! {
    /// A signature: 64 bytes (R and S of Ed25519, r and s of SM2).
    Signature
}

fn from_hex(text: &str) -> Result<Vec<u8>> {
    let bytes = (text.len() <= BYTES_MAX * 2).then(|| hex::decode(text).ok());
    let bytes = bytes.flatten().filter(|b| hex::encode(b) == text);
    bytes.ok_or_else(|| Refusal::invalid("密钥或签名的写法不对，文件可能已损坏"))
}

/// A secret key: 32 bytes, wiped when it is let go, and never shown.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SecretKey(pub(super) [u8; 32]);

impl SecretKey {
    /// A key from its bytes.
    ///
    /// # Errors
    /// Fails where they are not 32.
    pub fn from_bytes(bytes: &[u8]) -> Result<SecretKey> {
        let bytes = bytes.try_into().ok();
        bytes
            .map(SecretKey)
            .ok_or_else(|| Refusal::damaged("设备密钥已损坏，请向县办重新申请注册码"))
    }

    /// The bytes, for the one place that keeps them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The same in hexadecimal.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// A key that was kept in hexadecimal.
    ///
    /// # Errors
    /// Fails where it is none.
    pub fn from_hex(text: &str) -> Result<SecretKey> {
        SecretKey::from_bytes(&hex::decode(text).unwrap_or_default())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}
