//! What becomes of an issued document: its attribute changes on record only, it is asked for, it is
//! historical.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::Error;
use serde_json::{Value, json};
use support::Unit;
use support::document::{fields_of, import};

const BASIS: &str = "《政府信息公开条例》第十六条第一款";

const OUT: &str = "已经印发";

/// A document that is out, withheld and in order.
fn issued(unit: &Unit) -> Value {
    let fields = json!({ "title": "某方案", "doc_no": "澄财发〔2026〕1号", "dated": "2026-03-05",
        "issued": "2026-03-06", "prior_filed": "2026-03-04", "attribute": "不予公开",
        "basis": BASIS, "reason": "属人事管理信息" });
    unit.add("document", fields)["id"].clone()
}

#[test]
fn the_attribute_of_an_issued_document_is_changed_on_record_only() {
    let unit = Unit::new();
    let id = issued(&unit);
    let set = |fields: Value| json!({ "ledger": "document", "changes": [{ "id": id, "fields": fields }] });
    let words = |error: Error| {
        assert_eq!(error.code, "invalid");
        assert!(
            error.message.contains(OUT) && error.message.contains("调整公开属性"),
            "{}",
            error.message
        );
    };
    words(unit.refused("record.set", set(json!({ "attribute": "主动公开" }))));
    let at_once = json!({ "attribute": "主动公开", "issued": null });
    words(unit.refused("record.set", set(at_once)));
    words(unit.refused(
        "attribute.determine",
        json!({ "id": id, "answers": ["no", "yes", "20-1"] }),
    ));
    let letter = json!({ "id": id, "attribute": "主动公开", "letter_no": "澄函〔2026〕1号", "reason": "情况变化" });
    words(unit.refused("attribute.by_letter", letter));
    let plan = import(
        &unit,
        "文件标题\t发文字号\t公开属性\n某方案\t澄财发〔2026〕1号\t主动公开",
    );
    assert_eq!(plan["changed"], 0);
    let refusal = plan["rejected"][0]["message"].as_str().unwrap().to_owned();
    assert!(refusal.contains("调整公开属性"), "{refusal}");
    assert_eq!(unit.show("document", &id)["attribute"], "withheld");
    let rest = set(json!({ "reason": "属人事管理信息，已核对" }));
    unit.call("record.set", rest);
    let change = json!({ "id": id, "to": "主动公开", "reason": "情况变化", "approver": "李局长" });
    unit.call("attribute.change", change);
    assert_eq!(unit.show("document", &id)["attribute"], "proactive");
    unit.call("step.undo", json!({}));
    assert_eq!(unit.show("document", &id)["attribute"], "withheld");
}

#[test]
fn a_historical_document_is_determined_by_its_drafters_letter() {
    let unit = Unit::new();
    let old = json!({ "title": "关于某水库的批复", "dated": "1998-05-06" });
    let id = unit.add("document", old)["id"].clone();
    let letter = |no: &str, reason: &str| json!({ "id": id, "attribute": "主动公开", "letter_no": no, "letter_date": "2026-03-05", "reason": reason });
    let fields = |no: &str, reason: &str| {
        fields_of(&unit.refused("attribute.by_letter", letter(no, reason)))
    };
    assert_eq!(fields(" ", "不涉及第三方"), ["letter_no"]);
    assert_eq!(fields("澄水函〔2026〕9号", ""), ["reason"]);
    let row = unit.call(
        "attribute.by_letter",
        letter("澄水函〔2026〕9号", "不涉及第三方"),
    );
    assert_eq!(
        (&row["attribute"], &row["historical"]),
        (&json!("proactive"), &json!(true))
    );
    assert_eq!(
        (&row["letter_no"], &row["letter_date"]),
        (&json!("澄水函〔2026〕9号"), &json!("2026-03-05"))
    );
    assert!(
        row["determination"]
            .as_str()
            .unwrap()
            .contains("澄水函〔2026〕9号")
    );
}

#[test]
fn a_historical_attribute_without_a_letter_is_refused_by_hand_and_from_a_table() {
    let unit = Unit::new();
    let fields =
        json!({ "title": "旧文件", "historical": true, "attribute": "主动公开", "reason": "无" });
    assert_eq!(
        fields_of(&unit.add_refused("document", fields)),
        ["letter_no"]
    );
    let plan = import(&unit, "文件标题\t公开属性\t历史文件\n旧文件\t主动公开\t是");
    assert_eq!(
        (&plan["added"], plan["rejected"].as_array().unwrap().len()),
        (&json!(0), 1)
    );
}

