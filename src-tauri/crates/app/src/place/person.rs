//! Who sits at the desk: she says her password, or, in a plain ledger, is only named.

use super::{Place, Seat, State};
use crate::{Desk, Error, Result, people};
use minglu_ledger::Ledger;
use minglu_ledger::people::Person;
use minglu_ledger::vault::{Secret, Vault};

impl Place {
    /// Says the password. A plain ledger needs none.
    ///
    /// # Errors
    /// `wrong_password` where the secret is wrong, or comes too soon after others that were; `usage`
    /// where it is not said whose it is.
    pub fn unlock(&self, name: Option<&str>, secret: Secret<'_>) -> Result<()> {
        if self.vault()?.is_some() {
            let vault = self.vault_of(name)?;
            let key = vault.unlock(secret)?;
            let person = vault.speaker()?;
            self.let_in(Seat { key, person });
        }
        Ok(())
    }

    /// The person at the desk; nothing where the ledger cannot be opened, or is not there yet.
    ///
    /// # Errors
    /// As for [`Place::is_locked`]; `locked` where nobody has said her password.
    pub(crate) fn person(&self) -> Result<Option<Person>> {
        if let Some(seat) = self.seat()? {
            return Ok(Some(seat.person));
        }
        if !Ledger::exists(&self.dir) {
            return Ok(None);
        }
        match self.with(|desk| Ok(desk.person())) {
            Ok(person) => Ok(Some(person)),
            // Whoever finds a damaged ledger may rescue it.
            Err(error) if error.code == "damaged" => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The lock of a protected ledger, with the named person before it, else whoever sits here.
    ///
    /// # Errors
    /// `conflict` where there is no password; `not_found` where there is no such person.
    pub(super) fn vault_of(&self, name: Option<&str>) -> Result<Vault> {
        let vault = self.vault()?;
        let vault = vault.ok_or_else(|| Error::new("conflict", "这份台账没有设密码"))?;
        let seated = self.said().as_ref().map(|seat| seat.person.name.clone());
        Ok(match name.map(str::to_owned).or(seated) {
            Some(name) => vault.named(&name)?,
            None => vault,
        })
    }

    /// What opens the ledger is known: whoever sits here opens it.
    pub(super) fn let_in(&self, seat: Seat) {
        let person = seat.person.clone();
        *self.said() = Some(seat);
        self.stay();
        let mut state = self.writing();
        match &*state {
            State::Failed(_) => *state = self.opened(),
            State::Open(desk) => desk.sit(person),
            State::Shut => {}
        }
    }

    /// Gives another person her own password, or, in a plain ledger, writes her name down.
    ///
    /// # Errors
    /// As for [`Vault::add`]; `usage` where a password is missing.
    pub fn add_person(
        &self,
        person: Person,
        said: Option<&str>,
        password: Option<&str>,
    ) -> Result<()> {
        if self.vault()?.is_none() {
            return self.with(|desk| people::add_plain(desk, person));
        }
        let said = said.ok_or_else(missing)?;
        let password = password.ok_or_else(missing)?;
        Ok(self.vault_of(None)?.add(said, person, password)?)
    }

    /// Takes a person off the list. Whoever takes herself off has left the desk.
    ///
    /// # Errors
    /// As for [`Vault::remove`]; `usage` where the password is missing.
    pub fn remove_person(&self, name: &str, said: Option<&str>) -> Result<()> {
        if self.vault()?.is_none() {
            return self.with(|desk| people::remove_plain(desk, name));
        }
        let vault = self.vault_of(None)?;
        vault.remove(said.ok_or_else(missing)?, name)?;
        match vault.speaker()?.name == name {
            true => self.close(),
            false => Ok(()),
        }
    }

    /// Gives the person at the desk another name.
    ///
    /// # Errors
    /// As for [`Vault::rename`]; `usage` where the password is missing.
    pub fn rename_person(&self, name: &str, said: Option<&str>) -> Result<()> {
        if self.vault()?.is_none() {
            return self.with(|desk| people::rename_plain(desk, name));
        }
        let person = self
            .vault_of(None)?
            .rename(said.ok_or_else(missing)?, name)?;
        if let Some(seat) = &mut *self.said() {
            seat.person = person.clone();
        }
        self.with(|desk| {
            desk.sit(person);
            Ok(())
        })
    }

    /// Somebody else uses a plain ledger from now on.
    ///
    /// # Errors
    /// `conflict` where people have passwords; `not_found` where there is no such person.
    pub fn switch_person(&self, name: &str) -> Result<()> {
        if self.vault()?.is_some() {
            let message = "台账设了密码，请先上锁，再由本人选自己的姓名、输入密码";
            return Err(Error::new("conflict", message));
        }
        self.with(|desk: &Desk| people::switch_plain(desk, name))
    }
}

fn missing() -> Error {
    Error::usage("台账设了密码，请输入您自己的密码和新添的人的密码")
}
