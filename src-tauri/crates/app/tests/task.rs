//! The task sheet, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use support::Unit;

const TABLE: &str = "序号\t公开任务\t公开内容\t具体要求\t责任部门\t完成时限\n1\t甲\t子\t公开预算\t县财政局牵头\t2026年1月10日前\n2\t甲\t丑\t公开规划\t县发改局\t年底前\n3\t乙\t寅\t更新栏目\t县直各有关单位\t每季度\n";

#[test]
fn the_sheet_lies_in_the_order_of_the_paper_with_its_counts() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let sheet = unit.call("task.sheet", json!({}));
    let words: Vec<_> = sheet["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["seq"].clone())
        .collect();
    assert_eq!(words, ["1", "2", "3"]);
    assert_eq!(sheet["counts"]["ours"], 2);
    assert_eq!(sheet["counts"]["overdue"], 1);
    assert_eq!(sheet["rows"][0]["_lamp"]["code"], "overdue");
    assert_eq!(sheet["notices"][0]["total"], 3);
    let lead = unit.call("task.sheet", json!({ "filter": "lead" }));
    assert_eq!(lead["total"], 1);
}

#[test]
fn a_unit_that_gets_another_name_reads_its_tasks_again() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    unit.own("澄溪县发改局", &["县发改局"]);
    let ours: Vec<_> = unit.tasks().iter().map(|t| t["ours"].clone()).collect();
    assert_eq!(ours, ["none", "named", "group"]);
}

#[test]
fn a_recurring_task_has_an_entry_for_each_period_and_each_keeps_its_own() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let id = unit.tasks()[2]["id"].clone();
    let entries = unit.call("task.entries", json!({ "id": id }));
    assert_eq!(entries.as_array().unwrap().len(), 4);
    let period = entries[1]["period"].clone();
    let fields = json!({ "progress": "二季度已更新", "state": "已完成" });
    unit.call(
        "task.set_entry",
        json!({ "task": id, "period": period, "fields": fields }),
    );
    unit.call(
        "task.set_entry",
        json!({ "task": id, "period": period, "fields": { "progress": "又更新一次" } }),
    );
    let entries = unit.call("task.entries", json!({ "id": id }));
    assert_eq!(entries.as_array().unwrap().len(), 4);
    assert_eq!(entries[1]["progress"], "又更新一次");
    assert_eq!(entries[1]["_lamp"]["code"], "done");
    assert_eq!(entries[0]["id"], "");
}

#[test]
fn a_date_typed_in_the_clerks_way_is_understood_by_the_notices_year() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let id = unit.tasks()[0]["id"].clone();
    let set = |due: &str| {
        unit.call(
            "record.set",
            json!({ "ledger": "task", "changes": [{ "id": id, "fields": { "due": due } }] }),
        )
    };
    assert_eq!(set("9月10日")[0]["due"], "2026-09-10");
    assert_eq!(set("2026.10.1")[0]["due"], "2026-10-01");
    let error = unit.refused(
        "record.set",
        json!({ "ledger": "task", "changes": [{ "id": id, "fields": { "due": "改天" } }] }),
    );
    assert_eq!(error.code, "invalid");
    assert!(error.message.contains("截止日期"), "{}", error.message);
}

#[test]
fn a_pasted_address_becomes_a_link() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let id = unit.tasks()[0]["id"].clone();
    let fields = json!({ "evidence": "公示：https://www.example.gov.cn/a.html" });
    let rows = unit.call(
        "record.set",
        json!({ "ledger": "task", "changes": [{ "id": id, "fields": fields }] }),
    );
    assert_eq!(
        rows[0]["evidence"],
        json!([{ "name": "公示", "url": "https://www.example.gov.cn/a.html" }])
    );
}

#[test]
fn many_edits_are_one_step_and_one_bad_value_writes_none_of_them() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let ids: Vec<_> = unit.tasks().iter().map(|t| t["id"].clone()).collect();
    let change = |n: usize, state: &str| json!({ "id": ids[n], "fields": { "state": state } });
    unit.refused(
        "record.set",
        json!({ "ledger": "task", "changes": [change(0, "done"), change(1, "胡来")] }),
    );
    assert!(unit.tasks().iter().all(|t| t["state"] == "not_started"));
    unit.call("record.set", json!({ "ledger": "task", "label": "粘贴 2 格", "changes": [change(0, "done"), change(1, "进行中")] }));
    let undone = unit.call("step.undo", json!({}));
    assert_eq!(undone["label"], "粘贴 2 格");
    assert!(unit.tasks().iter().all(|t| t["state"] == "not_started"));
}

