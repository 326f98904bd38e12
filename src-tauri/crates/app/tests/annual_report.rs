//! The annual report: its numbers, its sentences, its check list.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::year::{add, case, desk, found, report, section, value};

#[test]
fn the_tables_are_counted_from_the_ledgers() {
    let report = report(&desk(), 2025);
    assert_eq!(
        report["title"],
        "澄溪县财政局2025年政府信息公开工作年度报告"
    );
    for (place, number) in [
        ("2.3.1", "146"),
        ("2.2.3", "19"),
        ("2.6.1", "4.26"),
        ("3.1.7", "5"),
        ("3.2.1", "1"),
        ("3.3.1", "1"),
        ("3.4.1", "1"),
        ("3.13.2", "1"),
        ("3.23.5", "1"),
        ("3.24.7", "4"),
        ("3.25.4", "1"),
        ("3.25.7", "2"),
        ("4.1.1", "1"),
        ("4.1.5", "1"),
        ("4.1.9", "1"),
        ("4.1.10", "1"),
    ] {
        assert_eq!(value(&report, place), number, "{place}");
    }
    assert!(
        found(&report, "identity").is_empty(),
        "{}",
        report["findings"]
    );
}

#[test]
fn every_number_opens_as_many_records_as_it_says() {
    let unit = desk();
    for year in [2024, 2025, 2026] {
        let report = report(&unit, year);
        for number in report["numbers"].as_array().unwrap() {
            let place = number["place"].as_str().unwrap();
            let list =
                json!({ "ledger": number["ledger"], "filters": number["filters"], "limit": 1 });
            let total = unit.call("record.list", list)["total"].clone();
            match place.starts_with('2') {
                true => assert_eq!(total == 1, number["value"].is_string(), "{year} {place}"),
                false => assert_eq!(
                    total.to_string(),
                    number["value"].as_str().unwrap(),
                    "{year} {place}"
                ),
            }
        }
    }
}

#[test]
fn a_sentence_changes_when_a_case_does() {
    let unit = desk();
    let words = |report: &Value| {
        section(report, "overview")["words"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(words(&report(&unit, 2025)).contains("新收政府信息公开申请5件，比上年增加4件"));
    let text = "今年新收{{新收申请}}件{{如果 新收申请增减}}（{{新收申请增减}}）{{结束}}。";
    let own = json!({ "year": 2025, "section": "overview", "text": text });
    unit.call("annual_report.write", own);
    case(&unit, "natural", "2025-08-01", None);
    assert_eq!(
        words(&report(&unit, 2025)),
        "今年新收6件（比上年增加5件）。"
    );
    unit.call(
        "annual_report.write",
        json!({ "year": 2025, "section": "overview" }),
    );
    assert!(
        words(&report(&unit, 2025)).contains("申请6件"),
        "the form's own text is back"
    );
}

#[test]
fn a_text_that_names_what_nobody_knows_is_refused_by_that_name() {
    let unit = desk();
    let text = json!({ "year": 2025, "section": "others", "text": "收到{{新收申请数量}}件" });
    let shown = unit.call("annual_report.preview", text.clone());
    assert!(shown["error"].as_str().unwrap().contains("新收申请数量"));
    let refused = unit.refused("annual_report.write", text);
    assert_eq!(refused.code, "invalid");
    assert!(
        refused.message.contains("新收申请数量"),
        "{}",
        refused.message
    );
    let elsewhere = json!({ "year": 2025, "section": "seventh", "text": "" });
    assert_eq!(
        unit.refused("annual_report.write", elsewhere).code,
        "not_found"
    );
}

#[test]
fn a_typed_number_that_differs_from_the_tables_is_found() {
    let unit = desk();
    let text = "全年新收政府信息公开申请7件，上年结转{{上年结转}}件。";
    unit.call(
        "annual_report.write",
        json!({ "year": 2025, "section": "requests", "text": text }),
    );
    let typed = found(&report(&unit, 2025), "typed");
    assert_eq!(typed.len(), 1, "{typed:?}");
    assert!(typed[0].contains("是7，表里是5"), "{}", typed[0]);
}

#[test]
fn a_case_without_a_kind_of_applicant_stands_in_no_column_and_is_told() {
    let unit = desk();
    add(
        &unit,
        "request",
        json!({ "subject": "没有类别", "received": "2025-02-02" }),
    );
    let report = report(&unit, 2025);
    assert_eq!(value(&report, "3.1.7"), "5");
    assert!(found(&report, "kind")[0].contains("有1件申请没有填申请人类别"));
}

#[test]
fn fees_are_reported_even_where_there_were_none() {
    let unit = desk();
    let words = |unit: &Unit| {
        section(&report(unit, 2025), "others")["words"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(
        words(&unit).contains("收费通知0件，总金额0.00元，实际收取0.00元"),
        "{}",
        words(&unit)
    );
    add(
        &unit,
        "request",
        json!({
            "subject": "多页", "received": "2025-06-03", "applicant_kind": "natural", "fee_way": "pages",
            "fee": "700.00", "fee_noticed": "2025-06-10", "fee_paid": "2025-06-20", "fee_received": "700.00",
        }),
    );
    assert!(
        words(&unit).contains("收费通知1件，总金额700.00元，实际收取700.00元"),
        "{}",
        words(&unit)
    );
}

#[test]
fn the_check_list_says_what_the_format_still_wants() {
    let unit = desk();
    let open = |unit: &Unit| -> Vec<String> {
        let report = report(unit, 2025);
        let checks = report["checks"].as_array().unwrap().iter();
        let open = checks.filter(|check| check["done"] == false);
        open.map(|check| check["words"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        open(&unit).len(),
        2,
        "only the two dates: {:?}",
        open(&unit)
    );
    unit.call(
        "annual_report.write",
        json!({ "year": 2025, "section": "others", "text": "没有。" }),
    );
    assert!(open(&unit).iter().any(|words| words.contains("信息处理费")));
    unit.call(
        "annual_report.write",
        json!({ "year": 2025, "section": "others" }),
    );
    let late = json!({ "year": 2025, "submitted": "2026-01-20", "published": "2026-02-02" });
    unit.call("annual_report.date", late);
    assert_eq!(open(&unit), ["1月31日前向社会公布"]);
}

#[test]
fn a_report_is_begun_in_one_step_that_can_be_undone() {
    let unit = desk();
    unit.call(
        "annual_report.write",
        json!({ "year": 2025, "section": "problems", "text": "没有问题。" }),
    );
    assert!(report(&unit, 2025)["id"].is_string());
    unit.call("step.undo", json!({}));
    assert_eq!(report(&unit, 2025)["id"], Value::Null);
}

#[test]
fn the_month_of_its_last_day_shows_the_report_that_is_open() {
    let unit = desk();
    let year: i32 = report(&unit, 2025)["due"].as_str().unwrap()[..4]
        .parse()
        .unwrap();
    assert_eq!(year, 2026);
    let this: i32 = unit.call("desk.today", json!({}))["date"].as_str().unwrap()[..4]
        .parse()
        .unwrap();
    let month = unit.call("desk.month", json!({ "month": format!("{}-01", this + 1) }));
    let words = format!("报送并公布{this}年政府信息公开工作年度报告");
    assert!(month.to_string().contains(&words), "{month}");
}
