use crate::file::asset;
use crate::{Desk, Result};
use chrono::{Months, NaiveDate};
use minglu_ledger::{Code, Fields, Op, Query, Record, Tx};
use minglu_rules::attribute::{Attribute, Often};
use serde_json::json;
use std::collections::HashMap;

static OFTEN: &str = include_str!("../../../../../assets/often-asked.json");

/// A file of this name in the data folder says what is often in its own office.
const OWN_FILE: &str = "often-asked.json";
const LEDGER: &str = "document_asked";

/// Writes down that a document was asked for: the one way, for whoever notes it by hand and for
/// whatever handles requests.
pub(crate) fn note_asked(tx: &mut Tx<'_>, asked: Fields) -> minglu_ledger::Result<String> {
    tx.add(LEDGER, asked)
}

/// How often documents were asked for of late.
pub(crate) struct Asked {
    /// What is often.
    pub often: Often,
    /// How often, and when the last time, by document.
    counts: HashMap<String, (u64, String)>,
}

impl Asked {
    /// Counts all documents, or one.
    pub fn count(desk: &Desk, document: Option<&str>) -> Result<Asked> {
        let often: Often = asset(desk, OWN_FILE, "常被申请的标准", OFTEN)?;
        let since = since(crate::task::today(), often.years);
        let mut query = Query::of(LEDGER).with("day", Op::Ge, json!(since.to_string()));
        if let Some(id) = document {
            query = query.with("document", Op::Eq, json!(id));
        }
        let mut counts: HashMap<String, (u64, String)> = HashMap::new();
        desk.ledger.each(&query, |record| {
            let text = |field: &str| record.text(field).unwrap_or_default().to_owned();
            let (count, last) = counts.entry(text("document")).or_default();
            *count += 1;
            *last = std::mem::take(last).max(text("day"));
            Ok(())
        })?;
        Ok(Asked { often, counts })
    }

    /// How often a document was asked for.
    pub fn times(&self, document: &str) -> u64 {
        self.counts.get(document).map_or(0, |(count, _)| *count)
    }

    /// The last day on which it was; empty where it never was.
    pub fn last(&self, document: &str) -> &str {
        self.counts.get(document).map_or("", |(_, last)| last)
    }

    /// Documents that are asked for often and not proactive, the most wanted first.
    pub fn suggested(&self, desk: &Desk) -> Result<Vec<Record>> {
        let often = self.counts.iter();
        let often = often.filter(|(_, (count, _))| *count >= self.often.times);
        let mut found = Vec::new();
        for (id, _) in often {
            match desk.ledger.get("document", id) {
                Ok(document) if is_kept_back(&document) => found.push(document),
                Ok(_) => {}
                Err(e) if e.code() == Code::NotFound => {}
                Err(e) => return Err(e.into()),
            }
        }
        found.sort_by_cached_key(|document| {
            let times = std::cmp::Reverse(self.times(&document.id));
            (times, document.id.clone())
        });
        Ok(found)
    }
}

fn is_kept_back(document: &Record) -> bool {
    let attribute = document.text("attribute").and_then(Attribute::from_name);
    let kept = attribute.is_some_and(|attribute| attribute != Attribute::Proactive);
    kept && document.deleted.is_none()
}

fn since(today: NaiveDate, years: u32) -> NaiveDate {
    let months = Months::new(years.saturating_mul(12));
    today.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
}