#[test]
fn a_refused_block_names_every_record_that_is_to_blame_and_no_other() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let ids: Vec<_> = unit.tasks().iter().map(|t| t["id"].clone()).collect();
    let due = |n: usize, due: &str| json!({ "id": ids[n], "fields": { "due": due } });
    let remarks = json!({ "id": ids[2], "fields": { "remarks": "长".repeat(30_000) } });
    let changes = json!([due(0, "改天"), due(1, "9月10日"), remarks]);
    let error = unit.refused(
        "record.set",
        json!({ "ledger": "task", "changes": changes }),
    );
    let problems = error.detail.as_array().unwrap();
    let blamed: Vec<_> = problems.iter().map(|p| (&p["id"], &p["field"])).collect();
    assert_eq!(
        blamed,
        [(&ids[0], &json!("due")), (&ids[2], &json!("remarks"))]
    );
}

#[test]
fn the_first_page_lists_what_is_due_and_ours() {
    let unit = Unit::new();
    unit.paste("import.commit", TABLE);
    let today = unit.call("desk.today", json!({}));
    assert_eq!(today["counts"]["ours"], 2);
    assert_eq!(today["lines"][0]["title"], "公开预算");
    assert_eq!(today["lines"][0]["lamp"]["code"], "overdue");
}

/// A task that comes back, filed under a notice of a year; its id.
fn recurring(unit: &Unit, due: &str, year: i32) -> Value {
    let text = format!("序号\t具体要求\t责任部门\t完成时限\n1\t更新栏目\t县财政局\t{due}\n");
    let paper =
        json!({ "ledger": "task", "notice": "要点", "year": year, "pasted": { "text": text } });
    unit.call("import.commit", paper);
    unit.tasks()[0]["id"].clone()
}

fn write_entry(unit: &Unit, task: &Value, period: &str, state: &str) {
    let fields = json!({ "state": state });
    let entry = json!({ "task": task, "period": period, "fields": fields });
    unit.call("task.set_entry", entry);
}

fn first_page_day(unit: &Unit) -> NaiveDate {
    let today = unit.call("desk.today", json!({}));
    today["date"].as_str().unwrap().parse().unwrap()
}

#[test]
fn a_recurring_task_is_due_on_the_last_day_of_its_present_period() {
    let unit = Unit::new();
    let day = first_page_day(&unit);
    recurring(&unit, "每月", day.year());
    let left = i64::from(day.num_days_in_month()) - i64::from(day.day());
    let line = unit.call("desk.today", json!({}))["lines"][0].clone();
    assert_eq!(line["lamp"]["days"], left);
    let period = format!("{}年{}月", day.year(), day.month());
    assert_eq!(line["detail"], format!("每月（{period}）"));
}

#[test]
fn a_recurring_task_that_is_done_for_its_period_is_not_due_but_still_open() {
    let unit = Unit::new();
    let day = first_page_day(&unit);
    let id = recurring(&unit, "每月", day.year());
    let period = format!("{}年{}月", day.year(), day.month());
    write_entry(&unit, &id, &period, "done");
    let today = unit.call("desk.today", json!({}));
    assert_eq!(unit.due(), Vec::<Value>::new());
    assert_eq!(today["counts"]["open"], 1);
    assert_eq!(today["counts"]["due_soon"], 0);
}

#[test]
fn the_last_period_of_a_year_gone_by_is_overdue_until_it_is_done() {
    let unit = Unit::new();
    let id = recurring(&unit, "每季度", 2020);
    let period = |unit: &Unit| {
        let row = unit.call("task.sheet", json!({}))["rows"][0].clone();
        (
            row["_entry"]["period"].clone(),
            row["_lamp"]["code"].clone(),
        )
    };
    assert_eq!(period(&unit), (json!("2020年第四季度"), json!("overdue")));
    assert_eq!(unit.call("desk.today", json!({}))["counts"]["overdue"], 1);
    write_entry(&unit, &id, "2020年第四季度", "done");
    assert_eq!(
        period(&unit),
        (json!("2020年第四季度"), json!("not_started"))
    );
}

