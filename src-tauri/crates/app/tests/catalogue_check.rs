//! The self check of the standard catalogue, and the spot checks of the office.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::catalogue::{add, items};

fn check(unit: &Unit, more: Value) -> Value {
    unit.call("catalogue.check", more)
}

/// Items of every state: formed so many days ago, published so many days ago.
fn items_of_every_state() -> Unit {
    let unit = Unit::new();
    let today = (chrono::Utc::now() + chrono::TimeDelta::hours(8)).date_naive();
    let day = |ago: i64| (today - chrono::TimeDelta::days(ago)).to_string();
    let week = "自信息形成之日起7日内";
    for (item, limit, more) in [
        ("甲", week, json!({})),
        (
            "乙",
            week,
            json!({ "changed": day(9), "published": day(30) }),
        ),
        (
            "丙",
            week,
            json!({ "changed": day(3), "published": day(30) }),
        ),
        (
            "丁",
            week,
            json!({ "changed": day(3), "published": day(1) }),
        ),
        ("戊", "按规定", json!({ "published": day(1) })),
        ("己", "实时公开", json!({ "manner": ["依申请公开"] })),
        ("庚", "实时公开", json!({ "not_involved": true })),
    ] {
        let mut fields = more;
        fields["level2"] = json!(item);
        fields["time_limit"] = json!(limit);
        add(&unit, fields);
    }
    unit
}

#[test]
fn each_item_is_judged_by_its_own_time_limit() {
    let unit = items_of_every_state();
    let checked = check(&unit, json!({ "year": 2026 }));
    let expected = json!({ "total": 7, "never": 1, "late": 1, "due_soon": 1, "unread": 1, "fine": 1, "skipped": 2 });
    assert_eq!(checked["counts"], expected);
    let fields = json!([{ "field": "涉农补贴", "counts": expected }]);
    assert_eq!(checked["fields"], fields);
    let fine = check(&unit, json!({ "year": 2026, "state": "fine" }));
    assert_eq!(
        (&fine["found"], &fine["lines"][0]["item"]),
        (&json!(1), &json!("丁"))
    );
    let lost = unit.refused("catalogue.check", json!({ "state": "lost" }));
    assert_eq!(lost.code, "usage");
}

#[test]
fn what_calls_for_work_is_listed_the_most_urgent_first() {
    let checked = check(&items_of_every_state(), json!({ "year": 2026 }));
    let lines = checked["lines"].as_array().unwrap();
    let states: Vec<&Value> = lines.iter().map(|line| &line["state"]).collect();
    assert_eq!(states, ["late", "never", "due_soon", "unread"]);
    assert_eq!(lines[0]["lamp"]["text"], "已逾期2天");
}

#[test]
fn a_publication_that_is_written_down_settles_the_item_at_once() {
    let unit = Unit::new();
    let id = add(
        &unit,
        json!({ "level2": "甲", "time_limit": "20个工作日内", "changed": "2026-01-05" }),
    )["id"]
        .clone();
    assert_eq!(check(&unit, json!({}))["counts"]["never"], 1);
    unit.set("catalogue_item", &id, json!({ "published": "2026-01-20" }));
    let counts = check(&unit, json!({}))["counts"].clone();
    assert_eq!((&counts["never"], &counts["fine"]), (&json!(0), &json!(1)));
}

