//! Every ledger alike: its sample year is in order, it is entered, undone and printed.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Map, Value, json};
use support::Unit;

/// Ledgers whose rows are read in under a notice or made by commands of their own: other tests.
const OWN_WAY: [&str; 2] = ["task", "task_entry"];

/// A schema as hosts see it, and its records in the sample year.
struct Sampled {
    schema: Value,
    rows: Vec<Value>,
}

impl Sampled {
    fn ledger(&self) -> &str {
        self.schema["ledger"].as_str().unwrap()
    }

    fn fields(&self) -> &Vec<Value> {
        self.schema["fields"].as_array().unwrap()
    }

    fn is_written_by_people(&self) -> bool {
        !self.schema["program"].as_bool().unwrap() && !OWN_WAY.contains(&self.ledger())
    }

    /// A record as somebody would type it: without what the program reckons, and without what is
    /// shown masked.
    fn typed(&self, row: &Value) -> Map<String, Value> {
        let fields = self.fields().iter();
        let by_hand = |field: &&Value| {
            let reckoned = field["derived"] == true || field["private"] == true;
            !reckoned && field["kind"] != "attachments"
        };
        let typed = fields.filter(by_hand);
        let names = typed.map(|field| field["name"].as_str().unwrap());
        let given = names.filter(|name| !row[*name].is_null());
        given
            .map(|name| (name.to_owned(), row[name].clone()))
            .collect()
    }
}

fn sample() -> (Unit, Vec<Sampled>) {
    let unit = Unit::sample();
    let schemas = unit.call("desk.schemas", json!({}))["schemas"].clone();
    let schemas = schemas.as_array().unwrap().iter();
    let sampled = schemas.map(|schema| {
        let all = json!({ "ledger": schema["ledger"], "limit": 10_000 });
        Sampled {
            schema: schema.clone(),
            rows: unit.call("record.list", all)["rows"]
                .as_array()
                .unwrap()
                .clone(),
        }
    });
    let sampled: Vec<Sampled> = sampled.collect();
    (unit, sampled)
}

fn total(unit: &Unit, ledger: &str) -> u64 {
    unit.call("record.list", json!({ "ledger": ledger, "limit": 1 }))["total"]
        .as_u64()
        .unwrap()
}

#[test]
fn the_sample_year_fills_every_ledger_that_people_write() {
    let (_unit, sampled) = sample();
    let written = sampled
        .iter()
        .filter(|each| each.schema["program"] == false);
    let empty: Vec<&str> = written
        .filter(|each| each.rows.is_empty())
        .map(Sampled::ledger)
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn nothing_in_the_sample_year_is_refused_today() {
    let (unit, sampled) = sample();
    for each in &sampled {
        for row in &each.rows {
            let found = unit.call(
                "record.check",
                json!({ "ledger": each.ledger(), "id": row["id"] }),
            );
            let blocking = |finding: &&Value| finding["blocking"] == true;
            let blocking: Vec<&Value> = found.as_array().unwrap().iter().filter(blocking).collect();
            assert!(blocking.is_empty(), "{} {row}: {blocking:?}", each.ledger());
        }
    }
}

#[test]
fn every_ledger_names_its_group_its_purpose_and_what_its_empty_page_teaches() {
    let (_unit, sampled) = sample();
    for each in sampled
        .iter()
        .filter(|each| each.schema["program"] == false)
    {
        let group = each.schema["group"].as_str().unwrap();
        if ["interpretation", "catalogue", "publication", "other"].contains(&group) {
            for words in ["purpose", "teaching"] {
                assert!(each.schema[words].is_string(), "{} {words}", each.ledger());
            }
        }
    }
}

#[test]
fn a_record_of_every_ledger_is_entered_and_the_entry_undone() {
    let (unit, sampled) = sample();
    for each in sampled.iter().filter(|each| each.is_written_by_people()) {
        let Some(row) = each.rows.first() else {
            continue;
        };
        let before = total(&unit, each.ledger());
        let fields = each.typed(row);
        unit.call(
            "record.add",
            json!({ "ledger": each.ledger(), "fields": fields }),
        );
        assert_eq!(total(&unit, each.ledger()), before + 1, "{}", each.ledger());
        unit.call("step.undo", json!({}));
        assert_eq!(total(&unit, each.ledger()), before, "{}", each.ledger());
    }
}

#[test]
fn every_form_prints_its_ledger() {
    let (unit, sampled) = sample();
    let forms = unit.call("desk.schemas", json!({}))["forms"].clone();
    for form in forms.as_array().unwrap() {
        let rows = &sampled
            .iter()
            .find(|each| each.schema["ledger"] == form["ledger"])
            .unwrap()
            .rows;
        let pages = unit.call("form.preview", json!({ "form": form["name"] }));
        let text = pages.to_string();
        let title = form["title"].as_str().unwrap();
        assert!(rows.is_empty() || text.len() > title.len(), "{title}");
    }
}
