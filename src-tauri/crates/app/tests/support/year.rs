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
    for (kind, received, closed, outcome) in CASES {
        case(&unit, kind, received, Some((closed, outcome)));
    }
    case(&unit, "other", "2025-12-26", None);
    for (kind, filed, closed, result) in REMEDIES {
        remedy(&unit, kind, filed, Some((closed, result)));
    }
    figures(&unit);
    unit
}

const CASES: [(&str, &str, &str, &str); 5] = [
    ("natural", "2024-12-20", "2025-01-10", "granted"),
    ("natural", "2025-03-03", "2025-03-20", "partial"),
    ("business", "2025-04-01", "2025-04-20", "not_held"),
    ("legal_service", "2025-05-06", "2025-05-20", "other"),
    ("charity", "2025-12-25", "2026-01-15", "process"),
];

const REMEDIES: [(&str, &str, &str, &str); 2] = [
    ("reconsideration", "2025-06-01", "2025-07-01", "upheld"),
    ("direct_suit", "2025-11-01", "2026-02-01", "corrected"),
];

fn figures(unit: &Unit) {
    let rules = json!({ "made": 0, "repealed": 0, "in_force": 0 });
    let normative = json!({ "made": 0, "repealed": 0, "in_force": 19 });
    for (item, mut figure) in [
        ("行政许可", json!({ "decisions": 146 })),
        ("行政处罚", json!({ "decisions": 38 })),
        ("行政强制", json!({ "decisions": 0 })),
        ("行政事业性收费", json!({ "amount": "4.26" })),
        ("规章", rules),
        ("行政规范性文件", normative),
    ] {
        figure["year"] = json!(2025);
        figure["item"] = json!(item);
        add(unit, "yearly_figure", figure);
    }
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
