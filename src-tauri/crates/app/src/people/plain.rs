//! The names in a plain ledger, and which of them uses it.

use crate::{Desk, Error, Result};
use minglu_ledger::Ledger;
use minglu_ledger::people::{Person, Role, may_be_called, may_join, may_leave, place_of};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What the ledger remembers them under.
const KEY: &str = "people";

#[derive(Default, Serialize, Deserialize)]
struct Names {
    people: Vec<Person>,
    /// Who uses the ledger.
    present: String,
}

impl Names {
    fn read(ledger: &Ledger) -> Result<Names> {
        let kept = ledger.recall(KEY)?;
        let names = kept.map(serde_json::from_value).transpose();
        let names = names.map_err(|e| {
            tracing::warn!(error = %e, "the list of people cannot be read");
            Error::new("damaged", "使用人名单不可读，请用最近的备份恢复")
        })?;
        Ok(names.unwrap_or_default())
    }

    fn write(&self, desk: &Desk) -> Result<()> {
        desk.ledger.remember(KEY, &json!(self))?;
        desk.sit(self.present());
        Ok(())
    }

    /// Who uses the ledger; where nobody is named, a clerk without a name.
    fn present(&self) -> Person {
        let mut people = self.people.iter();
        let found = people.find(|person| person.name == self.present);
        let nobody = || Person {
            name: String::new(),
            role: Role::Clerk,
        };
        found
            .or(self.people.first())
            .cloned()
            .unwrap_or_else(nobody)
    }
}

/// Everybody who is named.
pub(crate) fn people_of(ledger: &Ledger) -> Result<Vec<Person>> {
    Ok(Names::read(ledger)?.people)
}

/// Who uses a plain ledger.
pub(crate) fn present(ledger: &Ledger) -> Result<Person> {
    Ok(Names::read(ledger)?.present())
}

/// The person of this name.
pub(crate) fn named(desk: &Desk, name: &str) -> Result<Person> {
    let mut people = people_of(&desk.ledger)?;
    Ok(people.swap_remove(place_of(&people, name)?))
}

/// Writes down who had a password until now.
pub(crate) fn keep(desk: &Desk, mut people: Vec<Person>, present: Person) -> Result<()> {
    people.retain(|person| !person.name.is_empty());
    let present = present.name;
    Names { people, present }.write(desk)
}

/// Names one more person. The first to be named is the one who sits here.
pub(crate) fn add_plain(desk: &Desk, person: Person) -> Result<()> {
    let mut names = Names::read(&desk.ledger)?;
    may_join(&names.people, &person)?;
    if names.people.is_empty() {
        names.present = person.name.clone();
    }
    names.people.push(person);
    names.write(desk)
}

/// Takes a name off the list.
pub(crate) fn remove_plain(desk: &Desk, name: &str) -> Result<()> {
    let mut names = Names::read(&desk.ledger)?;
    names.people.remove(may_leave(&names.people, name)?);
    if names.present == name {
        let mut left = names.people.iter();
        let clerk = left.find(|person| person.role == Role::Clerk);
        names.present = clerk.map(|clerk| clerk.name.clone()).unwrap_or_default();
    }
    names.write(desk)
}

/// Gives the person at the desk another name.
pub(crate) fn rename_plain(desk: &Desk, name: &str) -> Result<()> {
    let mut names = Names::read(&desk.ledger)?;
    let at = place_of(&names.people, &desk.who())?;
    let mut person = names.people.remove(at);
    person = Person::new(name, person.role)?;
    may_be_called(&names.people, &person.name)?;
    names.present = person.name.clone();
    names.people.insert(at, person);
    names.write(desk)
}

/// Somebody else uses the ledger from now on, after a restart too.
pub(crate) fn switch_plain(desk: &Desk, name: &str) -> Result<()> {
    let mut names = Names::read(&desk.ledger)?;
    place_of(&names.people, name)?;
    names.present = name.to_owned();
    names.write(desk)
}
