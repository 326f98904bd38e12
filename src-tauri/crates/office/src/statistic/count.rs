use super::sums::{LedgerSum, sums};
use crate::batch::{Kept, records};
use crate::store::Store;
use crate::{Result, unit};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// The attributes of a document in the order in which they are shown, and those that have none.
const ATTRIBUTES: [(&str, &str); 4] = [
    ("proactive", "主动公开"),
    ("on_request", "依申请公开"),
    ("withheld", "不予公开"),
    ("", "未定属性"),
];
/// Of a document that says no ground although it is not open to all.
const NO_GROUND: &str = "没有写依据";

/// What the units' documents and ledgers come to in a year.
#[derive(Debug, Serialize)]
pub struct Statistics {
    /// The year.
    pub year: i32,
    /// Titles of the attributes: the columns of `months` and `units`.
    pub attributes: Vec<String>,
    /// Documents dated in the year, by attribute.
    pub by_attribute: Vec<Slice>,
    /// Those that are not proactive, by ground, the most frequent first.
    pub by_ground: Vec<Slice>,
    /// Documents by month and attribute; twelve lines.
    pub months: Vec<Line>,
    /// Documents by unit and attribute.
    pub units: Vec<Line>,
    /// Units that have sent no attribute ledger.
    pub without_documents: Vec<String>,
    /// What the units count themselves, ledger by ledger.
    pub ledgers: Vec<LedgerSum>,
    /// Units that have sent no statistics.
    pub without_statistics: Vec<String>,
}

/// A count with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slice {
    /// What is counted.
    pub title: String,
    /// How many.
    pub count: u64,
}

/// A line of a table: a month or a unit with its counts by attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The month or the unit.
    pub title: String,
    /// By attribute.
    pub counts: Vec<u64>,
}

/// Counts a year over all units. What was returned counts as not sent; a document belongs to the
/// year and month of its date.
///
/// # Errors
/// The database's.
pub fn count(store: &Store, year: i32) -> Result<Statistics> {
    let mut documents = records(store, "attribute_ledger", None)?;
    documents.retain(|kept| kept.record.ledger == "document");
    let sent: HashSet<String> = documents.iter().map(|kept| kept.unit.clone()).collect();
    documents.retain(|kept| text(kept, "dated").starts_with(&format!("{year}-")));
    let all = unit::list(store)?;
    let months = (1..=12).map(|month| {
        let prefix = format!("{year}-{month:02}");
        line(&documents, format!("{month}月"), |kept| {
            text(kept, "dated").starts_with(&prefix)
        })
    });
    let (ledgers, counted) = sums(store, year)?;
    let without = |sent: &HashSet<String>| {
        let silent = all.iter().filter(|unit| !sent.contains(&unit.code));
        silent.map(|unit| unit.name.clone()).collect()
    };
    let whole = line(&documents, String::new(), |_| true);
    let names = ATTRIBUTES.map(|(_, title)| title.to_owned());
    let slices = names.iter().zip(whole.counts);
    Ok(Statistics {
        year,
        by_attribute: slices
            .map(|(title, count)| Slice {
                title: title.clone(),
                count,
            })
            .collect(),
        attributes: names.to_vec(),
        by_ground: grounds(&documents),
        months: months.collect(),
        units: all
            .iter()
            .map(|unit| line(&documents, unit.name.clone(), |kept| kept.unit == unit.code))
            .collect(),
        without_documents: without(&sent),
        without_statistics: without(&counted),
        ledgers,
    })
}

fn line(documents: &[Kept], title: String, fits: impl Fn(&Kept) -> bool) -> Line {
    let mut counts = vec![0; ATTRIBUTES.len()];
    for kept in documents.iter().filter(|kept| fits(kept)) {
        let attribute = text(kept, "attribute");
        let at = ATTRIBUTES.iter().position(|(code, _)| *code == attribute);
        counts[at.unwrap_or(ATTRIBUTES.len() - 1)] += 1;
    }
    Line { title, counts }
}

fn grounds(documents: &[Kept]) -> Vec<Slice> {
    let mut grounds: BTreeMap<&str, u64> = BTreeMap::new();
    for kept in documents {
        if ["on_request", "withheld"].contains(&text(kept, "attribute")) {
            let ground = text(kept, "basis").trim();
            let ground = if ground.is_empty() { NO_GROUND } else { ground };
            *grounds.entry(ground).or_default() += 1;
        }
    }
    let mut slices: Vec<Slice> = grounds
        .into_iter()
        .map(|(title, count)| Slice {
            title: title.to_owned(),
            count,
        })
        .collect();
    slices.sort_by_key(|slice| std::cmp::Reverse(slice.count));
    slices
}

fn text<'a>(kept: &'a Kept, field: &str) -> &'a str {
    let value = kept.record.fields.get(field);
    value.and_then(|value| value.as_str()).unwrap_or_default()
}
