//! The attribute ledger, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::Error;
use serde_json::{Value, json};
use support::Unit;

const BASIS: &str = "《政府信息公开条例》第十六条第一款";

fn add(unit: &Unit, fields: Value) -> Value {
    unit.call(
        "record.add",
        json!({ "ledger": "document", "fields": fields }),
    )
}

fn refused(unit: &Unit, fields: Value) -> Error {
    unit.refused(
        "record.add",
        json!({ "ledger": "document", "fields": fields }),
    )
}

fn fields_of(error: &Error) -> Vec<String> {
    let problems = error.detail.as_array().unwrap().iter();
    problems
        .map(|p| p["field"].as_str().unwrap().to_owned())
        .collect()
}

fn import(unit: &Unit, text: &str) -> Value {
    let pasted = json!({ "text": text });
    unit.call(
        "import.commit",
        json!({ "ledger": "document", "year": 2026, "pasted": pasted }),
    )
}

#[test]
fn a_document_tells_the_parts_of_its_number_and_by_when_it_is_published() {
    let unit = Unit::new();
    let row = add(
        &unit,
        json!({ "title": "关于补贴的通知", "doc_no": "澄农发[2026]第3号", "dated": "2026-09-29", "attribute": "主动公开" }),
    );
    assert_eq!(row["agency_code"], "澄农发");
    assert_eq!(
        (&row["doc_year"], &row["serial"]),
        (&json!(2026), &json!(3))
    );
    assert_eq!(row["publish_by"], "2026-11-02");
    let changes = json!([{ "id": row["id"], "fields": { "dated": "2026-01-30", "doc_no": "" } }]);
    let rows = unit.call(
        "record.set",
        json!({ "ledger": "document", "changes": changes }),
    );
    assert_eq!(rows[0]["publish_by"], "2026-03-05");
    assert_eq!(rows[0]["agency_code"], Value::Null);
}

#[test]
fn the_window_and_the_command_line_cannot_add_what_the_notices_forbid() {
    let unit = Unit::new();
    let error = refused(
        &unit,
        json!({ "title": "关于调整人员的通知", "attribute": "不予公开", "issued": "2026-03-06" }),
    );
    assert_eq!(error.code, "invalid");
    assert_eq!(fields_of(&error), ["basis", "reason", "prior_filed"]);
    assert!(
        error.message.contains("政务公开工作要点"),
        "the source is told"
    );
    let issued = refused(&unit, json!({ "title": "某通知", "issued": "2026-03-06" }));
    assert_eq!(fields_of(&issued), ["attribute"]);
    let statutory = refused(
        &unit,
        json!({ "title": "某通知", "attribute": "依申请公开", "basis": BASIS, "reason": "内部", "statutory": "20-11" }),
    );
    assert_eq!(fields_of(&statutory), ["attribute"]);
    let total = unit.call("record.list", json!({ "ledger": "document" }))["total"].clone();
    assert_eq!(total, 0);
}

#[test]
fn a_change_that_the_notices_forbid_is_refused_and_named_by_record() {
    let unit = Unit::new();
    let id = add(&unit, json!({ "title": "某通知", "attribute": "主动公开" }))["id"].clone();
    let set = |fields: Value| json!({ "ledger": "document", "changes": [{ "id": id, "fields": fields }] });
    let error = unit.refused("record.set", set(json!({ "attribute": "不予公开" })));
    assert_eq!(fields_of(&error), ["basis", "reason"]);
    assert_eq!(error.detail[0]["id"], id);
    let whole = json!({ "attribute": "不予公开", "basis": BASIS, "reason": "属人事管理信息" });
    let rows = unit.call("record.set", set(whole));
    assert_eq!(rows[0]["attribute"], "withheld");
}

#[test]
fn a_record_left_unfinished_earlier_can_still_be_worked_on() {
    let unit = Unit::new();
    // Written past the door, as an older program would have.
    let fields = json!({ "title": "老文件", "attribute": "withheld", "issued": "2020-03-06" });
    let fields = fields.as_object().unwrap().clone();
    let added = unit
        .desk
        .transact("旧程序", minglu_ledger::Source::Import, |tx| {
            tx.add("document", fields)
        });
    let id = added.unwrap().value;
    let set = |fields: Value| json!({ "ledger": "document", "changes": [{ "id": id, "fields": fields }] });
    let rows = unit.call("record.set", set(json!({ "remarks": "待补依据" })));
    assert_eq!(rows[0]["remarks"], "待补依据");
    let worse = unit.refused("record.set", set(json!({ "statutory": "20-1" })));
    assert_eq!(
        fields_of(&worse),
        ["attribute"],
        "what was wrong already is not said again"
    );
}