#[test]
fn an_import_counts_the_rows_that_somebody_has_to_look_at() {
    let unit = Unit::new();
    let text = "文件标题\t公开属性\t依据\t理由\n甲\t不予公开\t内部\t无\n乙\t主动公开\t\t\n丙\t\t\t";
    let request = json!({ "ledger": "document", "pasted": { "text": text } });
    let plan = unit.call("import.preview", request.clone());
    assert_eq!(
        (&plan["added"], &plan["warned"]),
        (&json!(3), &json!(2)),
        "{plan}"
    );
    assert_eq!(plan["warnings"][0]["label"], "甲");
    assert!(
        plan["warnings"][0]["words"][0]
            .as_str()
            .unwrap()
            .contains("第几条")
    );
    assert_eq!(unit.call("import.commit", request)["warned"], 2);
}

fn asked(unit: &Unit, id: &Value, day: &str) {
    let request = json!({ "document": id, "day": day, "by": "自然人", "source": "信函" });
    unit.call("document.note_asked", request);
}

fn suggested(unit: &Unit) -> Vec<Value> {
    let answer = unit.call("document.suggested", json!({}));
    answer["documents"].as_array().unwrap().clone()
}

#[test]
fn a_document_that_is_asked_for_often_is_suggested_for_publication() {
    let unit = Unit::new();
    let id = issued(&unit);
    let open = unit.add(
        "document",
        json!({ "title": "公开的", "attribute": "主动公开" }),
    )["id"]
        .clone();
    let today = unit.call("desk.today", json!({}))["date"]
        .as_str()
        .unwrap()
        .to_owned();
    for _ in 0..2 {
        asked(&unit, &id, &today);
        asked(&unit, &open, &today);
    }
    asked(&unit, &id, "2001-01-01");
    asked(&unit, &open, &today);
    assert!(
        suggested(&unit).is_empty(),
        "twice of late, and once long ago"
    );
    asked(&unit, &id, &today);
    let found = suggested(&unit);
    assert_eq!(found.len(), 1, "what is proactive is not suggested");
    assert_eq!((&found[0]["id"], &found[0]["asked"]), (&id, &json!(3)));
    let one = unit.call("document.suggested", json!({ "document": open }));
    assert_eq!(
        (
            &one["documents"][0]["asked"],
            &one["documents"][0]["suggested"]
        ),
        (&json!(3), &json!(false))
    );
    let change =
        json!({ "id": id, "to": "主动公开", "reason": "多次被申请", "approver": "李局长" });
    unit.call("attribute.change", change);
    assert!(suggested(&unit).is_empty(), "it is public now");
}

#[test]
fn what_is_often_and_where_the_checks_come_from_are_the_offices_to_say() {
    let unit = Unit::new();
    let id = issued(&unit);
    let folder = unit.desk.dir();
    std::fs::write(
        folder.join("often-asked.json"),
        r#"{ "times": 1, "years": 1 }"#,
    )
    .unwrap();
    std::fs::write(
        folder.join("sources.json"),
        r#"{ "change": "澄政办发〔2026〕14号" }"#,
    )
    .unwrap();
    let today = unit.call("desk.today", json!({}))["date"]
        .as_str()
        .unwrap()
        .to_owned();
    asked(&unit, &id, &today);
    assert_eq!(suggested(&unit).len(), 1);
    let changes = json!([{ "id": id, "fields": { "attribute": "主动公开" } }]);
    let error = unit.refused(
        "record.set",
        json!({ "ledger": "document", "changes": changes }),
    );
    assert!(
        error.message.contains("澄政办发〔2026〕14号"),
        "{}",
        error.message
    );
}

#[test]
fn broken_sources_are_told_in_words_and_the_programs_own_stand_in_for_them() {
    let unit = Unit::new();
    let id = issued(&unit);
    let file = unit.desk.dir().join("sources.json");
    let told = || unit.call("desk.status", json!({}))["data_warning"].clone();
    assert_eq!(told(), Value::Null);
    let check = || unit.call("record.check", json!({ "ledger": "document", "id": id }));
    let sound = check();
    let broken = [
        ("{ \"change\": \"甲\",\n \"order\" \"乙\" }", "第 2 行"),
        (
            "{ \"change\": \"甲\",\n \"chnage\": \"乙\" }",
            "不认识的条目",
        ),
        ("{ \"change\": ", "没有写完"),
        ("[]", "写得不对"),
    ];
    for (text, words) in broken {
        std::fs::write(&file, text).unwrap();
        let warning = told().as_str().unwrap().to_owned();
        let said = ["sources.json", words, "请改正", "先用自带的依据"];
        assert!(said.iter().all(|word| warning.contains(word)), "{warning}");
        assert!(!warning.contains("expected"), "{warning}");
        assert_eq!(check(), sound, "{text}");
    }
    std::fs::write(&file, [0xff, 0xfe, 0x00]).unwrap();
    assert!(told().as_str().unwrap().contains("sources.json"));
    assert_eq!(check(), sound);
    std::fs::write(&file, "\u{feff}{ \"change\": \"甲\" }").unwrap();
    assert_eq!(
        told(),
        Value::Null,
        "Windows' editor writes a mark of its own at the beginning"
    );
}
