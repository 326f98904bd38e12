//! Secrets that the office makes and gives away: one-time codes and sessions. Kept are their
//! digests only.

use crate::{Error, Result};
use rustls::crypto::ring::default_provider;
use sha2::{Digest, Sha256};

/// Letters and digits that nobody mistakes for one another on paper.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// Bytes from the system's source of chance.
///
/// # Errors
/// `internal` where the system has none.
pub fn chance<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    default_provider()
        .secure_random
        .fill(&mut bytes)
        .map_err(|_| Error::internal("chance", "none"))?;
    Ok(bytes)
}

/// A secret for a program: 256 bits.
///
/// # Errors
/// As for [`chance`].
pub fn token() -> Result<String> {
    Ok(hex(&chance::<32>()?))
}

/// A secret that a person reads out: `ABCD-EFGH-JKLM-NPQR`, 80 bits.
///
/// # Errors
/// As for [`chance`].
pub fn code() -> Result<String> {
    let letters = chance::<16>()?.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    Ok(groups.join("-"))
}

/// What is kept of a secret. Small letters, spaces and dashes make no difference in a code.
pub fn kept(secret: &str) -> String {
    let letters = secret.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = letters.map(|c| c.to_ascii_uppercase()).collect();
    hex(&Sha256::digest(plain.as_bytes()))
}

/// Bytes in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
