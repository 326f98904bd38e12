//! A year of cases, remedies and figures, and what its annual report says.

use super::Unit;
use serde_json::{Value, json};

/// Adds a record, and gives its id.
pub fn add(unit: &Unit, ledger: &str, fields: Value) -> String {
    unit.add(ledger, fields)["id"].as_str().unwrap().to_owned()
}

/// A case that was written in as done, or is still open.
pub fn case(unit: &Unit, kind: &str, received: &str, closed: Option<(&str, &str)>) -> String {
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

pub fn remedy(unit: &Unit, kind: &str, filed: &str, ended: Option<(&str, &str)>) {
    let mut fields = json!({ "kind": kind, "matter": format!("{kind}{filed}"), "filed": filed });
    if let Some((day, result)) = ended {
        fields["closed"] = json!(day);
        fields["result"] = json!(result);
    }
    add(unit, "remedy", fields);
}

/// A desk with cases of two years and the figures of table two.
pub fn desk() -> Unit {
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

pub fn report(unit: &Unit, year: i32) -> Value {
    unit.call("annual_report.show", json!({ "year": year }))
}

pub fn number<'a>(report: &'a Value, place: &str) -> &'a Value {
    let numbers = report["numbers"].as_array().unwrap();
    numbers
        .iter()
        .find(|number| number["place"] == place)
        .unwrap()
}

pub fn value(report: &Value, place: &str) -> String {
    number(report, place)["value"].as_str().unwrap().to_owned()
}

pub fn section<'a>(report: &'a Value, name: &str) -> &'a Value {
    let sections = report["sections"].as_array().unwrap();
    sections
        .iter()
        .find(|section| section["name"] == name)
        .unwrap()
}

pub fn found(report: &Value, kind: &str) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let of_kind = findings.filter(|finding| finding["kind"] == kind);
    of_kind
        .map(|finding| finding["words"].as_str().unwrap().to_owned())
        .collect()
}

pub fn sent(unit: &Unit, year: i32) -> Value {
    let day = format!("{}-01-20", year + 1);
    unit.call(
        "annual_report.date",
        json!({ "year": year, "submitted": day }),
    )
}
