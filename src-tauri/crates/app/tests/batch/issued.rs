//! What the office issued becomes the unit's own records.

use crate::county::County;
use minglu_sync::protocol::IssuedKind;
use serde_json::{Value, json};

#[test]
fn a_notice_becomes_the_units_tasks_in_one_step() {
    let county = County::new();
    county.issue_notice(&["公开预算", "公开决算"]);
    county.online();
    let tasks = county.unit.tasks();
    assert_eq!(tasks.len(), 2);
    assert_eq!(tasks[0]["ours"], "named");
    assert_eq!(tasks[0]["due"], "2026-09-30");
    assert!(
        tasks[0]["progress"].is_null(),
        "the office does not write what the clerk writes"
    );
    assert!(tasks[0]["notes"].is_null());
    county.unit.call("step.undo", json!({}));
    assert_eq!(county.unit.tasks().len(), 0);
}

#[test]
fn a_new_version_of_a_notice_keeps_what_the_clerk_wrote() {
    let county = County::new();
    county.issue_notice(&["公开预算", "公开决算"]);
    county.online();
    county.fill_all();
    county.issue_notice(&["公开预算", "公开绩效"]);
    county.online();
    let told = |text: &str| {
        let tasks = county.unit.tasks();
        let found = tasks.iter().find(|task| task["requirement"] == text);
        found.cloned().unwrap()
    };
    assert_eq!(county.unit.tasks().len(), 3);
    assert_eq!(told("公开预算")["progress"], "已公开");
    assert_eq!(told("公开决算")["withdrawn"], true);
    assert!(told("公开绩效")["progress"].is_null());
}

#[test]
fn a_form_of_the_office_becomes_a_ledger_that_can_be_answered() {
    let county = County::new();
    let column =
        |name: &str, title: &str| json!({ "name": name, "title": title, "width_mm": 30.0 });
    let body = json!({
        "form": "seal-survey", "title": "公开专用章情况表", "due": "2026-12-10",
        "definition": { "title": "公开专用章情况表", "heading": "公开专用章情况表",
            "columns": [column("c1", "印章名称"), column("c2", "保管人")] },
    });
    county.office.give(IssuedKind::Form, body, &[]);
    county.online();
    let received = county.unit.call("batch.received", json!({}));
    assert_eq!(received[0]["failure"], Value::Null);
    let ledger = received[0]["outcome"]["ledger"].clone();
    let county = county.reopened();
    county.unit.call(
        "record.add",
        json!({ "ledger": ledger, "fields": { "c1": "专用章", "c2": "办公室" } }),
    );
    county.unit.call(
        "batch.new",
        json!({ "kind": "form", "form": "公开专用章情况表" }),
    );
    county.online();
    let batch = county.stored();
    assert_eq!(batch.manifest().form.as_deref(), Some("seal-survey"));
    assert_eq!(batch.records()[0].ledger, "seal-survey");
    assert_eq!(batch.records()[0].fields["c1"], "专用章");
}

#[test]
fn what_cannot_be_taken_in_is_kept_with_its_reason_and_stops_nothing() {
    let county = County::new();
    county.office.issue("未来的材料");
    county.issue_notice(&["公开预算"]);
    county.online();
    assert_eq!(county.unit.tasks().len(), 1);
    let received = county.unit.call("batch.received", json!({}));
    assert!(received[1]["failure"].as_str().unwrap().contains("升级"));
    assert_eq!(county.unit.call("office.status", json!({}))["stuck"], 1);
}

#[test]
fn what_came_is_said_by_kinds_and_only_once() {
    let county = County::new();
    let package = county.export();
    county.issue_notice(&["公开预算"]);
    county.issue_notice(&["公开预算", "公开决算"]);
    county.office.issue("未来的材料");
    let notices = json!({ "kind": "notice", "title": "通知和任务", "count": 2 });
    let other = json!({ "kind": "other", "title": "其他材料", "count": 1 });
    assert_eq!(county.online()["came"], json!([notices, other]));
    let again = county.answer(&package);
    assert_eq!((&again["came"], &again["items"]), (&json!([]), &json!(3)));
}
