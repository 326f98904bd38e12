//! Passwords as they are kept: Argon2id with a salt of its own each.

use crate::{Error, Result, secret};
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

/// Characters of a password at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=200;

/// So many are reckoned at once: each takes 19 MiB, and nobody who knocks may use up the machine.
const AT_ONCE: usize = 2;

/// What is kept of a password.
///
/// # Errors
/// `usage` where it is too short or too long.
pub fn hashed(password: &str) -> Result<String> {
    if !LENGTH.contains(&password.chars().count()) {
        return Err(Error::usage(format!(
            "密码至少 {} 个字符，最多 {} 个",
            LENGTH.start(),
            LENGTH.end()
        )));
    }
    let salt =
        SaltString::encode_b64(&secret::chance::<16>()?).map_err(|e| Error::internal("salt", e))?;
    let hash = one_of_few(|| {
        Argon2::default()
            .hash_password(password.as_bytes(), &salt)
            .map(|h| h.to_string())
    });
    hash.map_err(|e| Error::internal("argon2", e))
}

/// True where the password is the one of which the hash was kept. Without one it takes as long, so
/// that nobody learns which names there are.
pub fn fits(password: &str, kept: Option<&str>) -> bool {
    if password.chars().count() > *LENGTH.end() {
        return false;
    }
    let nobody = nobody();
    let Ok(hash) = PasswordHash::new(kept.unwrap_or(nobody)) else {
        return false;
    };
    let right = one_of_few(|| Argon2::default().verify_password(password.as_bytes(), &hash));
    right.is_ok() && kept.is_some()
}

fn nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| hashed("no such person").unwrap_or_default())
}

fn one_of_few<T>(work: impl FnOnce() -> T) -> T {
    static BUSY: Mutex<usize> = Mutex::new(0);
    static FREED: Condvar = Condvar::new();
    let mut busy = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
    while *busy >= AT_ONCE {
        busy = FREED.wait(busy).unwrap_or_else(PoisonError::into_inner);
    }
    *busy += 1;
    drop(busy);
    let outcome = work();
    *BUSY.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
    FREED.notify_one();
    outcome
}
