use super::LEDGER;
use crate::duty::{Change, Law};
use crate::form::shown;
use crate::request::{LEDGER as REQUESTS, STEPS, clock, steps, told};
use crate::{Desk, Result};
use chrono::NaiveDate;
use minglu_ledger::schema::Schema;
use minglu_ledger::{Op, Query, Record};
use minglu_rules::request::clock::{Entry, Kind, Reckoning};
use minglu_rules::request::long;

/// More letters or steps than these no case has.
const MOST: usize = 10_000;

/// What is known of a case.
pub(super) struct Case {
    /// The request.
    pub request: Record,
    /// What was done, in the order of the days.
    pub steps: Vec<Record>,
    /// Its letters that are not void, in the order of their days.
    pub letters: Vec<Record>,
    /// The earlier request that it repeats.
    pub earlier: Option<Box<Case>>,
    /// The entries of its clock.
    pub entries: Vec<Entry>,
}

impl Case {
    /// Reads a case.
    pub fn load(desk: &Desk, id: &str) -> Result<Case> {
        let mut case = Case::alone(desk, id)?;
        if let Some(earlier) = case.request.text("earlier").filter(|id| !id.is_empty()) {
            case.earlier = Some(Box::new(Case::alone(desk, earlier)?));
        }
        Ok(case)
    }

    fn alone(desk: &Desk, id: &str) -> Result<Case> {
        let request = desk.ledger.get(REQUESTS, id)?;
        let of_it = |ledger: &str| Query {
            limit: MOST,
            ..Query::of(ledger).with("request", Op::Eq, id)
        };
        let mut letters = desk.ledger.list(&of_it(LEDGER))?.rows;
        letters.retain(|letter| letter.text("state") != Some("void"));
        letters.sort_by_key(|letter| letter.text("dated").map(str::to_owned));
        Ok(Case {
            entries: clock::entries(&Change::standing(&request.fields))?,
            steps: steps(desk, id)?,
            earlier: None,
            request,
            letters,
        })
    }

    /// The same with personal data masked.
    pub fn masked(mut self, desk: &Desk) -> Result<Case> {
        let mask = |schema: &Schema, record: &mut Record| schema.mask(&mut record.fields, &[]);
        mask(desk.ledger.schema(REQUESTS)?, &mut self.request);
        let steps = desk.ledger.schema(STEPS)?;
        self.steps.iter_mut().for_each(|step| mask(steps, step));
        let letters = desk.ledger.schema(LEDGER)?;
        self.letters.iter_mut().for_each(|one| mask(letters, one));
        Ok(self)
    }

    /// A field of the request as people read it.
    pub fn said(&self, desk: &Desk, field: &str) -> Result<String> {
        let schema = desk.ledger.schema(REQUESTS)?;
        let column = schema.field(field);
        let words = |column| shown(column, self.request.get(field));
        Ok(column.map(words).unwrap_or_default())
    }

    /// The last step of an event.
    pub fn step(&self, event: &str) -> Option<&Record> {
        let mut steps = self.steps.iter();
        steps.rfind(|step| step.text("event") == Some(event))
    }

    /// What others were asked as this, the first first: the entry of the clock, and the step.
    pub fn asked(&self, law: &Law, party: Kind) -> Vec<(&Entry, &Record)> {
        let tellers = told(&law.requests.workflow, &self.entries, &self.steps);
        let each = self.entries.iter().zip(tellers);
        let of_party = each.filter(|(entry, _)| entry.kind == party);
        of_party
            .filter_map(|(entry, at)| Some((entry, &self.steps[at?])))
            .collect()
    }

    /// The last letter of a kind.
    pub fn letter(&self, kind: &str) -> Option<&Record> {
        let mut letters = self.letters.iter();
        letters.rfind(|letter| letter.text("kind") == Some(kind))
    }

    /// The last entry of a kind in its clock.
    pub fn entry(&self, kind: Kind) -> Option<&Entry> {
        self.entries.iter().rfind(|entry| entry.kind == kind)
    }

    /// Its clock, with these entries instead of its own. Nothing where it has not begun, or where
    /// they cannot have happened.
    pub fn reckoned(law: &Law, entries: &[Entry]) -> Option<Reckoning> {
        let begun = !entries.is_empty();
        begun.then(|| clock::run(law, entries).ok()).flatten()
    }
}

/// A day that a record holds.
pub(super) fn day(record: &Record, field: &str) -> Option<NaiveDate> {
    clock::day(&Change::standing(&record.fields), field)
}

/// The same in words; nothing where there is none.
pub(super) fn day_words(record: &Record, field: &str) -> String {
    day(record, field).map(long).unwrap_or_default()
}
