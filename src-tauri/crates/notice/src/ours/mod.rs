//! Whether a task is ours: the own unit sought among the units that a task names.

mod group;
mod name;
mod phrases;

use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;

use crate::Owner;
use group::Group;
use name::{Home, Name};
pub use phrases::{Phrase, Phrases};

/// A unit of the county as the directory knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Full name, such as 澄溪县农业农村局.
    pub name: String,
    /// Other names, such as 县乡村振兴局.
    pub aliases: Vec<String>,
    /// Groups it belongs to, such as 县直各有关单位.
    pub groups: Vec<String>,
}

/// What a task asks of the own unit, the most binding last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ours {
    /// Nothing: other units are named.
    None,
    /// Ours as one of a group that is named.
    Group,
    /// Ours by name.
    Named,
    /// Ours to lead, by name.
    Lead,
}

impl Ours {
    /// The name that the ledger stores.
    pub const fn name(self) -> &'static str {
        match self {
            Ours::Lead => "lead",
            Ours::Named => "named",
            Ours::Group => "group",
            Ours::None => "none",
        }
    }
}

/// What a task with these owners asks of a unit. For many tasks, prepare an [`Own`] once.
pub fn ours(owner: &Owner, me: &Unit) -> Ours {
    Own::new(me).ours(owner)
}

/// The own unit, its names and groups brought into the forms in which they are compared.
#[derive(Debug)]
pub struct Own {
    names: Vec<Name>,
    home: Home,
    groups: Vec<Group>,
    /// False until somebody has said which unit this is.
    known: bool,
    /// Units that were judged before: a table names the same few again and again.
    judged: RefCell<HashMap<String, Relation>>,
}

/// How a named unit or group stands to the own unit.
#[derive(Debug, Clone, Copy)]
enum Relation {
    Itself,
    Member,
    Stranger,
}

/// Names remembered at most: a table with more has no few.
const JUDGED: usize = 4_096;

impl Own {
    /// Prepares a unit.
    pub fn new(unit: &Unit) -> Own {
        let names: Vec<Name> = std::iter::once(&unit.name)
            .chain(&unit.aliases)
            .flat_map(|name| Name::all(name))
            .collect();
        let groups = if unit.groups.is_empty() {
            Group::usual(&unit.name).into_iter().collect()
        } else {
            unit.groups.iter().map(|name| Group::new(name)).collect()
        };
        Own {
            home: Home::of(&names),
            names,
            groups,
            known: !unit.name.trim().is_empty(),
            judged: RefCell::default(),
        }
    }

    /// What a task with these owners asks of the unit.
    pub fn ours(&self, owner: &Owner) -> Ours {
        let lead = self.strongest(&owner.lead, Ours::Lead);
        if lead == Ours::Lead {
            return lead;
        }
        let others =
            [&owner.responsible, &owner.assist].map(|units| self.strongest(units, Ours::Named));
        others.into_iter().fold(lead, Ours::max)
    }

    /// The most binding of what the named units ask, where being named alone asks `by_name`.
    fn strongest(&self, units: &[String], by_name: Ours) -> Ours {
        let asks = units.iter().map(|unit| match self.relation(unit) {
            Relation::Itself => by_name,
            Relation::Member => Ours::Group,
            Relation::Stranger => Ours::None,
        });
        asks.max().unwrap_or(Ours::None)
    }

    fn relation(&self, unit: &str) -> Relation {
        if let Some(known) = self.judged.borrow().get(unit) {
            return *known;
        }
        let relation = self.judge(unit);
        let mut judged = self.judged.borrow_mut();
        if judged.len() < JUDGED {
            judged.insert(unit.to_owned(), relation);
        }
        relation
    }

    fn judge(&self, unit: &str) -> Relation {
        if self.is(unit) {
            Relation::Itself
        } else if self.belongs_to(unit) {
            Relation::Member
        } else {
            Relation::Stranger
        }
    }

    fn is(&self, unit: &str) -> bool {
        let theirs = Name::all(unit);
        self.names
            .iter()
            .any(|mine| theirs.iter().any(|name| mine.is(name, &self.home)))
    }

    fn belongs_to(&self, unit: &str) -> bool {
        let named = Group::new(unit);
        self.known && named.is_everybody() || self.groups.iter().any(|mine| named.takes_in(mine))
    }
}
