//! A unit's own ledgers through the commands: what was made is there for the next command, wherever
//! it was made.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::Place;
use serde_json::{Value, json};
use support::Unit;

fn column(title: &str, kind: &str) -> Value {
    json!({
        "name": "", "title": title, "kind": kind, "private": null, "choices": [], "scale": 2,
        "aliases": [], "width_mm": 24.0, "merge": false, "long_dates": false, "ticks": true,
        "hidden": false, "key": false,
    })
}

fn villages() -> Value {
    let mut name = column("村名", "text");
    name["key"] = json!(true);
    let mut person = column("责任人/姓名", "text");
    person["private"] = json!("name");
    let mut phone = column("责任人/电话", "text");
    phone["private"] = json!("phone");
    json!({
        "title": "村务公开栏台账", "heading": "各村村务公开栏台账", "landscape": true,
        "columns": [column("序号", "serial"), name, person, phone, column("已更新", "boolean")],
    })
}

fn ask(place: &Place, name: &str, payload: Value) -> Value {
    place.dispatch(name, payload).unwrap().value
}

fn made(place: &Place) {
    let made = ask(
        place,
        "custom.create",
        json!({ "definition": villages(), "places": [0, 1, 2, 3, 4] }),
    );
    assert_eq!(made["ledger"], "own_1");
    let mapping = json!({ "0": null, "1": "c1", "2": "c2", "3": "c3", "4": "c4" });
    assert_eq!(made["mapping"], mapping);
}

fn add(place: &Place, fields: Value) -> String {
    let added = ask(
        place,
        "record.add",
        json!({ "ledger": "own_1", "fields": fields }),
    );
    added["id"].as_str().unwrap().to_owned()
}

const FIELDS: &str = "村名\t责任人姓名\t责任人电话\t已更新\n清水村\t苏禾\t13800001234\t√\n白石村\t李青\t13900005678\t×";

#[test]
fn a_ledger_that_was_just_made_is_there_for_the_next_command() {
    let unit = Unit::printing();
    let place = unit.place();
    made(&place);
    let schemas = ask(&place, "desk.schemas", json!({}));
    let own = schemas["schemas"].as_array().unwrap().iter();
    let own: Vec<&Value> = own.filter(|s| s["own"] == true).collect();
    assert_eq!((own.len(), &own[0]["title"]), (1, &json!("村务公开栏台账")));
    let form = schemas["forms"].as_array().unwrap().iter();
    assert!(form.into_iter().any(|f| f["name"] == own[0]["form"]));

    let id = add(&place, json!({ "c1": "清水村", "c4": true }));
    let row = ask(
        &place,
        "record.show",
        json!({ "ledger": "own_1", "id": id }),
    );
    assert_eq!(row["c1"], "清水村");
    ask(&place, "step.undo", json!({}));
    let touched = place.dispatch("step.undo", json!({})).unwrap().touched;
    assert!(touched.contains(&"own_ledger".to_owned()), "{touched:?}");
    let gone = place.dispatch("record.list", json!({ "ledger": "own_1" }));
    assert_eq!(gone.unwrap_err().code, "not_found");
    ask(&place, "step.redo", json!({}));
    assert_eq!(
        ask(&place, "record.list", json!({ "ledger": "own_1" }))["total"],
        0
    );
}

#[test]
fn a_ledger_made_by_another_program_is_seen_by_the_one_that_stays() {
    let unit = Unit::printing();
    let window = unit.place();
    ask(&window, "desk.status", json!({}));
    unit.call("custom.create", json!({ "definition": villages() }));
    assert_eq!(
        ask(&window, "record.list", json!({ "ledger": "own_1" }))["total"],
        0
    );
}

#[test]
fn its_rows_come_in_masked_and_in_their_own_step() {
    let unit = Unit::printing();
    let place = unit.place();
    made(&place);
    let pasted = json!({ "ledger": "own_1", "pasted": { "text": FIELDS } });
    let plan = ask(&place, "import.commit", pasted.clone());
    assert_eq!(plan["added"], 2, "{plan}");
    assert_eq!(ask(&place, "import.commit", pasted)["unchanged"], 2);
    let found = ask(
        &place,
        "record.list",
        json!({ "ledger": "own_1", "search": "清水" }),
    );
    assert_eq!(found["rows"][0]["c3"], "138****1234");
    assert_eq!(found["rows"][0]["c4"], true);
    assert_eq!(ask(&place, "check.run", json!({}))["ok"], true);
}

#[test]
fn its_paper_is_the_sheet_that_came() {
    let unit = Unit::printing();
    let place = unit.place();
    made(&place);
    ask(
        &place,
        "import.commit",
        json!({ "ledger": "own_1", "pasted": { "text": FIELDS } }),
    );
    let path = unit.path("表.csv");
    let request = json!({ "form": "own-1", "format": "csv", "path": path, "reveal": true });
    ask(&place, "form.export", request);
    let csv = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "序号,村名,责任人/姓名,责任人/电话,已更新");
    assert_eq!(lines[2], "2,白石村,李青,13900005678,×");
    let masked = unit.path("遮住.csv");
    ask(
        &place,
        "form.export",
        json!({ "form": "own-1", "format": "csv", "path": masked }),
    );
    assert!(
        !std::fs::read_to_string(&masked)
            .unwrap()
            .contains("13900005678")
    );
}

