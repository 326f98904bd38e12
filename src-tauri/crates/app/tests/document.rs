//! The attribute ledger, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::document::{fields_of, import};

const BASIS: &str = "《政府信息公开条例》第十六条第一款";

#[test]
fn a_document_tells_the_parts_of_its_number_and_by_when_it_is_published() {
    let unit = Unit::new();
    let row = unit.add("document", json!({ "title": "关于补贴的通知", "doc_no": "澄农发[2026]第3号", "dated": "2026-09-29", "attribute": "主动公开" }),
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
    let error = unit.add_refused(
        "document",
        json!({ "title": "关于调整人员的通知", "attribute": "不予公开", "issued": "2026-03-06" }),
    );
    assert_eq!(error.code, "invalid");
    assert_eq!(fields_of(&error), ["basis", "reason", "prior_filed"]);
    assert!(
        error.message.contains("政务公开工作要点"),
        "the source is told"
    );
    let issued = unit.add_refused(
        "document",
        json!({ "title": "某通知", "issued": "2026-03-06" }),
    );
    assert_eq!(fields_of(&issued), ["attribute"]);
    let statutory = unit.add_refused("document", json!({ "title": "某通知", "attribute": "依申请公开", "basis": BASIS, "reason": "内部", "statutory": "20-11" }),
    );
    assert_eq!(fields_of(&statutory), ["attribute"]);
    let total = unit.call("record.list", json!({ "ledger": "document" }))["total"].clone();
    assert_eq!(total, 0);
}

#[test]
fn a_change_that_the_notices_forbid_is_refused_and_named_by_record() {
    let unit = Unit::new();
    let id = unit.add(
        "document",
        json!({ "title": "某通知", "attribute": "主动公开" }),
    )["id"]
        .clone();
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
    unit.add(
        "document",
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
    let id = unit.add("document", json!({ "title": "关于补贴的通知", "dated": "2026-01-30", "attribute": "主动公开", "joint": ["澄溪县教育局"] }),
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
    let id = unit.add(
        "document",
        json!({ "title": "关于补贴的通知", "dated": "2026-01-30", "attribute": "主动公开" }),
    )["id"]
        .clone();
    unit.add("document", json!({ "title": "内部通知", "dated": "2026-01-30", "attribute": "不予公开", "basis": BASIS, "reason": "人事" }),
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
        unit.add("document", json!({ "title": format!("通知{no}{dated}"), "doc_no": no, "dated": dated, "attribute": "主动公开", "published": dated }),
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
        unit.add("document", json!({ "title": dated, "dated": dated, "attribute": attribute, "basis": BASIS, "reason": "人事" }),
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
