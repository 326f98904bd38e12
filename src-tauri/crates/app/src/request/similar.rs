use super::LEDGER;
use crate::{Desk, Result};
use minglu_ledger::{Op, Query, Record};
use minglu_notice::Pairs;
use minglu_rules::duty::Facts;
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

/// Share of common character pairs from which two requests ask for the same.
const ALIKE: f64 = 0.55;
/// So many earlier requests of one applicant are looked through, the newest first.
const MOST: usize = 1000;

/// An earlier request of the same applicant.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "EarlierRequest")]
pub struct Earlier {
    /// The record.
    pub id: String,
    /// Its number in the register.
    pub number: String,
    /// What it asked for.
    pub subject: String,
    /// When it was received.
    pub received: String,
    /// Its outcome in words; empty while it is open.
    pub outcome: String,
    /// True where it asks for much the same.
    pub alike: bool,
}

/// Earlier requests of the same applicant, those that ask for the same first.
pub(super) fn earlier(desk: &Desk, facts: &impl Facts, own: Option<&str>) -> Result<Vec<Earlier>> {
    let (field, value) = match (facts.text("identity"), facts.text("applicant")) {
        ("", "") => return Ok(Vec::new()),
        ("", name) => ("applicant", name),
        (identity, _) => ("identity", identity),
    };
    let query = Query {
        limit: MOST,
        ..Query::of(LEDGER).with(field, Op::Eq, json!(value))
    };
    let schema = desk.ledger.schema(LEDGER)?;
    let asked = Pairs::of(&words(facts.text("subject"), facts.text("description")));
    let rows = desk.ledger.list(&query)?.rows.into_iter();
    let others = rows.filter(|record| own != Some(record.id.as_str()));
    let mut earlier: Vec<Earlier> = others
        .map(|record| {
            let text = |name: &str| record.text(name).unwrap_or_default();
            let pairs = Pairs::of(&words(text("subject"), text("description")));
            let alike = asked.likeness(&pairs) >= ALIKE;
            told(schema, &record, alike)
        })
        .collect();
    earlier.sort_by_key(|each| !each.alike);
    Ok(earlier)
}

fn words(subject: &str, description: &str) -> String {
    format!("{subject}{description}")
}

fn told(schema: &minglu_ledger::schema::Schema, record: &Record, alike: bool) -> Earlier {
    let text = |name: &str| record.text(name).unwrap_or_default().to_owned();
    let outcome = schema
        .field("outcome")
        .and_then(|f| f.choice(&text("outcome")));
    Earlier {
        id: record.id.clone(),
        number: text("number"),
        subject: text("subject"),
        received: text("received"),
        outcome: outcome
            .map(|choice| choice.title.clone())
            .unwrap_or_default(),
        alike,
    }
}