#[test]
fn what_was_put_away_is_written_by_nobody_until_it_is_taken_back() {
    let unit = Unit::printing();
    let place = unit.place();
    made(&place);
    let id = add(&place, json!({ "c1": "清水村" }));
    assert_eq!(
        ask(&place, "custom.remove", json!({ "ledger": "own_1" })),
        1
    );
    let refused = place.dispatch("record.restore", json!({ "ledger": "own_1", "ids": [id] }));
    assert_eq!(refused.unwrap_err().code, "conflict");
    let lines = ask(&place, "custom.list", json!({}));
    assert_eq!(
        (&lines[0]["records"], lines[0]["deleted"].is_string()),
        (&json!(0), true)
    );
    ask(&place, "custom.restore", json!({ "id": lines[0]["id"] }));
    assert_eq!(
        ask(&place, "record.list", json!({ "ledger": "own_1" }))["total"],
        1
    );
}

#[test]
fn the_definition_is_typed_into_no_grid() {
    let unit = Unit::printing();
    let fields = json!({ "title": "台账", "name": "own_9", "definition": "{}" });
    let refused = unit.refused(
        "record.add",
        json!({ "ledger": "own_ledger", "fields": fields }),
    );
    assert_eq!(refused.code, "usage");
}

#[test]
fn without_a_key_only_a_row_that_says_the_same_is_the_same() {
    let unit = Unit::printing();
    let place = unit.place();
    let definition = json!({
        "title": "来访登记", "heading": "来访登记", "landscape": false,
        "columns": [column("事由", "text"), column("结果", "text")],
    });
    ask(&place, "custom.create", json!({ "definition": definition }));
    let read = |rows: &str| {
        let text = format!("事由\t结果\n{rows}");
        ask(
            &place,
            "import.commit",
            json!({ "ledger": "own_1", "pasted": { "text": text } }),
        )
    };
    assert_eq!(read("查档\t已办\n咨询\t已办")["added"], 2);
    let next = read("咨询\t已办\n投诉\t转办");
    assert_eq!((&next["added"], &next["changed"]), (&json!(1), &json!(0)));
}

fn total(place: &Place) -> Value {
    ask(place, "record.list", json!({ "ledger": "own_1" }))["total"].clone()
}

fn with_rows(place: &Place) -> Value {
    let request = json!({ "definition": villages(), "places": [null, 0, 1, 2, 3],
        "pasted": { "text": FIELDS }, "rows": true });
    ask(place, "custom.create", request)
}

#[test]
fn a_ledger_and_its_rows_come_and_go_in_one_step() {
    let unit = Unit::printing();
    let place = unit.place();
    let made = with_rows(&place);
    assert_eq!(
        (&made["added"], &made["rejected"]),
        (&json!(2), &json!([])),
        "{made}"
    );
    assert_eq!(total(&place), 2);
    let search = json!({ "ledger": "own_1", "search": "清水" });
    assert_eq!(ask(&place, "record.list", search.clone())["total"], 1);
    ask(&place, "step.undo", json!({}));
    assert_eq!(ask(&place, "custom.list", json!({})), json!([]));
    assert!(
        place
            .dispatch("record.list", json!({ "ledger": "own_1" }))
            .is_err()
    );
    ask(&place, "step.redo", json!({}));
    assert_eq!(total(&place), 2);
    assert_eq!(
        ask(&place, "record.list", search)["rows"][0]["c3"],
        "138****1234"
    );
    assert_eq!(ask(&place, "check.run", json!({}))["ok"], true);
}

#[test]
fn a_row_that_cannot_be_taken_is_told_and_the_ledger_is_made_all_the_same() {
    let unit = Unit::printing();
    let place = unit.place();
    let mut definition = villages();
    definition["columns"][1]["kind"] = json!("date");
    let request = json!({ "definition": definition, "places": [null, 0, 1, 2, 3],
        "pasted": { "text": FIELDS }, "rows": true });
    let made = ask(&place, "custom.create", request);
    assert_eq!(made["added"], 0);
    assert_eq!(made["rejected"][0]["row"], 2, "{made}");
    assert_eq!(total(&place), 0);
}

#[test]
fn a_table_from_the_clipboard_proposes_a_ledger_and_says_which_rows_are_sums() {
    let unit = Unit::printing();
    let place = unit.place();
    let text = "序号\t村名\t户数\n1\t清水村\t120\n2\t白石村\t88\n小计\t\t208\n3\t柳林村\t1,301\n合计\t—\t1,509户\n";
    let proposal = ask(
        &place,
        "custom.preview",
        json!({ "pasted": { "text": text } }),
    );
    assert_eq!(proposal["rows"], 3);
    let notes = proposal["notes"].to_string();
    assert!(notes.contains("小计") && notes.contains("合计"), "{notes}");
    let places: Vec<Value> = proposal["origins"]
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["index"].clone())
        .collect();
    let mut definition = proposal["definition"].clone();
    definition["title"] = json!("各村户数");
    let request = json!({ "definition": definition, "places": places, "pasted": { "text": text }, "rows": true });
    assert_eq!(ask(&place, "custom.create", request)["added"], 3);
}

#[test]
fn a_table_from_the_clipboard_that_bears_a_mark_makes_no_ledger() {
    let unit = Unit::printing();
    let text = "序号\t文件\t密级\n1\t请示\t机密★10年\n";
    let refused = unit.refused("custom.preview", json!({ "pasted": { "text": text } }));
    assert_eq!(refused.code, "classified");
}
