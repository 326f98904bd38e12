use super::code::RecoveryCode;
use super::file::{VaultFile, parse};
use super::key::Key;
use super::wrap::{unwrap, wrap};
use super::{switch, tries};
use crate::error::{Code, Error, Result};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a password.
const SHORTEST: usize = 8;

const PASSWORD: &str = "minglu password";
const RECOVERY: &str = "minglu recovery";

/// What a person brings to open a protected ledger.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// The password.
    Password(&'a str),
    /// The recovery code, as typed.
    Recovery(&'a str),
}

/// The lock of a protected ledger.
pub struct Vault {
    dir: PathBuf,
    file: VaultFile,
}

impl Vault {
    /// The lock of the ledger in a folder; nothing where the ledger is plain.
    ///
    /// # Errors
    /// Fails where the file that holds the wrapped key is damaged, and its spare too.
    pub fn of(dir: &Path) -> Result<Option<Vault>> {
        switch::settle(dir)?;
        let file = VaultFile::read(dir)?;
        Ok(file.map(|file| Vault {
            dir: dir.to_owned(),
            file,
        }))
    }

    /// The ledger's key. Wrong tries make the next one wait, over restarts too.
    ///
    /// # Errors
    /// `WrongPassword` where the secret is wrong, or comes too soon after others that were.
    pub fn unlock(&self, secret: Secret<'_>) -> Result<Key> {
        tries::admit(&self.dir)?;
        let found = self.file.unwrapped(secret)?;
        let key = found.ok_or_else(|| tries::count(&self.dir, secret.called()))?;
        tries::forget(&self.dir);
        Ok(key)
    }

    /// Seconds until the next try; 0 where it may be made now.
    pub fn wait(&self) -> u64 {
        tries::wait(&self.dir)
    }

    /// Gives the ledger another password. Only the wrapped key is written anew.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `Usage` where the new password is too short.
    pub fn change(&self, secret: Secret<'_>, new: &str) -> Result<Key> {
        let key = self.unlock(secret)?;
        let password = wrapped(&key, new)?;
        VaultFile::new(password, self.file.recovery.clone()).write(&self.dir)?;
        Ok(key)
    }

    /// Makes another recovery code; the one before opens nothing any more.
    ///
    /// # Errors
    /// As [`Vault::unlock`].
    pub fn new_code(&self, secret: Secret<'_>) -> Result<RecoveryCode> {
        let key = self.unlock(secret)?;
        let code = RecoveryCode::fresh();
        let recovery = wrap(&key, code.plain(), RECOVERY)?;
        VaultFile::new(self.file.password.clone(), recovery).write(&self.dir)?;
        Ok(code)
    }
}

impl<'a> Secret<'a> {
    /// What a person has typed where either will do.
    pub fn told(text: &'a str) -> Secret<'a> {
        match RecoveryCode::parse(text) {
            Ok(_) => Secret::Recovery(text),
            Err(_) => Secret::Password(text),
        }
    }

    fn called(&self) -> &'static str {
        match self {
            Secret::Password(_) => "密码",
            Secret::Recovery(_) => "恢复码",
        }
    }
}

impl VaultFile {
    /// The key; nothing where the secret is wrong.
    fn unwrapped(&self, secret: Secret<'_>) -> Result<Option<Key>> {
        match secret {
            Secret::Password(text) => unwrap(&self.password, &told(text), PASSWORD),
            Secret::Recovery(text) => {
                let code = RecoveryCode::parse(text)?;
                unwrap(&self.recovery, code.plain(), RECOVERY)
            }
        }
    }
}

/// Opens a wrapped key that came with a backup. Each guess costs what it costs; nobody counts them,
/// for whoever has the file can take it elsewhere.
pub(crate) fn unlock_wrapped(bytes: &[u8], secret: Secret<'_>) -> Result<Key> {
    let found = parse(bytes)?.unwrapped(secret)?;
    found.ok_or_else(|| {
        let message = format!("{}不对。请输入做这份备份时的密码或恢复码", secret.called());
        Error::new(Code::WrongPassword, message)
    })
}

/// A key and what opens it, for a ledger that gets its first password.
pub(super) fn fresh(password: &str) -> Result<(Key, VaultFile, RecoveryCode)> {
    let (key, code) = (Key::fresh(), RecoveryCode::fresh());
    let password = wrapped(&key, password)?;
    let recovery = wrap(&key, code.plain(), RECOVERY)?;
    Ok((key, VaultFile::new(password, recovery), code))
}

fn wrapped(key: &Key, password: &str) -> Result<super::wrap::Wrapped> {
    let told = told(password);
    if told.chars().count() < SHORTEST {
        let message = format!("密码至少要 {SHORTEST} 个字符，可以是几个词连成的一句话");
        return Err(Error::new(Code::Usage, message));
    }
    wrap(key, &told, PASSWORD)
}

/// The same password whichever input method wrote it.
fn told(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfkc().collect())
}
