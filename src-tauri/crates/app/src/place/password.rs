//! Setting, changing and removing the password. The ledger is closed meanwhile.

use super::Place;
use crate::{Error, Result};
use minglu_ledger::vault::{RecoveryCode, Secret, Vault, protect, unprotect};
use minglu_ledger::{Deed, Event};

impl Place {
    /// Gives a plain ledger its password.
    ///
    /// # Errors
    /// `conflict` where it has one, `busy` where it is in use, `io` where the disk has no room.
    pub fn protect(&self, password: &str) -> Result<RecoveryCode> {
        let code = self.replaced(|dir| {
            let (key, code) = protect(dir, password)?;
            *self.said() = Some(key);
            Ok(code)
        })?;
        self.note(Event::of(Deed::Protect));
        Ok(code)
    }

    /// Takes the password away; whoever does so says it once more.
    ///
    /// # Errors
    /// As [`Place::unlock`] and [`Place::protect`].
    pub fn unprotect(&self, password: &str) -> Result<()> {
        let key = self.its_vault()?.unlock(Secret::Password(password))?;
        self.replaced(|dir| {
            unprotect(dir, &key)?;
            *self.said() = None;
            Ok(())
        })?;
        self.note(Event::of(Deed::Unprotect));
        Ok(())
    }

    /// Gives the ledger another password, and opens it where it was shut.
    ///
    /// # Errors
    /// As [`Place::unlock`]; `usage` where the new password is too short.
    pub fn change(&self, secret: Secret<'_>, new: &str) -> Result<()> {
        let key = self.its_vault()?.change(secret, new)?;
        self.let_in(key);
        self.note(Event::of(Deed::ChangePassword));
        Ok(())
    }

    /// Makes another recovery code.
    ///
    /// # Errors
    /// As [`Place::unlock`].
    pub fn new_code(&self, password: &str) -> Result<RecoveryCode> {
        let code = self.its_vault()?.new_code(Secret::Password(password))?;
        self.note(Event::of(Deed::NewCode));
        Ok(code)
    }

    fn its_vault(&self) -> Result<Vault> {
        let vault = self.vault()?;
        vault.ok_or_else(|| Error::new("conflict", "这份台账没有设密码"))
    }
}
