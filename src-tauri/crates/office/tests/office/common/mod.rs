//! What the tests share: databases, an office of made-up units, and a unit's machine.

pub mod bucket;
pub mod machine;
pub mod postgres;
pub mod process;
pub mod server;
#[path = "../../../../../../tests/src/table.rs"]
pub mod table;
pub mod terminal;

use minglu_office::identity::{self, Keys};
use minglu_office::store::{Address, Store};
use minglu_office::unit;
use std::path::Path;

pub use bucket::Bucket;
pub use machine::Machine;
pub use postgres::Postgres;
pub use process::{Process, command, command_on};
pub use server::Server;

/// An office's database with its keys.
pub struct Office {
    pub store: Store,
    pub keys: Keys,
}

impl Office {
    pub fn open(address: &Address) -> Office {
        let store = Store::open(address).unwrap();
        let keys = identity::complete(&store).unwrap();
        Office { store, keys }
    }

    pub fn in_file(dir: &Path) -> Office {
        Office::open(&Address::of(None, dir).unwrap())
    }

    /// Adds a unit and returns its code.
    pub fn unit(&self, name: &str) -> String {
        let draft = unit::Draft {
            name: name.to_owned(),
            groups: vec!["县直各有关单位".to_owned()],
            ..unit::Draft::default()
        };
        unit::add(&self.store, "测试", &draft).unwrap().code
    }

    /// Enrols a machine of a unit.
    pub fn machine(&self, unit: &str) -> Machine {
        let invitation = unit::invite(&self.store, "测试", unit).unwrap();
        Machine::enrolled(self, &invitation.code)
    }
}
