use super::labels::Label;
use super::matching::{candidates, is_exact};
use minglu_ledger::schema::Schema;
use std::collections::HashMap;

/// A field without which a record is refused is wanted more than a nicer fit elsewhere.
const REQUIRED: i64 = 60;
/// Labels that mean nothing speak against a row being the header.
const UNKNOWN: i64 = 15;

/// For each label the place of its field in the schema: each field at most once, as many labels
/// as well as possible.
pub(super) fn assign(labels: &[Label], schema: &Schema) -> Vec<Option<usize>> {
    Search::new(labels, schema).best_choice()
}

/// How much a row looks like a header: nothing unless two labels are known, one of them exactly.
pub(super) fn worth(labels: &[Label], schema: &Schema) -> i64 {
    let search = Search::new(labels, schema);
    let choice = search.best_choice();
    let score = |(i, field): (usize, &Option<usize>)| {
        let options = &search.options[i];
        options.iter().find(|o| Some(o.0) == *field).map(|o| o.1)
    };
    let scores: Vec<i64> = choice.iter().enumerate().filter_map(score).collect();
    let enough =
        scores.len() > 1 || (scores.len() == 1 && labels.len() == 1 && labels[0].left == 0);
    if !enough || !scores.iter().any(|s| is_exact(*s)) {
        return 0;
    }
    let unknown = (labels.len() - scores.len()) as i64;
    (scores.iter().sum::<i64>() - UNKNOWN * unknown).max(0)
}

/// Tries every way of giving fields to labels. What is left to gain depends only on the label
/// reached and the fields that are taken, so each such state is worked out once.
struct Search {
    options: Vec<Vec<(usize, i64)>>,
    required: u128,
}

/// More fields than this are not told apart; no ledger has so many columns.
const MOST_FIELDS: usize = 128;

type Known = HashMap<(usize, u128), (i64, Option<usize>)>;

impl Search {
    fn new(labels: &[Label], schema: &Schema) -> Search {
        let usable = |o: &(usize, i64)| o.0 < MOST_FIELDS;
        let options = labels.iter().map(|l| {
            let found = candidates(l, schema);
            found.into_iter().filter(usable).collect()
        });
        let needed = schema.fields.iter().enumerate().take(MOST_FIELDS);
        let needed = needed.filter(|(_, f)| f.required && f.default.is_none());
        Search {
            options: options.collect(),
            required: needed.fold(0, |mask, (i, _)| mask | 1 << i),
        }
    }

    fn best_choice(&self) -> Vec<Option<usize>> {
        let mut known = Known::new();
        self.best(0, 0, &mut known);
        let mut taken = 0;
        (0..self.options.len())
            .map(|i| {
                let choice = known.get(&(i, self.relevant(i, taken))).and_then(|k| k.1);
                taken |= choice.map_or(0, |f| 1 << f);
                choice
            })
            .collect()
    }

    /// The taken fields that any later label could still want.
    fn relevant(&self, from: usize, taken: u128) -> u128 {
        let wanted = self.options[from..].iter().flatten();
        taken & wanted.fold(0, |mask, (field, _)| mask | 1_u128 << field)
    }

    fn best(&self, at: usize, taken: u128, known: &mut Known) -> i64 {
        let Some(options) = self.options.get(at) else {
            return 0;
        };
        let state = (at, self.relevant(at, taken));
        if let Some((score, _)) = known.get(&state) {
            return *score;
        }
        let mut best = (self.best(at + 1, taken, known), None);
        for (field, fit) in options {
            let bit = 1_u128 << field;
            if taken & bit != 0 {
                continue;
            }
            let wanted = if self.required & bit != 0 {
                REQUIRED
            } else {
                0
            };
            let score = fit + wanted + self.best(at + 1, taken | bit, known);
            if score > best.0 {
                best = (score, Some(*field));
            }
        }
        known.insert(state, best);
        best.0
    }
}