#[test]
fn a_period_skipped_after_the_first_entry_is_the_one_that_waits() {
    let unit = Unit::new();
    let id = recurring(&unit, "每季度", 2020);
    write_entry(&unit, &id, "2020年第二季度", "done");
    let row = unit.call("task.sheet", json!({}))["rows"][0].clone();
    assert_eq!(row["_entry"]["period"], "2020年第三季度");
    let day = first_page_day(&unit);
    let since = day.signed_duration_since("2020-09-30".parse().unwrap());
    assert_eq!(row["_lamp"]["days"], -since.num_days());
}

#[test]
fn the_sample_year_fills_an_empty_desk_and_no_other() {
    let unit = Unit::empty();
    assert_eq!(unit.call("desk.status", json!({}))["opened"], false);
    unit.call("desk.sample", json!({}));
    let status = unit.call("desk.status", json!({}));
    assert_eq!(
        (&status["opened"], &status["sample"]),
        (&json!(true), &json!(true))
    );
    let ours = unit.tasks().iter().filter(|t| t["ours"] != "none").count();
    assert!(ours > 5, "{ours} tasks are ours");
    assert!(unit.call("check.run", json!({}))["ok"] == json!(true));
    assert_eq!(unit.refused("desk.sample", json!({})).code, "conflict");
}

#[test]
fn the_sample_gives_way_to_the_clerks_own_unit_and_comes_back_in_one_step() {
    let unit = Unit::empty();
    unit.call("desk.sample", json!({}));
    let before = unit.call("desk.status", json!({}))["counts"].clone();
    unit.call("desk.end_sample", json!({}));
    let status = unit.call("desk.status", json!({}));
    assert_eq!(status["opened"], false);
    assert_eq!(status["sample"], false);
    let counts = status["counts"].as_object().unwrap();
    assert!(counts.values().all(|count| *count == 0), "{counts:?}");
    unit.call("step.undo", json!({}));
    let status = unit.call("desk.status", json!({}));
    assert_eq!(status["sample"], true);
    assert_eq!(status["counts"], before);
}

#[test]
fn a_units_own_desk_is_no_sample_that_could_be_ended() {
    let unit = Unit::empty();
    unit.call("desk.sample", json!({}));
    unit.call("desk.end_sample", json!({}));
    unit.own("澄溪县财政局", &["县财政局"]);
    assert_eq!(unit.call("desk.status", json!({}))["sample"], false);
    assert_eq!(unit.refused("desk.end_sample", json!({})).code, "conflict");
}

#[test]
fn a_sample_unit_taken_out_of_the_trash_is_not_a_second_unit_at_the_desk() {
    let unit = Unit::empty();
    let sample = unit.call("desk.sample", json!({}));
    unit.call("desk.end_sample", json!({}));
    unit.own("澄溪县财政局", &["县财政局"]);
    let back = json!({ "ledger": "unit", "ids": [sample["id"]] });
    unit.call("record.restore", back);
    let status = unit.call("desk.status", json!({}));
    assert_eq!(status["unit"]["name"], "澄溪县财政局");
    let own = json!([{ "field": "own", "op": "eq", "value": true }]);
    let ours = unit.call("record.list", json!({ "ledger": "unit", "filters": own }));
    assert_eq!(ours["total"], 1);
}

#[test]
fn every_field_that_the_program_names_stands_in_its_schema() {
    let unit = Unit::new();
    let names = |ledger: &str| -> Vec<Value> {
        let schemas = unit.call("desk.schemas", json!({}));
        let all = schemas["schemas"].as_array().unwrap();
        let schema = all.iter().find(|s| s["ledger"] == ledger).unwrap();
        schema["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["name"].clone())
            .collect()
    };
    let task = [
        "notice",
        "position",
        "topic",
        "subject",
        "requirement",
        "responsible",
        "lead",
        "responsible_units",
        "assist",
        "ours",
        "progress",
        "due_text",
        "due",
        "recurs",
        "state",
        "evidence",
        "withdrawn",
    ];
    assert!(task.iter().all(|f| names("task").contains(&json!(f))));
    let entry = ["task", "period", "due", "state", "progress", "evidence"];
    assert!(
        entry
            .iter()
            .all(|f| names("task_entry").contains(&json!(f)))
    );
    let unit_fields = ["name", "county", "aliases", "groups", "own"];
    assert!(
        unit_fields
            .iter()
            .all(|f| names("unit").contains(&json!(f)))
    );
    assert!(
        ["title", "year", "table_title"]
            .iter()
            .all(|f| names("notice").contains(&json!(f)))
    );
}
