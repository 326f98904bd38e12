//! `vault.json` and its spare.

use super::key::Key;
use super::wrap::{Wrapped, unwrap, wrap};
use super::{SPARE_FILE, VAULT_FILE, format1};
use crate::attachment::hex;
use crate::durable;
use crate::error::{Code, Error, Result};
use crate::people::{Person, Role};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Raised whenever an older program could no longer open what this one wraps.
const FORMAT: u32 = 2;

/// The key of a ledger, wrapped by each person's password and by the recovery code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VaultFile {
    format: u32,
    pub(super) people: Vec<Holder>,
    pub(super) recovery: Wrapped,
    /// Tells a damaged file from a wrong password.
    check: String,
}

/// A person, and the key under her password. The name lies open: the lock page offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Holder {
    #[serde(flatten)]
    pub(super) person: Person,
    password: Wrapped,
}

impl Holder {
    /// Wraps the key for a person.
    pub(super) fn new(person: Person, key: &Key, password: &str) -> Result<Holder> {
        let password = wrap(key, password, &place(&person))?;
        Ok(Holder { person, password })
    }

    /// Somebody from before people had names.
    pub(super) fn unnamed(password: Wrapped) -> Holder {
        let (name, role) = (String::new(), Role::Clerk);
        Holder {
            person: Person { name, role },
            password,
        }
    }

    /// The key, or nothing where the password is wrong.
    pub(super) fn unwrapped(&self, password: &str) -> Result<Option<Key>> {
        unwrap(&self.password, password, &place(&self.person))
    }
}

/// Binds a wrapped key to its owner: under another name or role it opens nothing.
fn place(person: &Person) -> String {
    match person.name.as_str() {
        "" => format1::PASSWORD.to_owned(),
        name => format!("minglu person {} {name}", person.role.as_str()),
    }
}

impl VaultFile {
    pub(super) fn new(people: Vec<Holder>, recovery: Wrapped) -> VaultFile {
        let mut file = VaultFile {
            format: FORMAT,
            people,
            recovery,
            check: String::new(),
        };
        file.check = file.digest();
        file
    }

    /// The ledger's file; nothing where the ledger is plain. A damaged or lost one is put back from
    /// its spare.
    pub(super) fn read(dir: &Path) -> Result<Option<VaultFile>> {
        let main = one(&dir.join(VAULT_FILE));
        if let Ok(Some(file)) = main {
            return Ok(Some(file));
        }
        match one(&dir.join(SPARE_FILE)) {
            Ok(Some(spare)) => {
                tracing::warn!("the vault file is put back from its spare");
                durable::write(&dir.join(VAULT_FILE), &spare.bytes()?)?;
                Ok(Some(spare))
            }
            _ => main,
        }
    }

    /// Writes the ledger's file, and then its spare.
    pub(super) fn write(&self, dir: &Path) -> Result<()> {
        let bytes = self.bytes()?;
        durable::write(&dir.join(VAULT_FILE), &bytes)?;
        durable::write(&dir.join(SPARE_FILE), &bytes)
    }

    /// Brings the spare up to this file where whoever wrote last was killed between the two: a spare
    /// from before would let in who was removed.
    pub(super) fn settle_spare(&self, dir: &Path) -> Result<()> {
        match one(&dir.join(SPARE_FILE)) {
            Ok(Some(spare)) if spare == *self => Ok(()),
            _ => durable::write(&dir.join(SPARE_FILE), &self.bytes()?),
        }
    }

    pub(super) fn bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    fn digest(&self) -> String {
        let words = format!("{} {:?} {:?}", self.format, self.people, self.recovery);
        hex(&Sha256::digest(words.as_bytes()))
    }
}

/// The wrapped key of the ledger in a folder, as its backups carry it; nothing where it is plain.
pub(crate) fn wrapped(dir: &Path) -> Result<Option<Vec<u8>>> {
    let file = VaultFile::read(dir)?;
    file.map(|file| file.bytes()).transpose()
}

/// Gives a folder the lock that came with a backup.
pub(crate) fn install(dir: &Path, bytes: &[u8]) -> Result<()> {
    parse(bytes)?.write(dir)
}

fn one(path: &Path) -> Result<Option<VaultFile>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(cause.into()),
    };
    parse(&bytes).map(Some)
}

/// What every format has.
#[derive(Deserialize)]
struct Any {
    format: u32,
}

pub(super) fn parse(bytes: &[u8]) -> Result<VaultFile> {
    let Any { format } = serde_json::from_slice(bytes).map_err(|e| damaged().caused_by(e))?;
    match format {
        1 => format1::parse(bytes),
        FORMAT => {
            let file: VaultFile =
                serde_json::from_slice(bytes).map_err(|e| damaged().caused_by(e))?;
            let whole = file.check == file.digest() && !file.people.is_empty();
            whole.then_some(file).ok_or_else(damaged)
        }
        _ => {
            let message =
                "这份台账由更新版本的明录加了密码，请先升级本机的明录再打开；数据没有改动";
            Err(Error::new(Code::Newer, message))
        }
    }
}

pub(super) fn damaged() -> Error {
    Error::damaged("密码文件不可读")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_under_another_name_or_role_opens_nothing() {
        let (key, password) = (Key::fresh(), "reviewer's password");
        let person = Person::new("李审", Role::Reviewer).unwrap();
        let holder = Holder::new(person, &key, password).unwrap();
        assert_eq!(holder.unwrapped(password).unwrap(), Some(key));
        for (name, role) in [
            ("李审", Role::Clerk),
            ("王明", Role::Reviewer),
            ("", Role::Clerk),
        ] {
            let mut forged = holder.clone();
            forged.person = Person {
                name: name.to_owned(),
                role,
            };
            assert_eq!(forged.unwrapped(password).unwrap(), None, "{name} {role:?}");
        }
    }
}
