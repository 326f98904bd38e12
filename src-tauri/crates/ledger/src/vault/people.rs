//! Who may open a protected ledger. Only the small file with the wrapped key is written.

use super::Vault;
use super::file::VaultFile;
use super::open::{Secret, holder};
use crate::error::{Code, Error, Result};
use crate::people::{Person, may_be_called, may_join, may_leave};

impl Vault {
    /// Gives another person a password of her own. Whoever does so says hers.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `Conflict` where the name is taken, or whoever adds her has none yet;
    /// `Usage` where the password is too short.
    pub fn add(&self, said: &str, person: Person, password: &str) -> Result<()> {
        if self.speaker()?.name.is_empty() {
            let message = "请先写上您自己的姓名，再添加别人，锁定页上才分得清";
            return Err(Error::new(Code::Conflict, message));
        }
        may_join(&self.people(), &person)?;
        let key = self.unlock(Secret::Password(said))?;
        let mut people = self.file.people.clone();
        people.push(holder(person, &key, password)?);
        VaultFile::new(people, self.file.recovery.clone()).write(&self.dir)
    }

    /// Takes a person's password away. Whoever does so says hers.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `NotFound` where there is no such person; `Conflict` where no clerk
    /// would be left.
    pub fn remove(&self, said: &str, name: &str) -> Result<()> {
        let at = may_leave(&self.people(), name)?;
        self.unlock(Secret::Password(said))?;
        let mut people = self.file.people.clone();
        people.remove(at);
        VaultFile::new(people, self.file.recovery.clone()).write(&self.dir)
    }

    /// Gives the person before the lock another name.
    ///
    /// # Errors
    /// As [`Vault::unlock`]; `Conflict` where the name is taken.
    pub fn rename(&self, said: &str, name: &str) -> Result<Person> {
        let before = self.speaker()?;
        let person = Person::new(name, before.role)?;
        let mut others = self.people();
        others.retain(|other| *other != before);
        may_be_called(&others, &person.name)?;
        let key = self.unlock(Secret::Password(said))?;
        self.replace_speaker(holder(person.clone(), &key, said)?)?;
        Ok(person)
    }
}
