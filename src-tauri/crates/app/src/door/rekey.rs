//! Setting, changing and removing the password. The desk is put away meanwhile.

use super::{Door, Room};
use crate::{Desk, Error, Result};
use minglu_ledger::vault::{RecoveryCode, Secret, Vault, protect, unprotect};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long running commands are waited for.
const PATIENCE: Duration = Duration::from_secs(10);

impl Door {
    /// Gives a plain ledger its password, and opens it again with it.
    ///
    /// # Errors
    /// `conflict` where it has one, `busy` where it is in use, `io` where the disk has no room.
    pub fn protect(&self, password: &str) -> Result<RecoveryCode> {
        let mut room = self.room();
        put_away(&mut room)?;
        let (key, code) = protect(&self.dir, password)?;
        self.let_in(&mut room, &key)?;
        Ok(code)
    }

    /// Takes the password away; whoever does so says it once more.
    ///
    /// # Errors
    /// As [`Door::open`] and [`Door::protect`].
    pub fn unprotect(&self, password: &str) -> Result<()> {
        let mut room = self.room();
        let key = self.lock()?.unlock(Secret::Password(password))?;
        put_away(&mut room)?;
        unprotect(&self.dir, &key)?;
        super::enter(&mut room, Desk::open(&self.dir, (self.press)())?);
        Ok(())
    }

    /// Gives the ledger another password, and opens it where it was shut.
    ///
    /// # Errors
    /// As [`Door::open`]; `usage` where the new password is too short.
    pub fn change(&self, secret: Secret<'_>, new: &str) -> Result<()> {
        let mut room = self.room();
        let key = self.lock()?.change(secret, new)?;
        self.let_in(&mut room, &key)
    }

    /// Makes another recovery code.
    ///
    /// # Errors
    /// As [`Door::open`].
    pub fn new_code(&self, password: &str) -> Result<RecoveryCode> {
        Ok(self.lock()?.new_code(Secret::Password(password))?)
    }

    fn lock(&self) -> Result<Vault> {
        let vault = self.vault()?;
        vault.ok_or_else(|| Error::new("conflict", "这份台账没有设密码"))
    }
}

/// Closes the desk once every running command has ended.
fn put_away(room: &mut Room) -> Result<()> {
    let Some(mut desk) = room.desk.take() else {
        return Ok(());
    };
    let begun = Instant::now();
    loop {
        desk = match Arc::try_unwrap(desk) {
            Ok(closed) => {
                drop(closed);
                return Ok(());
            }
            Err(used) if begun.elapsed() > PATIENCE => {
                room.desk = Some(used);
                return Err(Error::new("busy", "还有别的操作没有完成，请等它完成后再试"));
            }
            Err(used) => used,
        };
        sleep(Duration::from_millis(20));
    }
}
