//! The annual report: its numbers, its sentences, what is kept once it has gone out.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

fn add(unit: &Unit, ledger: &str, fields: Value) -> String {
    let row = unit.call("record.add", json!({ "ledger": ledger, "fields": fields }));
    row["id"].as_str().unwrap().to_owned()
}

/// A case that was written in as done, or is still open.
fn case(unit: &Unit, kind: &str, received: &str, closed: Option<(&str, &str)>) -> String {
    let mut fields = json!({
        "subject": format!("{received}的申请"), "received": received, "applicant_kind": kind,
        "applicant": "申知远",
    });
    if let Some((day, outcome)) = closed {
        fields["closed"] = json!(day);
        fields["outcome"] = json!(outcome);
        fields["reason"] = json!("依据条例答复");
    }
    add(unit, "request", fields)
}

fn remedy(unit: &Unit, kind: &str, filed: &str, ended: Option<(&str, &str)>) {
    let mut fields = json!({ "kind": kind, "matter": format!("{kind}{filed}"), "filed": filed });
    if let Some((day, result)) = ended {
        fields["closed"] = json!(day);
        fields["result"] = json!(result);
    }
    add(unit, "remedy", fields);
}

/// A desk with cases of two years and the figures of table two.
fn desk() -> Unit {
    let unit = Unit::new();
    case(
        &unit,
        "natural",
        "2024-12-20",
        Some(("2025-01-10", "granted")),
    );
    case(
        &unit,
        "natural",
        "2025-03-03",
        Some(("2025-03-20", "partial")),
    );
    case(
        &unit,
        "business",
        "2025-04-01",
        Some(("2025-04-20", "not_held")),
    );
    case(
        &unit,
        "legal_service",
        "2025-05-06",
        Some(("2025-05-20", "other")),
    );
    case(
        &unit,
        "charity",
        "2025-12-25",
        Some(("2026-01-15", "process")),
    );
    case(&unit, "other", "2025-12-26", None);
    remedy(
        &unit,
        "reconsideration",
        "2025-06-01",
        Some(("2025-07-01", "upheld")),
    );
    remedy(
        &unit,
        "direct_suit",
        "2025-11-01",
        Some(("2026-02-01", "corrected")),
    );
    for (item, field, value) in [
        ("行政许可", "decisions", json!(146)),
        ("行政处罚", "decisions", json!(38)),
        ("行政强制", "decisions", json!(0)),
        ("行政事业性收费", "amount", json!("4.26")),
    ] {
        add(
            &unit,
            "yearly_figure",
            json!({ "year": 2025, "item": item, field: value }),
        );
    }
    for (item, in_force) in [("规章", 0), ("行政规范性文件", 19)] {
        let figure =
            json!({ "year": 2025, "item": item, "made": 0, "repealed": 0, "in_force": in_force });
        add(&unit, "yearly_figure", figure);
    }
    unit
}

fn report(unit: &Unit, year: i32) -> Value {
    unit.call("annual_report.show", json!({ "year": year }))
}

fn number<'a>(report: &'a Value, place: &str) -> &'a Value {
    let numbers = report["numbers"].as_array().unwrap();
    numbers
        .iter()
        .find(|number| number["place"] == place)
        .unwrap()
}

fn value(report: &Value, place: &str) -> String {
    number(report, place)["value"].as_str().unwrap().to_owned()
}

fn section<'a>(report: &'a Value, name: &str) -> &'a Value {
    let sections = report["sections"].as_array().unwrap();
    sections
        .iter()
        .find(|section| section["name"] == name)
        .unwrap()
}

fn found(report: &Value, kind: &str) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let of_kind = findings.filter(|finding| finding["kind"] == kind);
    of_kind
        .map(|finding| finding["words"].as_str().unwrap().to_owned())
        .collect()
}

fn sent(unit: &Unit, year: i32) -> Value {
    let day = format!("{}-01-20", year + 1);
    unit.call(
        "annual_report.date",
        json!({ "year": year, "submitted": day }),
    )
}

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
fn a_corrected_number_needs_a_reason_stays_marked_and_can_be_taken_back() {
    let unit = desk();
    let mut wish = json!({ "year": 2025, "place": "3.1.1", "value": "4" });
    assert_eq!(
        unit.refused("annual_report.correct", wish.clone()).detail[0]["field"],
        "reason"
    );
    wish["reason"] = json!("有两件由原单位登记");
    let shown = unit.call("annual_report.correct", wish.clone());
    let one = number(&shown, "3.1.1");
    assert_eq!(
        (&one["value"], &one["computed"]),
        (&json!("4"), &json!("1"))
    );
    assert_eq!(one["correction"]["reason"], "有两件由原单位登记");
    assert!(
        found(&shown, "identity")
            .iter()
            .any(|words| words.contains("自然人")),
        "{shown}"
    );
    case(&unit, "natural", "2025-09-09", None);
    assert!(found(&report(&unit, 2025), "stale")[0].contains("现在算得2"));
    wish["value"] = json!("四");
    assert_eq!(
        unit.refused("annual_report.correct", wish).detail[0]["field"],
        "value"
    );
    let back = unit.call(
        "annual_report.correct",
        json!({ "year": 2025, "place": "3.1.1" }),
    );
    assert_eq!(number(&back, "3.1.1")["correction"], Value::Null);
    assert_eq!(value(&back, "3.1.1"), "2");
}

