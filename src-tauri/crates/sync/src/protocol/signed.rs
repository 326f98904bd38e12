//! Who asks: the device signs every request, with a time and a number that is used once.

use super::PROTOCOL;
use crate::Moment;
use crate::crypto::{PublicKey, SecretKey, Signature, Suite};
use crate::refusal::Result;
use chrono::SecondsFormat;

/// Header: id of the device.
pub const DEVICE: &str = "Minglu-Device";
/// Header: time of the request, RFC 3339 in Universal Time with whole seconds.
pub const TIME: &str = "Minglu-Time";
/// Header: 32 hexadecimal digits, used once.
pub const NONCE: &str = "Minglu-Nonce";
/// Header: the signature in hexadecimal.
pub const SIGNATURE: &str = "Minglu-Signature";
/// Header: version of the protocol that the asker speaks.
pub const PROTOCOL_HEADER: &str = "Minglu-Protocol";
/// Header: digest of a chunk, SHA-256 in hexadecimal.
pub const CHUNK_DIGEST: &str = "Minglu-Chunk";

/// How far the time of a request may be from the office's, in seconds.
pub const SKEW_MAX: i64 = 300;

/// What is signed of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestSeal<'a> {
    /// `GET`, `POST` or `PUT`.
    pub method: &'a str,
    /// With its query, as it stands in the request line.
    pub path: &'a str,
    /// As it is sent.
    pub body: &'a [u8],
    /// Id of the device.
    pub device: &'a str,
    /// By the office's clock, as far as the device knows it.
    pub time: Moment,
    /// 32 hexadecimal digits.
    pub nonce: &'a str,
}

impl RequestSeal<'_> {
    /// Signs the request.
    ///
    /// # Errors
    /// Fails where the key is none of the suite.
    pub fn sign(&self, suite: Suite, secret: &SecretKey) -> Result<Signature> {
        suite.sign(secret, &self.signed(suite))
    }

    /// Refuses a request that was not signed by this key.
    ///
    /// # Errors
    /// Fails where the signature does not fit.
    pub fn verify(&self, suite: Suite, public: &PublicKey, signature: &Signature) -> Result<()> {
        suite.verify(public, &self.signed(suite), signature)
    }

    /// The time as it stands in its header.
    #[must_use]
    pub fn time_text(&self) -> String {
        self.time.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    fn signed(&self, suite: Suite) -> Vec<u8> {
        let body = suite.digest(self.body);
        let (method, path, device, nonce) = (self.method, self.path, self.device, self.nonce);
        let time = self.time_text();
        format!("minglu-request/{PROTOCOL}\n{method}\n{path}\n{body}\n{device}\n{time}\n{nonce}\n")
            .into_bytes()
    }
}