#[test]
fn what_is_past_its_day_is_one_line_a_field_on_the_first_page() {
    let unit = Unit::new();
    for (field, level2) in [("涉农补贴", "甲"), ("涉农补贴", "乙"), ("养老服务", "丙")]
    {
        add(
            &unit,
            json!({ "field": field, "level2": level2, "time_limit": "20个工作日内", "changed": "2026-01-05" }),
        );
    }
    add(
        &unit,
        json!({ "level2": "丁", "time_limit": "20个工作日内" }),
    );
    let lines = unit.due();
    let titles: Vec<&str> = lines
        .iter()
        .map(|line| line["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles,
        [
            "标准目录“养老服务”：1 项超过公开时限",
            "标准目录“涉农补贴”：2 项超过公开时限"
        ]
    );
    assert!(lines.iter().all(|line| line["lamp"]["code"] == "overdue"));
}

fn spot(unit: &Unit, fields: Value) -> Value {
    let mut all = json!({ "checked_on": "2026-11-12", "item_text": "甲", "result": "存在问题", "problem": "未公开" });
    all.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    unit.call(
        "record.add",
        json!({ "ledger": "spot_check", "fields": all }),
    )
}

#[test]
fn a_fault_without_a_deadline_gets_the_usual_one_and_both_are_reminded_of() {
    let unit = Unit::new();
    let at = |more: Value| {
        let mut fields = json!({ "checked_on": "2026-01-12" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        spot(&unit, fields)
    };
    assert_eq!(at(json!({}))["rectify_by"], "2026-01-26");
    let own = at(json!({ "item_text": "乙", "deadline": "2026-01-16" }));
    assert_eq!(own["rectify_by"], Value::Null);
    at(json!({ "item_text": "丙", "done": "2026-01-20", "measures": "已补发" }));
    at(json!({ "item_text": "丁", "result": "合格", "problem": "" }));
    let lines = unit.due();
    let lines = lines.iter();
    let titles: Vec<&str> = lines.map(|line| line["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        ["乙", "甲"],
        "what is settled or was no fault is not due"
    );
}

#[test]
fn a_rectification_says_what_was_wrong_and_what_was_done() {
    let unit = Unit::new();
    let refused = |more: Value| {
        let mut fields =
            json!({ "checked_on": "2026-11-12", "item_text": "甲", "result": "存在问题" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let error = unit.refused(
            "record.add",
            json!({ "ledger": "spot_check", "fields": fields }),
        );
        let problems = error.detail.as_array().unwrap();
        let fields = problems
            .iter()
            .map(|p| p["field"].as_str().unwrap().to_owned());
        fields.collect::<Vec<_>>()
    };
    assert_eq!(refused(json!({})), ["problem"]);
    assert_eq!(
        refused(json!({ "problem": "未公开", "done": "2026-11-13" })),
        ["measures"]
    );
    let early = json!({ "problem": "未公开", "done": "2026-11-01", "measures": "补发" });
    assert_eq!(refused(early), ["done"]);
    let before = json!({ "problem": "未公开", "deadline": "2026-11-01" });
    assert_eq!(refused(before), ["deadline"]);
}

#[test]
fn a_spot_check_finds_the_item_of_the_latest_year() {
    let unit = Unit::new();
    add(&unit, json!({ "level2": "甲", "division": "计划财务股" }));
    unit.call("catalogue.carry", json!({ "from": 2026, "to": 2027 }));
    let latest = items(&unit)[0].clone();
    assert_eq!(latest["year"], 2027);
    let row = spot(&unit, json!({}));
    assert_eq!(row["item"], latest["id"]);
    assert_eq!(
        (&row["field"], &row["division"]),
        (&json!("涉农补贴"), &json!("计划财务股"))
    );
    add(
        &unit,
        json!({ "year": 2027, "field": "养老服务", "level2": "甲" }),
    );
    assert_eq!(
        spot(&unit, json!({ "checked_on": "2026-11-13" }))["item"],
        Value::Null,
        "two of one year settle nothing"
    );
}

#[test]
fn items_stand_in_the_month_and_in_the_calendar_file_on_the_day_of_their_time_limit() {
    let unit = Unit::new();
    let page = unit.call("desk.today", json!({}));
    let today: chrono::NaiveDate = page["date"].as_str().unwrap().parse().unwrap();
    for level2 in ["甲", "乙"] {
        let limits = json!({ "level2": level2, "time_limit": "20个工作日内", "changed": today });
        add(&unit, limits);
    }
    let judged = check(&unit, json!({}));
    let due = judged["lines"][0]["due"].as_str().unwrap().to_owned();
    let month = unit.call("desk.month", json!({ "month": due[..7] }));
    let days = month["days"].as_array().unwrap();
    let day = days.iter().find(|day| day["date"] == due.as_str()).unwrap();
    let lines = day["lines"].as_array().unwrap();
    let titles: Vec<&Value> = lines
        .iter()
        .filter(|line| line["ledger"] == "catalogue_item")
        .map(|line| &line["title"])
        .collect();
    assert_eq!(titles, ["标准目录“涉农补贴”：2 项到公开时限"]);
    let path = unit.path("待办.ics");
    unit.call("desk.ics", json!({ "path": path }));
    let file = std::fs::read_to_string(path).unwrap().replace("\r\n ", "");
    assert!(file.contains("2 项到公开时限"), "{file}");
    assert!(file.contains(&format!("DTSTART;VALUE=DATE:{}", due.replace('-', ""))));
    let lines = unit.call("desk.today", json!({}))["lines"].to_string();
    assert!(
        !lines.contains("公开时限"),
        "the first page speaks of what is past: {lines}"
    );
}