#[test]
fn a_report_that_contradicts_itself_does_not_go_out() {
    let unit = desk();
    let wish = json!({ "year": 2025, "place": "3.1.1", "value": "4", "reason": "试一试" });
    unit.call("annual_report.correct", wish);
    let out = json!({ "year": 2025, "submitted": "2026-01-20" });
    let refused = unit.refused("annual_report.date", out);
    assert_eq!(refused.code, "conflict");
    let early = json!({ "year": 2025, "submitted": "2025-12-30" });
    assert_eq!(
        unit.refused("annual_report.date", early).detail[0]["field"],
        "submitted"
    );
}

#[test]
fn the_numbers_of_a_submitted_report_stay_until_somebody_says_why_they_change() {
    let unit = desk();
    assert_eq!(sent(&unit, 2025)["state"], "submitted");
    case(
        &unit,
        "research",
        "2025-07-07",
        Some(("2025-07-20", "granted")),
    );
    let late = report(&unit, 2025);
    assert_eq!(
        (value(&late, "3.1.7"), value(&late, "3.1.3")),
        ("5".into(), "0".into())
    );
    assert_eq!(number(&late, "3.1.7")["computed"], "6");
    assert!(
        found(&late, "late")
            .iter()
            .any(|words| words.contains("报送的是5") && words.contains("现在算得6"))
    );
    let wish = json!({ "year": 2025, "place": "3.1.1", "value": "9", "reason": "报送后" });
    assert_eq!(unit.refused("annual_report.correct", wish).code, "conflict");
    let silent = json!({ "year": 2025, "words": " " });
    assert_eq!(
        unit.refused("annual_report.restate", silent).code,
        "invalid"
    );
    let why = json!({ "year": 2025, "words": "补登1件漏记的申请" });
    let restated = unit.call("annual_report.restate", why);
    assert_eq!(value(&restated, "3.1.7"), "6");
    assert!(found(&restated, "late").is_empty());
    let words = section(&restated, "others")["words"].as_str().unwrap();
    assert!(words.contains("数字变动说明：补登1件漏记的申请"), "{words}");
}

#[test]
fn what_the_year_before_reported_as_carried_over_stays_the_beginning_of_the_next() {
    let unit = desk();
    sent(&unit, 2025);
    assert!(found(&report(&unit, 2026), "carried").is_empty());
    case(&unit, "natural", "2025-10-10", None);
    let carried = found(&report(&unit, 2026), "carried");
    assert!(
        carried
            .iter()
            .any(|words| words.contains("2025年报告结转下年度2件，今年“上年结转”是3件")),
        "{carried:?}"
    );
    let why = json!({ "year": 2026, "words": "上年漏记1件" });
    let explained = unit.call("annual_report.restate", why);
    assert!(
        found(&explained, "carried")
            .iter()
            .all(|words| words.ends_with("（已写说明）"))
    );
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
fn the_word_file_holds_every_number_and_section_and_no_mark() {
    let unit = desk();
    let path = unit.path("report.docx");
    unit.call(
        "annual_report.export",
        json!({ "year": 2025, "path": path }),
    );
    let xml = words(&path);
    assert!(!xml.contains("{{"), "a mark is left");
    for words in [
        "一、总体情况",
        "六、其他需要报告的事项",
        "第二十条第（八）项",
        "4.26",
        "8.属于行政查询事项",
    ] {
        assert!(xml.contains(words), "{words}");
    }
    assert!(xml.contains("澄溪县财政局2025年政府信息公开工作年度报告"));
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

/// The words of a Word file, a paragraph a line.
fn words(path: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut xml)
        .unwrap();
    let text = |paragraph: &str| {
        let runs = paragraph
            .split("<w:t")
            .skip(1)
            .filter_map(|run| run.split_once('>'));
        runs.filter_map(|(_, rest)| rest.split_once("</w:t>"))
            .map(|(text, _)| text)
            .collect::<String>()
    };
    xml.split("</w:p>").map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_word_file_says_this() {
    let unit = desk();
    sent(&unit, 2025);
    let path = unit.path("report.docx");
    unit.call(
        "annual_report.export",
        json!({ "year": 2025, "path": path }),
    );
    insta::assert_snapshot!(words(&path));
}
