//! Setting and removing the password. Everything is written a second time under names ending in
//! `.new` and proved; then a marker says that the new copy counts, and the names are changed. Until
//! the marker is on disk an interrupted switch falls back, from then on it is carried to its end:
//! a ledger is plain or protected, never between.

use super::code::RecoveryCode;
use super::file::VaultFile;
use super::key::Key;
use super::{SPARE_FILE, VAULT_FILE, aside, copy, open};
use crate::backup;
use crate::durable::{self, remove, sync_dir};
use crate::error::{Code, Error, Result};
use crate::lock::Usage;
use crate::people::Person;
use crate::store::{LEDGER_FILE, SEARCH_FILE};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

const MARKER: &str = "vault-switch.json";
pub(super) const NEW: &str = ".new";
const OLD: &str = ".old";
pub(super) const ATTACHMENTS: &str = "attachments";

/// What a switch leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Towards {
    Protected,
    Plain,
}

/// Gives a plain ledger its first password, which is this person's. Nobody may have the ledger open.
///
/// # Errors
/// `Conflict` where it has one already, `Busy` where another program has it open, `Io` where the
/// disk has no room for a second copy; then the ledger is as it was.
pub fn protect(dir: &Path, owner: Person, password: &str) -> Result<(Key, RecoveryCode)> {
    let _alone = Usage::alone(dir)?;
    carry_on(dir)?;
    if VaultFile::read(dir)?.is_some() {
        return Err(Error::new(Code::Conflict, "这份台账已经设了密码"));
    }
    let (key, file, code) = open::fresh(owner, password)?;
    let held = copied(dir, None, Some(&key))?;
    durable::write(&dir.join(VAULT_FILE.to_owned() + NEW), &file.bytes()?)?;
    commit(dir, Towards::Protected, held)?;
    seal_rest(dir, &key)?;
    Ok((key, code))
}

/// Takes the password away. Nobody may have the ledger open.
///
/// # Errors
/// As [`protect`]; `Damaged` where a sealed file can no longer be read.
pub fn unprotect(dir: &Path, key: &Key) -> Result<()> {
    let _alone = Usage::alone(dir)?;
    carry_on(dir)?;
    let held = copied(dir, Some(key), None)?;
    aside::unseal(dir, key)?;
    commit(dir, Towards::Plain, held)
}

/// Carries an interrupted switch to its end, or back to its beginning.
pub(super) fn settle(dir: &Path) -> Result<()> {
    if !is_between(dir) {
        return Ok(());
    }
    let usage = Usage::enter(dir)?;
    if usage.is_alone() {
        return carry_on(dir);
    }
    // Whoever was switching has ended it while we waited.
    if is_between(dir) {
        return usage.must_be_alone();
    }
    Ok(())
}

/// Seals what a switch leaves readable: backups of before, and files put aside. Whoever is
/// interrupted goes on when the ledger is opened.
pub(crate) fn seal_rest(dir: &Path, key: &Key) -> Result<()> {
    backup::seal_all(dir, key)?;
    aside::seal(dir, key)
}

fn is_between(dir: &Path) -> bool {
    let new = [LEDGER_FILE, VAULT_FILE, ATTACHMENTS].map(|name| name.to_owned() + NEW);
    let mut left = new.iter().map(String::as_str).chain([MARKER]);
    left.any(|name| dir.join(name).exists())
}

/// Makes the second copy; a failure leaves none behind. The connection keeps everybody else out.
fn copied(dir: &Path, from: Option<&Key>, to: Option<&Key>) -> Result<Connection> {
    let made = copy::attachments(dir, from, to).and_then(|()| copy::database(dir, from, to));
    if made.is_err() {
        back(dir)?;
    }
    made
}

fn commit(dir: &Path, towards: Towards, held: Connection) -> Result<()> {
    durable::write(&dir.join(MARKER), &serde_json::to_vec(&towards)?)?;
    let done = forward(dir, towards);
    drop(held);
    done
}

fn carry_on(dir: &Path) -> Result<()> {
    match fs::read(dir.join(MARKER)) {
        Ok(marker) => forward(dir, serde_json::from_slice(&marker)?),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => back(dir),
        Err(cause) => Err(cause.into()),
    }
}

/// Every line can be done twice: whoever is interrupted begins again.
fn forward(dir: &Path, towards: Towards) -> Result<()> {
    // What is left of the old file's journal would lie beside the new file.
    if dir.join(LEDGER_FILE.to_owned() + NEW).exists() {
        remove(&dir.join(LEDGER_FILE.to_owned() + "-journal"))?;
    }
    replace(dir, LEDGER_FILE)?;
    replace(dir, ATTACHMENTS)?;
    match towards {
        Towards::Protected => {
            replace(dir, VAULT_FILE)?;
            let file = VaultFile::read(dir)?.ok_or_else(|| Error::damaged("密码文件不见了"))?;
            file.write(dir)?;
        }
        Towards::Plain => {
            remove(&dir.join(SPARE_FILE))?;
            remove(&dir.join(VAULT_FILE))?;
        }
    }
    let (wal, shm) = (format!("{SEARCH_FILE}-wal"), format!("{SEARCH_FILE}-shm"));
    for name in [SEARCH_FILE, &wal, &shm, "staging"] {
        remove(&dir.join(name))?;
    }
    sync_dir(dir)?;
    remove(&dir.join(MARKER))?;
    sync_dir(dir)
}

fn back(dir: &Path) -> Result<()> {
    let journal = format!("{LEDGER_FILE}{NEW}-journal");
    for name in [LEDGER_FILE, VAULT_FILE, ATTACHMENTS] {
        remove(&dir.join(name.to_owned() + NEW))?;
    }
    remove(&dir.join(journal))
}

/// Puts the new one in the old one's place. A folder cannot be renamed over another one.
fn replace(dir: &Path, name: &str) -> Result<()> {
    let (place, new, old) = (
        dir.join(name),
        dir.join(name.to_owned() + NEW),
        dir.join(name.to_owned() + OLD),
    );
    if new.exists() {
        if place.is_dir() && !old.exists() {
            fs::rename(&place, &old)?;
        }
        fs::rename(&new, &place)?;
        sync_dir(dir)?;
    }
    remove(&old)
}
