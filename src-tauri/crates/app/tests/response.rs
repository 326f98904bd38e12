//! Responses to public opinion, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

fn change(id: &Value, fields: Value) -> Value {
    json!({ "ledger": "response", "changes": [{ "id": id, "fields": fields }] })
}

const FOUND: &str = "2026-09-30 20:00";

#[test]
fn the_hours_run_from_the_moment_of_finding_by_grade() {
    let unit = Unit::new();
    let row = unit.add("response", json!({ "gist": "化肥涨价", "found": FOUND }));
    assert_eq!(row["found"], "2026-09-30T20:00:00+08:00");
    assert_eq!(row["report_by"], "2026-09-30T22:00:00+08:00");
    assert_eq!(row["respond_by"], "2026-10-02T20:00:00+08:00");
    assert_eq!(row["release_by"], Value::Null);
    let rows = unit.call("record.set", change(&row["id"], json!({ "grade": "重大" })));
    assert_eq!(rows[0]["respond_by"], "2026-10-01T01:00:00+08:00");
    assert_eq!(rows[0]["release_by"], "2026-10-01T20:00:00+08:00");
}

#[test]
fn an_offices_own_hours_count() {
    let unit = Unit::new();
    unit.call(
        "limit.set",
        json!({ "name": "response.respond", "value": 12 }),
    );
    let row = unit.add("response", json!({ "gist": "化肥涨价", "found": FOUND }));
    assert_eq!(row["respond_by"], "2026-10-01T08:00:00+08:00");
}

#[test]
fn it_is_closed_only_with_a_response_and_its_effect() {
    let unit = Unit::new();
    let id = unit.add("response", json!({ "gist": "化肥涨价", "found": FOUND }))["id"].clone();
    let refused = unit.refused("record.set", change(&id, json!({ "state": "已办结" })));
    let codes = refused.detail.as_array().unwrap().iter();
    let codes: Vec<_> = codes.map(|p| p["code"].clone()).collect();
    assert_eq!(codes, ["effect_before_closing", "closed_without_response"]);
    let whole = json!({ "state": "已办结", "responded": "2026-10-01 09:00", "effect": "跟帖平息" });
    let rows = unit.call("record.set", change(&id, whole));
    assert_eq!(rows[0]["state"], "closed");
}

#[test]
fn a_response_before_its_finding_is_refused() {
    let unit = Unit::new();
    let fields = json!({ "gist": "化肥涨价", "found": FOUND, "responded": "2026-09-30 19:59" });
    let refused = unit.refused(
        "record.add",
        json!({ "ledger": "response", "fields": fields }),
    );
    assert_eq!(refused.detail[0]["code"], "responded_before_found");
}

#[test]
fn a_late_response_is_told() {
    let unit = Unit::new();
    let late = |responded: &str| {
        let fields = json!({ "gist": responded, "found": FOUND, "responded": responded });
        let id = unit.add("response", fields)["id"].clone();
        let found = unit.call("record.check", json!({ "ledger": "response", "id": id }));
        let found = found.as_array().unwrap().clone();
        found.iter().any(|f| f["rule"] == "late_response")
    };
    assert!(!late("2026-10-02 20:00"));
    assert!(late("2026-10-02 20:01"));
}

#[test]
fn what_is_open_stands_on_the_first_page_once_for_each_duty() {
    let unit = Unit::new();
    let id = unit.add("response", json!({ "gist": "化肥涨价", "found": FOUND }))["id"].clone();
    let details = || {
        let lines = unit.due();
        let words = lines
            .iter()
            .map(|l| l["detail"].as_str().unwrap().to_owned());
        words.collect::<Vec<_>>()
    };
    assert_eq!(details().len(), 2, "{:?}", details());
    unit.call(
        "record.set",
        change(&id, json!({ "responded": "2026-10-01 09:00" })),
    );
    assert!(details().is_empty(), "{:?}", details());
}

#[test]
fn a_moment_is_read_as_paper_shows_it() {
    let unit = Unit::new();
    let text = "主要内容\t发现时间\n化肥涨价\t2026年9月30日20:00\n麦苗受冻\t2026-03-19 14:05\n";
    let plan = unit.call(
        "import.commit",
        json!({ "ledger": "response", "year": 2026, "pasted": { "text": text } }),
    );
    assert_eq!((&plan["added"], &plan["rejected"]), (&json!(2), &json!([])));
    let rows = unit.call("record.list", json!({ "ledger": "response" }))["rows"].clone();
    assert_eq!(rows[0]["found"], "2026-09-30T20:00:00+08:00");
    assert_eq!(rows[1]["found"], "2026-03-19T14:05:00+08:00");
}
