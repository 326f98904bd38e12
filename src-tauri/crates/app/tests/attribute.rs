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

fn change(id: &Value, to: &str, more: Value) -> Value {
    let mut request = json!({ "id": id, "to": to, "reason": "情况变化", "approver": "李局长", "date": "2026-09-29" });
    for (name, value) in more.as_object().unwrap() {
        request[name] = value.clone();
    }
    request
}

#[test]
fn turning_proactive_is_recorded_and_starts_a_new_twenty_days() {
    let unit = Unit::new();
    let basis = "《政府信息公开条例》第十六条第二款";
    let id = document(
        &unit,
        json!({ "title": "某方案", "dated": "2026-01-30", "attribute": "不予公开", "basis": basis, "reason": "过程性信息" }),
    );
    let record = unit.call("attribute.change", change(&id, "主动公开", json!({})));
    assert_eq!(
        (&record["from"], &record["to"]),
        (&json!("withheld"), &json!("proactive"))
    );
    assert_eq!(
        (&record["approver"], &record["document"]),
        (&json!("李局长"), &id)
    );
    let row = unit.show("document", &id);
    assert_eq!(
        (&row["attribute"], &row["publish_by"]),
        (&json!("proactive"), &json!("2026-11-02"))
    );
    unit.call("step.undo", json!({}));
    assert_eq!(
        unit.show("document", &id)["attribute"],
        "withheld",
        "one step takes both back"
    );
    let left = unit.call("record.list", json!({ "ledger": "attribute_change" }));
    assert_eq!(left["total"], 0);
}

#[test]
fn turning_back_asks_for_the_withdrawal_and_its_proof() {
    let unit = Unit::new();
    let id = document(
        &unit,
        json!({ "title": "某公示", "dated": "2026-01-30", "attribute": "主动公开", "published": "2026-02-02" }),
    );
    let refused = unit.refused("attribute.change", change(&id, "不予公开", json!({})));
    assert_eq!(refused.detail[0]["field"], "basis");
    let basis = json!({ "basis": "《政府信息公开条例》第十五条" });
    let record = unit.call("attribute.change", change(&id, "不予公开", basis));
    let asked = || json!(unit.due());
    assert_eq!(asked()[0]["id"], record["id"]);
    let proof = json!({ "withdrawn_on": "2026-09-30", "proof": "撤下截图 https://a.gov.cn/1" });
    let changes = json!([{ "id": record["id"], "fields": proof }]);
    unit.call(
        "record.set",
        json!({ "ledger": "attribute_change", "changes": changes }),
    );
    assert_eq!(asked(), json!([]));
}

#[test]
fn a_change_needs_its_reason_and_approver_and_must_change_something() {
    let unit = Unit::new();
    let id = document(&unit, json!({ "title": "某通知", "attribute": "主动公开" }));
    let field = |more: Value, to: &str| {
        let error = unit.refused("attribute.change", change(&id, to, more));
        error.detail[0]["field"].clone()
    };
    let basis = "《政府信息公开条例》第十五条";
    assert_eq!(
        field(json!({ "basis": basis, "approver": " " }), "不予公开"),
        "approver"
    );
    assert_eq!(
        field(json!({ "basis": basis, "reason": "" }), "不予公开"),
        "reason"
    );
    assert_eq!(field(json!({}), "主动公开"), "to");
    assert_eq!(
        unit.show("document", &id)["attribute"],
        "proactive",
        "nothing was written"
    );
}
