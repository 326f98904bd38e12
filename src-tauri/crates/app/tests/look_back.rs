//! Looking back: what was left of last year, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::record::codes;

/// Two tasks of 2025, of which one is done, and one of 2026.
fn last_year(unit: &Unit) -> Vec<Value> {
    let notice = |year: i32| {
        let fields = json!({ "title": format!("{year}年工作要点"), "year": year });
        unit.add("notice", fields)["id"].clone()
    };
    let (old, new) = (notice(2025), notice(2026));
    let task = |notice: &Value, words: &str, state: &str| {
        let fields = json!({ "notice": notice, "requirement": words, "state": state,
            "responsible": "县财政局", "division": "办公室" });
        unit.add("task", fields)["id"].clone()
    };
    vec![
        task(&old, "公开预算", "已完成"),
        task(&old, "修订目录", "进行中"),
        task(&new, "开展培训", "未开始"),
    ]
}

#[test]
fn last_years_open_tasks_are_carried_over_once_and_in_one_step() {
    let unit = Unit::new();
    let tasks = last_year(&unit);
    let left = |unit: &Unit| unit.call("look_back.left", json!({ "year": 2026 }))["tasks"].clone();
    assert_eq!(left(&unit)[0]["requirement"], "修订目录");
    let carried = unit.call("look_back.carry", json!({ "year": 2026 }));
    assert_eq!(carried.as_array().unwrap().len(), 1);
    assert_eq!(
        (&carried[0]["task"], &carried[0]["kind"]),
        (&tasks[1], &json!("carried"))
    );
    assert_eq!(carried[0]["source"], "2025年工作要点");
    assert_eq!(left(&unit), json!([]));
    let again = unit.refused("look_back.carry", json!({ "year": 2026 }));
    assert_eq!(again.code, "conflict");
    unit.call("step.undo", json!({}));
    assert_eq!(unit.total("look_back"), 0);
    assert_eq!(left(&unit).as_array().unwrap().len(), 1);
}

#[test]
fn what_was_carried_over_is_due_until_it_is_settled_with_outcome_and_result() {
    let unit = Unit::new();
    last_year(&unit);
    let carried = unit.call("look_back.carry", json!({ "year": 2026 }));
    let id = carried[0]["id"].clone();
    unit.set(
        "look_back",
        &id,
        json!({ "due": "2026-03-31", "found": "2026-01-12" }),
    );
    assert_eq!(unit.lines("look_back")[0]["id"], id);
    assert!(unit.rules("look_back", &id).contains(&json!("overdue")));
    let changes = json!([{ "id": id, "fields": { "settled": "2026-03-20" } }]);
    let error = unit.refused(
        "record.set",
        json!({ "ledger": "look_back", "changes": changes }),
    );
    assert_eq!(
        codes(&error),
        ["settled_without_outcome", "settled_without_result"]
    );
    let done = json!({ "settled": "2026-03-20", "outcome": "已完成", "result": "目录已修订" });
    unit.set("look_back", &id, done);
    assert!(unit.lines("look_back").is_empty());
}
