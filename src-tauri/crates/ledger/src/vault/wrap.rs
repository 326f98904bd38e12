use super::key::Key;
use crate::attachment::hex;
use crate::error::{Error, Result};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::rand_core::RngCore;
use chacha20poly1305::aead::{Aead, OsRng, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What a guess costs: 64 MiB and three rounds, about a tenth of a second on an office computer.
const MEMORY_KIB: u32 = 64 * 1024;
const ROUNDS: u32 = 3;
/// A file that asks for more than this was not written by us.
const MEMORY_MOST: u32 = 1024 * 1024;
const ROUNDS_MOST: u32 = 20;

/// The ledger's key, sealed under a secret that a person keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wrapped {
    kdf: String,
    memory_kib: u32,
    rounds: u32,
    salt: String,
    nonce: String,
    sealed: String,
}

/// Seals the key under a secret. `what` binds the result to its place in the file.
pub(super) fn wrap(key: &Key, secret: &str, what: &str) -> Result<Wrapped> {
    let (mut salt, mut nonce) = ([0; 16], [0; 24]);
    OsRng.fill_bytes(&mut salt);
    OsRng.fill_bytes(&mut nonce);
    let stretched = stretch(secret, &salt, MEMORY_KIB, ROUNDS)?;
    let payload = Payload {
        msg: key.bytes(),
        aad: what.as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(stretched.as_ref().into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .map_err(|_| strange())?;
    Ok(Wrapped {
        kdf: "argon2id".to_owned(),
        memory_kib: MEMORY_KIB,
        rounds: ROUNDS,
        salt: hex(&salt),
        nonce: hex(&nonce),
        sealed: hex(&sealed),
    })
}

/// The key, or nothing where the secret is wrong.
pub(super) fn unwrap(wrapped: &Wrapped, secret: &str, what: &str) -> Result<Option<Key>> {
    let known = wrapped.kdf == "argon2id"
        && wrapped.memory_kib <= MEMORY_MOST
        && wrapped.rounds <= ROUNDS_MOST;
    let nonce = bytes(&wrapped.nonce)?;
    if !known || nonce.len() != 24 {
        return Err(strange());
    }
    let salt = bytes(&wrapped.salt)?;
    let stretched = stretch(secret, &salt, wrapped.memory_kib, wrapped.rounds)?;
    let sealed = bytes(&wrapped.sealed)?;
    let payload = Payload {
        msg: &sealed,
        aad: what.as_bytes(),
    };
    let opened = XChaCha20Poly1305::new(stretched.as_ref().into())
        .decrypt(XNonce::from_slice(&nonce), payload)
        .map(Zeroizing::new);
    let key = opened.ok().map(|k| <[u8; 32]>::try_from(k.as_slice()));
    key.transpose()
        .map(|k| k.map(Key::from_bytes))
        .map_err(|_| strange())
}

fn stretch(secret: &str, salt: &[u8], memory: u32, rounds: u32) -> Result<Zeroizing<[u8; 32]>> {
    let params = Params::new(memory, rounds, 1, Some(32)).map_err(|_| strange())?;
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, out.as_mut())
        .map_err(|_| strange())?;
    Ok(out)
}

fn bytes(text: &str) -> Result<Vec<u8>> {
    let digit = |b: u8| char::from(b).to_digit(16);
    let pair = |pair: &[u8]| match pair {
        [a, b] => Some((digit(*a)? * 16 + digit(*b)?) as u8),
        _ => None,
    };
    let read: Option<Vec<u8>> = text.as_bytes().chunks(2).map(pair).collect();
    read.ok_or_else(strange)
}

fn strange() -> Error {
    Error::damaged("密码文件不可读")
}
