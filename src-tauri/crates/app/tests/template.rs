//! Templates of letters: what the program's own have, and the names that they may use.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::letter::{Facts, Template};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::office::{Office, asset, kinds, strings, template};

#[test]
fn every_kind_of_the_clauses_of_relief_has_a_letter() {
    let relief: Value =
        serde_json::from_str(&std::fs::read_to_string(asset("relief.json")).unwrap()).unwrap();
    let ours = kinds();
    for letter in relief["letters"].as_array().unwrap() {
        assert!(
            ours.iter().any(|kind| kind["kind"] == letter["kind"]),
            "{letter}"
        );
    }
}

#[test]
fn every_template_has_what_the_law_wants_in_it_and_is_small() {
    for kind in kinds() {
        let bytes = template(&kind);
        assert!(bytes.len() < 15 * 1024, "{kind}");
        let template = Template::read(bytes).unwrap();
        let marks = template.marks().unwrap();
        for need in strings(&kind["needs"]) {
            assert!(marks.iter().any(|mark| mark.name == need), "{need}: {kind}");
        }
        let words = template.words().unwrap();
        for says in strings(&kind["says"]) {
            assert!(words.contains(says), "{says}: {kind}");
        }
    }
}

#[test]
fn a_letter_bears_the_clause_of_relief_where_its_kind_has_one() {
    let relief: Value =
        serde_json::from_str(&std::fs::read_to_string(asset("relief.json")).unwrap()).unwrap();
    for kind in kinds() {
        let mut letters = relief["letters"].as_array().unwrap().iter();
        let clause = letters.find(|letter| letter["kind"] == kind["kind"]);
        let wanted = clause.is_some_and(|letter| !letter["relief"].is_null());
        let marks = Template::read(template(&kind)).unwrap().marks().unwrap();
        let has = marks.iter().any(|mark| mark.name == "救济途径");
        assert_eq!(has, wanted, "{kind}");
    }
}

#[test]
fn every_name_in_a_template_is_told_in_every_case() {
    let told = Office::new().unit.call("template.names", json!({}));
    let mut facts = Facts::new();
    for name in told["names"].as_array().unwrap() {
        facts.text(name["name"].as_str().unwrap(), "");
    }
    for list in told["lists"].as_array().unwrap() {
        facts.rows(list["name"].as_str().unwrap(), Vec::new());
    }
    for kind in kinds() {
        let template = Template::read(template(&kind)).unwrap();
        assert_eq!(template.unknown(&facts).unwrap(), [""; 0], "{kind}");
    }
}

#[test]
fn every_name_has_a_meaning_an_example_and_stands_once() {
    let told = Office::new().unit.call("template.names", json!({}));
    let mut seen = BTreeSet::new();
    for name in told["names"].as_array().unwrap() {
        for part in ["meaning", "example", "group"] {
            assert_ne!(name[part], "", "{name}");
        }
        assert!(seen.insert(name["name"].as_str().unwrap()), "{name}");
    }
}

#[test]
fn the_manual_lists_every_name() {
    let manual = std::fs::read_to_string(asset("manual/letter.md")).unwrap();
    let told = Office::new().unit.call("template.names", json!({}));
    let names = told["names"].as_array().unwrap().iter();
    for one in names.chain(told["lists"].as_array().unwrap()) {
        let name = one["name"].as_str().unwrap();
        assert!(manual.contains(&format!("| `{name}` |")), "{name}");
    }
}
