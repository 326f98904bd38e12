//! The people at this desk. Where the ledger is protected each has her own password, and the vault
//! holds the list; in a plain ledger they are names that the ledger remembers, and prove nothing.

pub mod add;
mod plain;
pub mod remove;
pub mod rename;
pub mod switch;

pub(crate) use plain::{
    add_plain, keep, named, people_of, present, remove_plain, rename_plain, switch_plain,
};

use minglu_ledger::people::{Person, Role};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person as hosts see her.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "Person")]
pub struct PersonInfo {
    /// What she is called.
    pub name: String,
    /// What she does here.
    #[ts(type = "'clerk' | 'reviewer' | 'leader'")]
    pub role: Role,
}

impl From<Person> for PersonInfo {
    fn from(Person { name, role }: Person) -> PersonInfo {
        PersonInfo { name, role }
    }
}
