//! Templates of letters: what the program's own have, the names that they may use, and those that an
//! office makes its own.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::letter::{Facts, Template};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use support::office::{Office, asset, edited, edited_file, kinds, strings, template};

/// A letter that can be written at once.
const CORRECTION: [(&str, &str); 3] = [
    ("不明确之处", "没有写明信息的年度"),
    ("需补正的内容", "信息的年度"),
    ("补正期限", "15"),
];

fn import(kind: &str, path: &str) -> Value {
    json!({ "kind": kind, "file": path, "name": "模板.docx", "note": "改了称呼" })
}

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

#[test]
fn an_edited_template_is_a_new_version_and_an_old_letter_keeps_its_own() {
    let office = Office::new();
    let case = office.case(json!({}));
    let old = office.write(&case, "correction", &CORRECTION);
    let path = edited(
        &office,
        "correction",
        "经审查，您（单位）",
        "经审核，贵单位",
    );
    let taken = office
        .unit
        .call("template.import", import("correction", &path));
    assert_eq!(taken["lacks"], json!([]));
    assert_eq!(taken["template"]["version"], "第1版");
    let new = office.write(&case, "correction", &CORRECTION);
    assert_eq!(new["template"], "第1版");
    assert!(office.words(&new).contains("经审核，贵单位"));
    assert!(office.words(&old).contains("经审查，您（单位）"));
    assert!(old["template"].as_str().unwrap().starts_with("自带"));

    let second = office
        .unit
        .call("template.import", import("correction", &path));
    assert_eq!(second["template"]["version"], "第2版");
    let reset = office
        .unit
        .call("template.reset", json!({ "kind": "correction" }));
    assert_eq!(
        (&reset["own"], &reset["versions"]),
        (&json!(false), &json!(2))
    );
    let again = office
        .unit
        .refused("template.reset", json!({ "kind": "correction" }));
    assert_eq!(again.code, "conflict");
}

#[test]
fn a_template_that_names_what_nobody_knows_is_refused_by_that_name() {
    let office = Office::new();
    let path = edited(&office, "correction", "{{补正期限}}", "{{补证期限}}");
    let refused = office
        .unit
        .refused("template.import", import("correction", &path));
    assert_eq!(refused.code, "invalid");
    assert!(refused.message.contains("“补证期限”"), "{refused}");
    let list = office.unit.call("template.list", json!({}));
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .all(|one| one["own"] == false)
    );
}

#[test]
fn a_template_without_what_the_law_wants_is_taken_and_says_what_it_lacks() {
    let office = Office::new();
    let path = edited(&office, "withhold", "{{救济途径}}", "");
    // The condition around the clause goes too.
    let path = edited_file(&path, "{{如果 救济途径}}", "{{如果 理由}}");
    let taken = office
        .unit
        .call("template.import", import("withhold", &path));
    assert_eq!(taken["lacks"], json!(["{{救济途径}}"]));
}

#[test]
fn what_is_no_word_file_is_no_template() {
    let office = Office::new();
    let path = office.unit.path("模板.docx");
    std::fs::write(&path, "补正告知书").unwrap();
    let refused = office
        .unit
        .refused("template.import", import("correction", &path));
    assert_eq!(refused.code, "unreadable", "{refused}");
}
