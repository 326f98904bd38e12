//! `vault.json` and its spare.

use super::wrap::Wrapped;
use super::{SPARE_FILE, VAULT_FILE};
use crate::attachment::hex;
use crate::durable;
use crate::error::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Raised whenever an older program could no longer open what this one wraps.
const FORMAT: u32 = 1;

/// The key of a ledger, wrapped by the password and by the recovery code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VaultFile {
    format: u32,
    pub(super) password: Wrapped,
    pub(super) recovery: Wrapped,
    /// Tells a damaged file from a wrong password.
    check: String,
}

impl VaultFile {
    pub(super) fn new(password: Wrapped, recovery: Wrapped) -> VaultFile {
        let mut file = VaultFile {
            format: FORMAT,
            password,
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

    pub(super) fn bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    fn digest(&self) -> String {
        let words = format!("{} {:?} {:?}", self.format, self.password, self.recovery);
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

pub(super) fn parse(bytes: &[u8]) -> Result<VaultFile> {
    let damaged = || Error::damaged("密码文件不可读");
    let file: VaultFile = serde_json::from_slice(bytes).map_err(|e| damaged().caused_by(e))?;
    if file.check != file.digest() {
        return Err(damaged());
    }
    if file.format > FORMAT {
        let message = "这份台账由更新版本的明录加了密码，请先升级本机的明录再打开；数据没有改动";
        return Err(Error::new(Code::Newer, message));
    }
    Ok(file)
}
