//! The register of requests: what waits, what is due soon, what is late, what is done.
#![allow(clippy::unwrap_used)]

mod support;

use chrono::{Duration, Utc};
use serde_json::{Value, json};
use support::Unit;

/// A day so many days before today, by China's clock.
fn ago(days: i64) -> String {
    let today = (Utc::now() + Duration::hours(8)).date_naive();
    (today - Duration::days(days)).to_string()
}

fn registered(unit: &Unit, subject: &str, day: &str) -> String {
    let fields = json!({
        "subject": subject, "channel": "counter", "submitted": day, "applicant": "申知远",
    });
    let row = unit.call(
        "record.add",
        json!({ "ledger": "request", "fields": fields }),
    );
    row["id"].as_str().unwrap().to_owned()
}

fn listed(unit: &Unit, request: Value) -> Value {
    unit.call("request.list", request)
}

fn subjects(page: &Value) -> Vec<&str> {
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["subject"].as_str().unwrap())
        .collect()
}

#[test]
fn what_is_open_stands_by_its_last_day_with_a_lamp_and_a_masked_name() {
    let unit = Unit::new();
    registered(&unit, "后到的", &ago(0));
    registered(&unit, "早到的", &ago(90));
    let page = listed(&unit, json!({ "view": "open" }));
    assert_eq!(subjects(&page), ["早到的", "后到的"]);
    assert_eq!(page["rows"][0]["_lamp"]["code"], "overdue");
    assert!(page["rows"][0]["_lamp"]["days"].as_i64().unwrap() < 0);
    assert_eq!(page["rows"][1]["_lamp"]["code"], "in_progress");
    assert_eq!(page["rows"][1]["_lamp"]["text"], "还剩20个工作日");
    assert!(!page.to_string().contains("申知远"));
}

#[test]
fn each_part_counts_its_own_cases() {
    let unit = Unit::new();
    registered(&unit, "早到的", &ago(90));
    registered(&unit, "快到的", &ago(25));
    let gone = registered(&unit, "撤回的", &ago(3));
    let withdrawn = json!({ "id": gone, "event": "withdraw" });
    unit.call("request.step", withdrawn);
    let page = listed(&unit, json!({ "view": "soon" }));
    assert_eq!(subjects(&page), ["快到的"]);
    assert_eq!(page["rows"][0]["_lamp"]["code"], "due_soon");
    let counts = json!({ "open": 2, "soon": 1, "overdue": 1, "done": 1, "all": 3 });
    assert_eq!(page["counts"], counts);
    let done = listed(&unit, json!({ "view": "done" }));
    assert_eq!(done["rows"][0]["_lamp"]["text"], "已办结");
}

#[test]
fn a_day_after_the_last_one_is_late_though_nobody_worked_in_between() {
    let unit = Unit::new();
    for days in 20..60 {
        registered(&unit, &format!("{days}天前"), &ago(days));
    }
    let page = listed(&unit, json!({ "view": "overdue" }));
    let rows = page["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row["_lamp"]["code"], "overdue", "{row}");
        assert_ne!(row["_lamp"]["text"], "超期0个工作日");
    }
}

#[test]
fn a_year_narrows_what_is_done_and_not_what_is_still_open() {
    let unit = Unit::new();
    registered(&unit, "还没办的", &ago(10));
    let never = json!({ "view": "open", "year": 1999 });
    assert_eq!(listed(&unit, never)["total"], 1);
    let never = json!({ "view": "all", "year": 1999 });
    assert_eq!(listed(&unit, never)["total"], 0);
}

#[test]
fn the_conditions_that_it_answers_list_the_same_cases() {
    let unit = Unit::new();
    registered(&unit, "早到的", &ago(90));
    registered(&unit, "后到的", &ago(1));
    let page = listed(&unit, json!({ "view": "overdue" }));
    let again = json!({ "ledger": "request", "filters": page["filters"] });
    assert_eq!(subjects(&unit.call("record.list", again)), ["早到的"]);
}
