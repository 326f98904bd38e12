use super::code::RecoveryCode;
use super::file::{Holder, VaultFile, parse};
use super::key::Key;
use super::wrap::{unwrap, wrap};
use super::{switch, tries};
use crate::error::{Code, Error, Result};
use crate::people::{Person, place_of};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a password.
const SHORTEST: usize = 8;

const RECOVERY: &str = "minglu recovery";

/// What a person brings to open a protected ledger.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// The password of the person who speaks.
    Password(&'a str),
    /// The recovery code, as typed.
    Recovery(&'a str),
}

/// The lock of a protected ledger.
pub struct Vault {
    pub(super) dir: PathBuf,
    pub(super) file: VaultFile,
    /// Who stands before it; the only one where there is but one.
    pub(super) speaker: Option<usize>,
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
            speaker: (file.people.len() == 1).then_some(0),
            file,
        }))
    }

    /// The same lock, with this person before it.
    ///
    /// # Errors
    /// `NotFound` where she has no password here.
    pub fn named(mut self, name: &str) -> Result<Vault> {
        self.speaker = Some(place_of(&self.people(), name)?);
        Ok(self)
    }

    /// Everybody who has a password. Somebody from before people had names has an empty one.
    pub fn people(&self) -> Vec<Person> {
        let holders = self.file.people.iter();
        holders.map(|holder| holder.person.clone()).collect()
    }

    /// The person before the lock.
    ///
    /// # Errors
    /// `Usage` where nobody has said who she is.
    pub fn speaker(&self) -> Result<Person> {
        Ok(self.file.people[self.at()?].person.clone())
    }

    pub(super) fn at(&self) -> Result<usize> {
        let who = || Error::new(Code::Usage, "这份台账有几个人使用，请先选姓名");
        self.speaker.ok_or_else(who)
    }

    /// The ledger's key. Wrong tries make the next one wait, over restarts too.
    ///
    /// # Errors
    /// `WrongPassword` where the secret is wrong, or comes too soon after others that were.
    pub fn unlock(&self, secret: Secret<'_>) -> Result<Key> {
        if matches!(secret, Secret::Password(_)) {
            self.at()?;
        }
        tries::admit(&self.dir)?;
        let found = self.file.unwrapped(self.speaker, secret)?;
        let key = found.ok_or_else(|| tries::count(&self.dir, secret.called()))?;
        tries::forget(&self.dir);
        self.file.settle_spare(&self.dir)?;
        Ok(key)
    }

    /// Seconds until the next try; 0 where it may be made now.
    pub fn wait(&self) -> u64 {
        tries::wait(&self.dir)
    }

    /// Gives the person before the lock another password. Only the wrapped key is written anew.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `Usage` where the new password is too short.
    pub fn change(&self, secret: Secret<'_>, new: &str) -> Result<Key> {
        let person = self.speaker()?;
        let key = self.unlock(secret)?;
        self.replace_speaker(holder(person, &key, new)?)?;
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
        VaultFile::new(self.file.people.clone(), recovery).write(&self.dir)?;
        Ok(code)
    }

    pub(super) fn replace_speaker(&self, holder: Holder) -> Result<()> {
        let mut people = self.file.people.clone();
        people[self.at()?] = holder;
        VaultFile::new(people, self.file.recovery.clone()).write(&self.dir)
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
    /// The key; nothing where the secret is wrong. A password is tried as that of one person, or as
    /// anybody's.
    fn unwrapped(&self, whose: Option<usize>, secret: Secret<'_>) -> Result<Option<Key>> {
        match secret {
            Secret::Password(text) => {
                let told = told(text);
                for (at, holder) in self.people.iter().enumerate() {
                    if whose.is_none_or(|one| one == at)
                        && let Some(key) = holder.unwrapped(&told)?
                    {
                        return Ok(Some(key));
                    }
                }
                Ok(None)
            }
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
    let found = parse(bytes)?.unwrapped(None, secret)?;
    found.ok_or_else(|| {
        let message = format!("{}不对。请输入做这份备份时的密码或恢复码", secret.called());
        Error::new(Code::WrongPassword, message)
    })
}

/// A key and what opens it, for a ledger that gets its first password.
pub(super) fn fresh(owner: Person, password: &str) -> Result<(Key, VaultFile, RecoveryCode)> {
    let (key, code) = (Key::fresh(), RecoveryCode::fresh());
    let owner = holder(owner, &key, password)?;
    let recovery = wrap(&key, code.plain(), RECOVERY)?;
    Ok((key, VaultFile::new(vec![owner], recovery), code))
}

/// Wraps the key for a person under a password that is new.
pub(super) fn holder(person: Person, key: &Key, password: &str) -> Result<Holder> {
    let told = told(password);
    if told.chars().count() < SHORTEST {
        let message = format!("密码至少要 {SHORTEST} 个字符，可以是几个词连成的一句话");
        return Err(Error::new(Code::Usage, message));
    }
    Holder::new(person, key, &told)
}

/// The same password whichever input method wrote it.
fn told(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfkc().collect())
}
