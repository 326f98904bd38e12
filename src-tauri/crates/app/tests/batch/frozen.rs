//! What a batch holds when it is made, and that it stays so.

use crate::county::{County, TITLE, reported};
use minglu_sync::batch::read;
use serde_json::json;

#[test]
fn the_clerks_own_notes_stay_at_the_unit() {
    let county = County::new();
    county.issue_notice(&["公开预算"]);
    county.online();
    let task = county.unit.tasks()[0].clone();
    county.set(
        &task["id"],
        json!({ "progress": "已公开", "notes": "催办三次" }),
    );
    county.new_batch();
    county.online();
    let record = county.stored().records()[0].clone();
    assert!(!record.fields.contains_key("notes"));
    assert_eq!(record.fields["notice"], TITLE);
    assert_eq!(record.origin.as_deref(), Some("row-公开预算"));
}

#[test]
fn personal_data_leaves_only_where_the_form_asks_and_is_told_and_noted() {
    let county = County::new();
    let contact = json!({ "unit": "澄溪县财政局", "name": "苏禾", "phone": "13800001234" });
    county.unit.call(
        "record.add",
        json!({ "ledger": "contact", "fields": contact }),
    );
    let preview = county
        .unit
        .call("batch.check", json!({ "kind": "contact_filing" }));
    assert_eq!(preview["private"], json!(["联系电话"]));
    county
        .unit
        .call("batch.new", json!({ "kind": "contact_filing" }));
    county.online();
    assert_eq!(county.stored().records()[0].fields["phone"], "13800001234");
    assert_eq!(county.stored().manifest().private.len(), 1);
    let events = county.unit.call("event.list", json!({}));
    let event = &events["events"][0];
    assert_eq!(event["deed"], "export");
    assert!(
        event["sentence"].as_str().unwrap().contains("联系电话"),
        "{event}"
    );
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    assert!(
        !shown.to_string().contains("13800001234"),
        "masked on the way to the screen"
    );
}

#[test]
fn a_zero_report_is_a_batch_and_an_empty_one_is_refused() {
    let county = County::new();
    let empty = county
        .unit
        .refused("batch.new", json!({ "kind": "attribute_ledger" }));
    assert_eq!(empty.code, "usage");
    county.unit.call(
        "batch.new",
        json!({ "kind": "attribute_ledger", "zero": true }),
    );
    county.online();
    assert!(county.stored().manifest().zero);
    assert_eq!(county.line()["state"], "stored");
}

#[test]
fn records_with_errors_block_the_batch_with_a_list() {
    let county = County::new();
    county.issue_notice(&["公开预算"]);
    county.online();
    let task = county.unit.tasks()[0].clone();
    let file = county
        .unit
        .desk
        .ledger
        .store("佐证.pdf", &b"pdf"[..])
        .unwrap();
    county.set(&task["id"], json!({ "evidence": [file] }));
    std::fs::remove_dir_all(county.unit.desk.dir().join("attachments")).unwrap();
    let refused = county
        .unit
        .refused("batch.new", json!({ "kind": "task_progress" }));
    assert_eq!(refused.code, "invalid");
    assert_eq!(refused.detail[0]["field"], "evidence");
    assert_eq!(county.unit.call("batch.list", json!({})), json!([]));
}

#[test]
fn what_was_sent_can_be_shown_after_the_record_has_changed() {
    let county = reported();
    county.online();
    let task = county.unit.tasks()[0].clone();
    county.set(&task["id"], json!({ "progress": "后来又改了" }));
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    let records = shown["records"].as_array().unwrap();
    let record = records.iter().find(|r| r["id"] == task["id"]).unwrap();
    let fields = record["fields"].as_array().unwrap();
    let progress = fields.iter().find(|f| f["field"] == "progress").unwrap();
    assert_eq!(
        (&progress["before"], &progress["now"]),
        (&json!("已公开"), &json!("后来又改了"))
    );
    let same = fields.iter().find(|f| f["field"] == "notice").unwrap();
    assert!(
        same["now"].is_null(),
        "a reference told by its name has not changed"
    );
    let order: Vec<&str> = fields.iter().filter_map(|f| f["field"].as_str()).collect();
    let place = |name: &str| order.iter().position(|field| *field == name).unwrap();
    assert!(
        place("requirement") < place("responsible") && place("responsible") < place("progress"),
        "in the order of the sheet: {order:?}"
    );
}

#[test]
fn the_frozen_bytes_are_what_the_office_stores() {
    let county = reported();
    county.online();
    let id = county.line()["id"].as_str().unwrap().to_owned();
    let frozen = read(county.unit.desk.ledger.frozen_bytes(&id).unwrap()).unwrap();
    assert_eq!(frozen.bytes(), county.stored().bytes());
}
