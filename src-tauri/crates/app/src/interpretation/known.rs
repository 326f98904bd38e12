use super::brief::{Brief, Policy};
use crate::{Desk, Result};
use chrono::NaiveDate;
use minglu_ledger::Query;
use std::collections::HashMap;

/// The records of a ledger that speak of documents, found by the document.
#[derive(Default)]
pub(super) struct Known {
    briefs: Vec<Brief>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Known {
    /// Reads a whole ledger of them.
    pub fn read(desk: &Desk, ledger: &str) -> Result<Known> {
        let mut known = Known::default();
        let schema = desk.ledger.schema(ledger)?;
        let has = |name: &&str| schema.field(name).is_some();
        let fields: Vec<&str> = Brief::FIELDS.into_iter().filter(has).collect();
        desk.ledger.each_of(&Query::of(ledger), &fields, |record| {
            known.add(Brief::of(&record));
            Ok(())
        })?;
        Ok(known)
    }

    /// Those that speak of a document: by reference, else by its number, else by its title.
    /// A document may have been registered after them.
    pub fn of(&self, document: &Policy) -> Vec<&Brief> {
        let words = [&document.id, &document.doc_no, &document.title].into_iter();
        let mut found = words.filter_map(|word| self.by_word.get(word));
        let found = found.next().into_iter().flatten();
        let briefs = found.filter_map(|at| self.briefs.get(*at));
        let other = |brief: &&Brief| !brief.document.is_empty() && brief.document != document.id;
        briefs.filter(|brief| !other(brief)).collect()
    }

    /// The one that was published first: those that follow later go into what people ask then.
    pub fn first_of(&self, document: &Policy) -> Option<&Brief> {
        let day = |brief: &&Brief| brief.published.unwrap_or(NaiveDate::MAX);
        self.of(document).into_iter().min_by_key(day)
    }

    fn add(&mut self, brief: Brief) {
        let words = [&brief.document, &brief.doc_no, &brief.title].into_iter();
        for word in words.filter(|word| !word.is_empty()) {
            let at = self.by_word.entry(word.clone()).or_default();
            at.push(self.briefs.len());
        }
        self.briefs.push(brief);
    }
}
