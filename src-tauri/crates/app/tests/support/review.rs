//! A yearly review, through the commands.

use super::Unit;
use serde_json::{Value, json};

pub const BASIS: &str = "《政府信息公开条例》第十六条第二款";

pub fn document(unit: &Unit, title: &str, attribute: &str) -> Value {
    let fields = json!({ "title": title, "doc_no": format!("澄财发〔2026〕{}号", title.len()),
        "dated": "2026-01-30", "attribute": attribute, "basis": BASIS, "reason": "过程性信息" });
    unit.add("document", fields)["id"].clone()
}

pub fn open(unit: &Unit) -> Value {
    unit.call("review.open", json!({ "year": 2026, "due": "2099-12-10" }))["campaign"].clone()
}

pub fn state(unit: &Unit) -> Value {
    unit.call("review.show", json!({}))["campaign"].clone()
}

pub fn verdict(documents: &[&Value], outcome: &str) -> Value {
    json!({ "documents": documents, "outcome": outcome, "reason": "内容没有变化",
        "approver": "李局长", "day": "2026-09-29" })
}

pub fn titles(unit: &Unit, campaign: &Value, ledger: &str, filters: &str) -> Vec<String> {
    let request = json!({ "ledger": ledger, "filters": campaign[filters] });
    let rows = unit.call("record.list", request)["rows"].clone();
    let rows = rows.as_array().unwrap().iter();
    let mut titles: Vec<String> = rows
        .map(|row| row["title"].as_str().unwrap().into())
        .collect();
    titles.sort();
    titles
}
