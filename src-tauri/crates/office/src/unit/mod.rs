//! The departments and townships that report to the office.

mod add;
mod find;
mod import;
mod invite;
mod late;
mod list;
mod read;
mod slip;

pub use add::{Draft, add};
pub use find::{find, find_in};
pub use import::{Imported, import};
pub use invite::{Invitation, invite};
pub use late::late;
pub use list::{Overview, list, list_in, overview};
pub use read::read_file;
pub use slip::{slip, write_slip};

use crate::Result;
use crate::store::Row;
use serde::Serialize;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Its short name in batches, of letters and digits.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Other names by which notices call it.
    pub aliases: Vec<String>,
    /// Groups that it belongs to: 县直各有关单位.
    pub groups: Vec<String>,
    /// Since when it is known.
    pub added_at: String,
}

/// The columns of a unit, in the order in which they are read.
const COLUMNS: &str = "code, name, aliases, belongs, added_at";

fn from_row(row: &Row) -> Result<Unit> {
    Ok(Unit {
        code: row.text(0)?,
        name: row.text(1)?,
        aliases: serde_json::from_str(&row.text(2)?)?,
        groups: serde_json::from_str(&row.text(3)?)?,
        added_at: row.text(4)?,
    })
}

impl From<&Unit> for minglu_notice::Unit {
    fn from(unit: &Unit) -> minglu_notice::Unit {
        minglu_notice::Unit {
            name: unit.name.clone(),
            aliases: unit.aliases.clone(),
            groups: unit.groups.clone(),
        }
    }
}
