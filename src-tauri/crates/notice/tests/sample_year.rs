//! The sample year holds together: its references, its values, and what the program reads in it.

#![allow(clippy::expect_used, reason = "a broken sample should fail the test")]

use minglu_notice::{Recurs, Unit, due, ours, owner};
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::path::PathBuf;

const LEDGERS: [&str; 11] = [
    "unit",
    "notice",
    "task",
    "task_entry",
    "contact",
    "document",
    "attribute_change",
    "review",
    "review_item",
    "document_asked",
    "publication_check",
];

type Record = Map<String, Value>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(root().join(path)).expect("the file is there");
    serde_json::from_str(&text).expect("the file is JSON")
}

fn records(ledger: &str) -> Vec<Record> {
    let value = read(&format!("assets/sample-year/{ledger}.json"));
    serde_json::from_value(value).expect("a list of records")
}

fn text<'a>(record: &'a Record, field: &str) -> Option<&'a str> {
    record.get(field).and_then(Value::as_str)
}

fn list(record: &Record, field: &str) -> Vec<String> {
    let items = record
        .get(field)
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    items
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect()
}

fn keys(ledger: &str) -> HashSet<String> {
    let records = records(ledger);
    let count = records.len();
    let keys: HashSet<String> = records
        .iter()
        .filter_map(|record| text(record, "_key").map(str::to_owned))
        .collect();
    assert_eq!(
        keys.len(),
        count,
        "{ledger} has a record without a key of its own"
    );
    keys
}

#[test]
fn every_reference_names_a_record() {
    for (ledger, field, target) in [
        ("task", "notice", "notice"),
        ("task_entry", "task", "task"),
        ("attribute_change", "document", "document"),
        ("review_item", "campaign", "review"),
        ("review_item", "document", "document"),
        ("document_asked", "document", "document"),
    ] {
        let known = keys(target);
        for record in records(ledger) {
            let key = text(&record, field).unwrap_or_default();
            assert!(known.contains(key), "{ledger}: {key} is no {target}");
        }
    }
    let changes = keys("attribute_change");
    let items = records("review_item");
    let mut named = items.iter().filter_map(|item| text(item, "change"));
    assert!(named.all(|change| changes.contains(change)));
}

#[test]
fn every_field_is_one_of_its_schema_and_every_choice_one_of_its_own() {
    for ledger in LEDGERS {
        let schema = read(&format!("schemas/ledgers/{ledger}.schema.json"));
        for record in records(ledger) {
            for (field, value) in record.iter().filter(|(field, _)| *field != "_key") {
                let property = &schema["properties"][field];
                assert!(property.is_object(), "{ledger} has no field {field}");
                if let Some(choices) = property["oneOf"].as_array() {
                    let known = choices.iter().any(|choice| &choice["const"] == value);
                    assert!(known, "{ledger}.{field} cannot be {value}");
                }
            }
            for field in schema["required"].as_array().into_iter().flatten() {
                let name = field.as_str().unwrap_or_default();
                assert!(record.contains_key(name), "{ledger} lacks {name}");
            }
        }
    }
}

#[test]
fn natural_keys_tell_all_records_apart() {
    for ledger in LEDGERS {
        let schema = read(&format!("schemas/ledgers/{ledger}.schema.json"));
        let fields = schema["x-key"].as_array().expect("a natural key").clone();
        let records = records(ledger);
        let distinct: HashSet<String> = records
            .iter()
            .map(|record| {
                let values = fields
                    .iter()
                    .map(|field| record.get(field.as_str().unwrap_or_default()));
                format!("{:?}", values.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(distinct.len(), records.len(), "{ledger}");
    }
}

fn own_unit() -> Unit {
    let own = records("unit")
        .into_iter()
        .filter(|unit| unit.get("own") == Some(&json!(true)))
        .collect::<Vec<_>>();
    assert_eq!(own.len(), 1, "exactly one unit is our own");
    let own = own.first().expect("one unit");
    Unit {
        name: text(own, "name").unwrap_or_default().to_owned(),
        aliases: list(own, "aliases"),
        groups: list(own, "groups"),
    }
}

#[test]
fn what_stands_beside_a_task_is_what_the_program_reads_in_it() {
    let me = own_unit();
    for task in records("task") {
        let phrase = text(&task, "responsible").unwrap_or_default();
        let read = owner(phrase);
        assert_eq!(list(&task, "lead"), read.lead, "{phrase}");
        assert_eq!(
            list(&task, "responsible_units"),
            read.responsible,
            "{phrase}"
        );
        assert_eq!(list(&task, "assist"), read.assist, "{phrase}");
        assert_eq!(
            text(&task, "ours"),
            Some(ours(&read, &me).name()),
            "{phrase}"
        );
        let wording = text(&task, "due_text").unwrap_or_default();
        let year = if text(&task, "notice") == Some("n2025") {
            2025
        } else {
            2026
        };
        let due = due(wording, year);
        let date = due.date.map(|date| date.to_string());
        assert_eq!(text(&task, "due"), date.as_deref(), "{wording}");
        assert_eq!(
            text(&task, "recurs"),
            due.recurs.map(Recurs::name),
            "{wording}"
        );
    }
}

#[test]
fn entries_are_periods_of_their_task() {
    let tasks = records("task");
    for entry in records("task_entry") {
        let task = tasks
            .iter()
            .find(|task| text(task, "_key") == text(&entry, "task"));
        let task = task.expect("the task is there");
        let recurs = text(task, "recurs")
            .and_then(Recurs::from_name)
            .expect("a rhythm");
        let year = if text(task, "notice") == Some("n2025") {
            2025
        } else {
            2026
        };
        let due = text(task, "due").and_then(|due| due.parse().ok());
        let periods = match due {
            Some(due) => minglu_rules::periods_like(recurs, year, due),
            None => minglu_rules::periods(recurs, year),
        };
        let known = periods.iter().any(|period| {
            Some(period.name.as_str()) == text(&entry, "period")
                && Some(period.due.to_string().as_str()) == text(&entry, "due")
        });
        assert!(known, "{entry:?} is none of {periods:?}");
    }
}

#[test]
fn a_document_that_is_not_proactive_says_why() {
    for document in records("document") {
        if matches!(
            text(&document, "attribute"),
            Some("on_request" | "withheld")
        ) {
            let title = text(&document, "title").unwrap_or_default();
            assert!(text(&document, "basis").is_some(), "{title}");
            assert!(text(&document, "reason").is_some(), "{title}");
        }
    }
}

/// A document with this key.
fn document(key: Option<&str>) -> Record {
    let found = records("document").into_iter();
    let mut found = found.filter(|document| text(document, "_key") == key);
    found.next().expect("the document is there")
}

#[test]
fn changes_and_verdicts_agree_with_the_documents_that_they_speak_of() {
    for change in records("attribute_change") {
        let document = document(text(&change, "document"));
        assert_eq!(text(&document, "attribute"), text(&change, "to"));
        assert_eq!(text(&document, "attribute_changed"), text(&change, "date"));
    }
    for item in records("review_item") {
        let document = document(text(&item, "document"));
        assert_eq!(text(&document, "title"), text(&item, "title"));
        let kept = text(&item, "outcome") == Some("keep");
        assert_eq!(document.get("reviewed").is_some(), kept, "{document:?}");
        assert_eq!(item.contains_key("change"), !kept, "{item:?}");
    }
}
