//! Setting, changing and removing the password. The ledger is closed meanwhile.

use super::{Place, Seat};
use crate::{Result, people};
use minglu_ledger::people::{Person, Role};
use minglu_ledger::vault::{RecoveryCode, Secret, protect, unprotect};
use minglu_ledger::{Deed, Event};

impl Place {
    /// Gives a plain ledger its first password, which is that of the person at the desk. The others
    /// who were named get theirs one by one.
    ///
    /// # Errors
    /// `conflict` where it has one, `busy` where it is in use, `io` where the disk has no room.
    pub fn protect(&self, name: Option<&str>, password: &str) -> Result<RecoveryCode> {
        let name = match name {
            Some(name) => name.to_owned(),
            None => self.with(|desk| Ok(desk.who()))?,
        };
        let person = Person::new(&name, Role::Clerk)?;
        let code = self.replaced(|dir| {
            let (key, code) = protect(dir, person.clone(), password)?;
            *self.said() = Some(Seat { key, person });
            Ok(code)
        })?;
        self.note(Event::of(Deed::Protect));
        Ok(code)
    }

    /// Takes every password away; whoever does so says hers once more. The names stay.
    ///
    /// # Errors
    /// As [`Place::unlock`] and [`Place::protect`].
    pub fn unprotect(&self, password: &str) -> Result<()> {
        let vault = self.vault_of(None)?;
        let key = vault.unlock(Secret::Password(password))?;
        self.replaced(|dir| {
            unprotect(dir, &key)?;
            *self.said() = None;
            Ok(())
        })?;
        self.note(Event::of(Deed::Unprotect));
        let present = vault.speaker()?;
        self.with(|desk| people::keep(desk, vault.people(), present))
    }

    /// Gives a person another password, and opens the ledger where it was shut.
    ///
    /// # Errors
    /// As [`Place::unlock`]; `usage` where the new password is too short.
    pub fn change(&self, name: Option<&str>, secret: Secret<'_>, new: &str) -> Result<()> {
        let vault = self.vault_of(name)?;
        let key = vault.change(secret, new)?;
        let person = vault.speaker()?;
        self.let_in(Seat { key, person });
        self.note(Event::of(Deed::ChangePassword));
        Ok(())
    }

    /// Makes another recovery code.
    ///
    /// # Errors
    /// As [`Place::unlock`].
    pub fn new_code(&self, password: &str) -> Result<RecoveryCode> {
        let code = self.vault_of(None)?.new_code(Secret::Password(password))?;
        self.note(Event::of(Deed::NewCode));
        Ok(code)
    }
}
