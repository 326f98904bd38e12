use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What a letter can name, by the Chinese name that stands in templates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<String, Fact>);

/// One thing that a letter can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Words; none where the case has nothing to say to it. Its lines become paragraphs where the
    /// mark stands alone in one.
    Text(String),
    /// Rows of a table, or paragraphs, each with facts of its own beside those of the letter.
    Rows(Vec<Facts>),
}

impl Facts {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Facts {
        Facts::default()
    }

    /// Says what a name stands for.
    pub fn text(&mut self, name: &str, words: impl Into<String>) {
        self.0.insert(name.to_owned(), Fact::Text(words.into()));
    }

    /// Says of which rows a list consists.
    pub fn rows(&mut self, name: &str, rows: Vec<Facts>) {
        self.0.insert(name.to_owned(), Fact::Rows(rows));
    }

    /// What a name stands for.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0.get(name)
    }

    /// All names, in the order of their characters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Names of words that were wanted and are empty.
pub(super) type Holes = RefCell<BTreeSet<String>>;

/// Facts within facts: those of a row, then those of the letter.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    own: &'a Facts,
    outer: Option<&'a Scope<'a>>,
    holes: Option<&'a Holes>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(own: &'a Facts) -> Scope<'a> {
        Scope {
            own,
            outer: None,
            holes: None,
        }
    }

    /// The same, noting which words are wanted and empty.
    pub(super) fn noting(self, holes: &'a Holes) -> Scope<'a> {
        let holes = Some(holes);
        Scope { holes, ..self }
    }

    /// The facts of a row inside these. A row may leave cells empty.
    pub(super) fn within(&'a self, own: &'a Facts) -> Scope<'a> {
        Scope {
            own,
            outer: Some(self),
            holes: None,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a Fact> {
        let outer = || self.outer.and_then(|outer| outer.get(name));
        self.own.get(name).or_else(outer)
    }

    /// Notes words that are wanted and empty.
    pub(super) fn note(&self, name: &str) {
        if let Some(holes) = self.holes {
            holes.borrow_mut().insert(name.to_owned());
        }
    }
}