#[test]
fn an_import_refuses_the_rows_that_the_notices_forbid_and_takes_the_rest() {
    let unit = Unit::new();
    let plan = import(
        &unit,
        "文件标题\t发文字号\t成文日期\t公开属性\t依据\t理由\n关于补贴的通知\t澄农发〔2026〕1号\t2026年1月30日\t主动公开\t\t\n关于调整人员的通知\t澄农发〔2026〕2号\t2026年2月2日\t不予公开\t\t属人事管理信息\n",
    );
    assert_eq!(
        (&plan["added"], &plan["rejected"][0]["row"]),
        (&json!(1), &json!(3))
    );
    assert_eq!(plan["rejected"][0]["column"], "E");
    assert_eq!(plan["rejected"][0]["code"], "no_ground");
    let rows = unit.call("record.list", json!({ "ledger": "document" }))["rows"].clone();
    assert_eq!(rows[0]["publish_by"], "2026-03-05");
    assert_eq!(rows[0]["serial"], 1);
}

#[test]
fn an_import_that_holds_only_some_columns_is_judged_with_the_record_it_speaks_of() {
    let unit = Unit::new();
    add(
        &unit,
        json!({ "title": "关于补贴的通知", "doc_no": "澄农发〔2026〕1号", "dated": "2026-01-30",
            "attribute": "不予公开", "basis": BASIS, "reason": "属人事管理信息" }),
    );
    let open = import(
        &unit,
        "文件标题\t发文字号\t公开属性\n关于补贴的通知\t澄农发〔2026〕1号\t主动公开\n",
    );
    assert_eq!(
        (&open["changed"], &open["rejected"]),
        (&json!(1), &json!([]))
    );
    let rows = unit.call("record.list", json!({ "ledger": "document" }))["rows"].clone();
    assert_eq!(
        rows[0]["publish_by"], "2026-03-05",
        "by the date that the file does not hold"
    );
    let back = import(
        &unit,
        "文件标题\t发文字号\t公开属性\n关于补贴的通知\t澄农发〔2026〕1号\t不予公开\n",
    );
    assert_eq!(
        (&back["changed"], &back["rejected"]),
        (&json!(1), &json!([])),
        "ground and reason stand there"
    );
}

#[test]
fn a_document_is_checked_with_what_is_wrong_and_who_says_so() {
    let unit = Unit::new();
    let id = add(
        &unit,
        json!({ "title": "关于补贴的通知", "dated": "2026-01-30", "attribute": "主动公开", "joint": ["澄溪县教育局"] }),
    )["id"]
        .clone();
    let found = unit.call("record.check", json!({ "ledger": "document", "id": id }));
    let rules: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["rule"].clone())
        .collect();
    assert_eq!(rules, ["joint_without_lead", "overdue"]);
    assert_eq!(found[1]["blocking"], false);
    assert!(found[1]["source"].as_str().unwrap().contains("第二十六条"));
}

#[test]
fn an_overdue_document_stands_on_the_first_page_until_it_is_published() {
    let unit = Unit::new();
    let id = add(
        &unit,
        json!({ "title": "关于补贴的通知", "dated": "2026-01-30", "attribute": "主动公开" }),
    )["id"]
        .clone();
    add(
        &unit,
        json!({ "title": "内部通知", "dated": "2026-01-30", "attribute": "不予公开", "basis": BASIS, "reason": "人事" }),
    );
    let lines = || json!(unit.due());
    let first = lines();
    assert_eq!(first.as_array().unwrap().len(), 1);
    assert_eq!(
        (&first[0]["ledger"], &first[0]["lamp"]["code"]),
        (&json!("document"), &json!("overdue"))
    );
    assert!(
        first[0]["lamp"]["text"]
            .as_str()
            .unwrap()
            .ends_with("个工作日")
    );
    let changes = json!([{ "id": id, "fields": { "published": "2026-02-02" } }]);
    unit.call(
        "record.set",
        json!({ "ledger": "document", "changes": changes }),
    );
    assert_eq!(lines(), json!([]));
}

