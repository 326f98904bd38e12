use std::collections::HashMap;

use super::{Ours, Own, Unit};
use crate::{Owner, owner};

/// Distinct phrases kept at once; a table of 100,000 rows has a few dozen.
const KEPT: usize = 4096;

/// An owner phrase read for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Who leads, is responsible, assists.
    pub owner: Owner,
    /// What that asks of the unit.
    pub ours: Ours,
}

/// Reads the owner phrases of a whole table for one unit, each distinct phrase once.
#[derive(Debug)]
pub struct Phrases {
    own: Own,
    read: HashMap<String, Phrase>,
}

impl Phrases {
    /// A reader for this unit.
    pub fn new(me: &Unit) -> Phrases {
        Phrases {
            own: Own::new(me),
            read: HashMap::new(),
        }
    }

    /// Reads a phrase, or remembers it.
    pub fn read(&mut self, text: &str) -> &Phrase {
        if self.read.len() >= KEPT && !self.read.contains_key(text) {
            self.read.clear();
        }
        // One look-up more for a new phrase spares a copy of every known one.
        if !self.read.contains_key(text) {
            let owner = owner(text);
            let ours = self.own.ours(&owner);
            self.read.insert(text.to_owned(), Phrase { owner, ours });
        }
        &self.read[text]
    }
}
