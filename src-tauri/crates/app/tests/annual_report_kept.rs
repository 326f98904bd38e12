//! The annual report once it has gone out, and corrections by hand.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::year::{case, desk, found, number, report, section, sent, value};

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