#[test]
fn the_register_shows_gaps_duplicates_and_dates_out_of_order_of_a_year() {
    let unit = Unit::new();
    let number = |no: &str, dated: &str| {
        add(
            &unit,
            json!({ "title": format!("通知{no}{dated}"), "doc_no": no, "dated": dated, "attribute": "主动公开", "published": dated }),
        );
    };
    number("澄农发〔2025〕2号", "2025-01-05");
    number("澄农发〔2026〕1号", "2026-03-05");
    number("澄农发〔2026〕2号", "2026-02-05");
    number("澄农发〔2026〕2号", "2026-03-06");
    number("澄农发〔2026〕5号", "2026-03-09");
    let register = unit.call("document.register", json!({ "year": 2026 }));
    assert_eq!(register["documents"], 4);
    assert_eq!(register["gaps"], json!(["澄农发〔2026〕3号至4号"]));
    assert_eq!(register["duplicates"][0].as_array().unwrap().len(), 2);
    assert_eq!(
        register["out_of_order"][0]["words"],
        "成文日期早于前面的澄农发〔2026〕1号"
    );
    assert_eq!(register["findings"], json!([]));
    assert_eq!(unit.call("document.register", json!({}))["documents"], 5);
}

#[test]
fn the_share_that_is_not_proactive_is_told_with_its_change() {
    let unit = Unit::new();
    for (dated, attribute) in [
        ("2025-03-05", "不予公开"),
        ("2025-03-06", "主动公开"),
        ("2026-03-05", "主动公开"),
    ] {
        add(
            &unit,
            json!({ "title": dated, "dated": dated, "attribute": attribute, "basis": BASIS, "reason": "人事" }),
        );
    }
    let shares = unit.call("document.register", json!({ "year": 2026 }))["shares"].clone();
    assert_eq!(
        (&shares[0]["percent"], &shares[0]["change"]),
        (&json!(50.0), &Value::Null)
    );
    assert_eq!(
        (&shares[1]["percent"], &shares[1]["change"]),
        (&json!(0.0), &json!(-50.0))
    );
}

#[test]
fn the_sample_year_holds_nothing_that_the_notices_forbid() {
    let unit = Unit::empty();
    unit.call("desk.sample", json!({}));
    let register = unit.call("document.register", json!({}));
    let findings = register["findings"].as_array().unwrap();
    let forbidden: Vec<_> = findings.iter().filter(|f| f["blocking"] == true).collect();
    assert!(forbidden.is_empty(), "{forbidden:?}");
}

const OUT: &str = "已经印发";

/// A document that is out, withheld and in order.
fn issued(unit: &Unit) -> Value {
    let fields = json!({ "title": "某方案", "doc_no": "澄财发〔2026〕1号", "dated": "2026-03-05",
        "issued": "2026-03-06", "prior_filed": "2026-03-04", "attribute": "不予公开",
        "basis": BASIS, "reason": "属人事管理信息" });
    add(unit, fields)["id"].clone()
}

fn shown(unit: &Unit, id: &Value) -> Value {
    unit.call("record.show", json!({ "ledger": "document", "id": id }))
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
    assert_eq!(shown(&unit, &id)["attribute"], "withheld");
    let rest = set(json!({ "reason": "属人事管理信息，已核对" }));
    unit.call("record.set", rest);
    let change = json!({ "id": id, "to": "主动公开", "reason": "情况变化", "approver": "李局长" });
    unit.call("attribute.change", change);
    assert_eq!(shown(&unit, &id)["attribute"], "proactive");
    unit.call("step.undo", json!({}));
    assert_eq!(shown(&unit, &id)["attribute"], "withheld");
}

#[test]
fn a_historical_document_is_determined_by_its_drafters_letter() {
    let unit = Unit::new();
    let old = json!({ "title": "关于某水库的批复", "dated": "1998-05-06" });
    let id = add(&unit, old)["id"].clone();
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
    assert_eq!(fields_of(&refused(&unit, fields)), ["letter_no"]);
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
    let open = add(&unit, json!({ "title": "公开的", "attribute": "主动公开" }))["id"].clone();
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
