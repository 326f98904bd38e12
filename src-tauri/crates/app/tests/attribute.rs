//! Determining an attribute, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

const AFFAIRS: [&str; 8] = ["no", "no", "no", "no", "no", "affairs", "no", "no"];

fn document(unit: &Unit, fields: Value) -> Value {
    unit.call(
        "record.add",
        json!({ "ledger": "document", "fields": fields }),
    )["id"]
        .clone()
}

#[test]
fn each_answer_leads_to_the_next_question_with_its_law() {
    let unit = Unit::new();
    let first = unit.call("attribute.ask", json!({ "answers": [] }));
    assert!(
        first["question"]["law"]
            .as_str()
            .unwrap()
            .contains("第十四条")
    );
    assert_eq!(first["said"], json!([]));
    let items = unit.call("attribute.ask", json!({ "answers": ["no", "yes"] }));
    assert_eq!(items["question"]["options"].as_array().unwrap().len(), 16);
    let end = unit.call("attribute.ask", json!({ "answers": AFFAIRS }));
    assert_eq!(end["outcome"]["text"], "不予公开");
    assert_eq!(end["question"], Value::Null);
    assert_eq!(end["said"].as_array().unwrap().len(), 8);
    let wrong = unit.refused("attribute.ask", json!({ "answers": ["perhaps"] }));
    assert_eq!(wrong.code, "usage");
}

#[test]
fn a_determination_writes_attribute_ground_reason_and_the_way_there() {
    let unit = Unit::new();
    let id = document(
        &unit,
        json!({ "title": "关于调整人员的通知", "dated": "2026-03-05" }),
    );
    let row = unit.call(
        "attribute.determine",
        json!({ "id": id, "answers": AFFAIRS, "reason": "属人事任免的内部安排" }),
    );
    assert_eq!(row["attribute"], "withheld");
    assert_eq!(
        row["basis"],
        "《中华人民共和国政府信息公开条例》第十六条第一款"
    );
    assert_eq!(row["reason"], "属人事任免的内部安排");
    assert!(row["determination"].as_str().unwrap().contains("人事管理"));
    assert!(row["determined_on"].is_string());
    let open = unit.call(
        "attribute.determine",
        json!({ "id": id, "answers": ["no", "yes", "20-1"] }),
    );
    assert_eq!(
        (&open["attribute"], &open["statutory"]),
        (&json!("proactive"), &json!("20-1"))
    );
    assert_eq!(open["publish_by"], "2026-04-02");
}

#[test]
fn a_determination_that_the_notices_forbid_is_refused() {
    let unit = Unit::new();
    let id = document(
        &unit,
        json!({ "title": "某通知", "dated": "2026-03-05", "issued": "2026-03-06", "attribute": "主动公开" }),
    );
    let error = unit.refused(
        "attribute.determine",
        json!({ "id": id, "answers": AFFAIRS }),
    );
    assert_eq!(error.detail[0]["field"], "prior_filed");
    let unfinished = unit.refused(
        "attribute.determine",
        json!({ "id": id, "answers": ["no"] }),
    );
    assert_eq!(unfinished.code, "usage");
    let secret = unit.refused(
        "attribute.determine",
        json!({ "id": id, "answers": ["yes"] }),
    );
    assert_eq!(secret.code, "classified");
}
