//! The working calendar, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use chrono::{Datelike, NaiveDate, Utc};
use serde_json::{Value, json};
use std::path::PathBuf;
use support::Unit;
use tempfile::TempDir;

fn file(folder: &TempDir, text: &str) -> String {
    let path: PathBuf = folder.path().join("calendar.json");
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// A year far ahead, of which nobody can know more than this file says.
const OF_2099: &str = r#"{"year": 2099, "source": ["测试用通知"], "holidays": [
    {"name": "元旦", "from": "2099-01-01", "to": "2099-01-03"},
    {"name": "春节", "from": "2099-01-19", "to": "2099-01-25", "working": ["2099-01-17"]},
    {"name": "劳动节", "from": "2099-05-01", "to": "2099-05-05"},
    {"name": "国庆节", "from": "2099-10-01", "to": "2099-10-07"}]}"#;

fn document(unit: &Unit, dated: &str) -> Value {
    let fields = json!({ "title": "关于补贴的通知", "dated": dated, "attribute": "主动公开" });
    unit.call(
        "record.add",
        json!({ "ledger": "document", "fields": fields }),
    )
}

#[test]
fn a_count_shows_every_day_on_the_way() {
    let unit = Unit::new();
    let count = unit.call(
        "calendar.days",
        json!({ "from": "2026-09-29", "count": 20 }),
    );
    assert_eq!(count["due"], "2026-11-02");
    assert_eq!(count["provisional"], false);
    let days = count["days"].as_array().unwrap();
    assert_eq!(days.len(), 34);
    assert_eq!(
        days[0],
        json!({ "date": "2026-09-30", "text": "工作日", "n": 1, "provisional": false })
    );
    assert_eq!(days[1]["text"], "国庆节放假");
    assert_eq!(days[1]["n"], Value::Null);
    assert_eq!(days[33]["n"], 20);
}

#[test]
fn a_count_from_no_date_or_of_no_days_is_refused() {
    let unit = Unit::new();
    let refused = |from: &str, count: u32| {
        let error = unit.refused("calendar.days", json!({ "from": from, "count": count }));
        error.detail[0]["field"].clone()
    };
    assert_eq!(refused("2026-02-30", 20), "from");
    assert_eq!(refused("2026-09-29", 0), "count");
    assert_eq!(refused("2026-09-29", 2501), "count");
}

#[test]
fn a_date_in_a_year_without_a_calendar_is_provisional_until_it_comes_and_then_moves() {
    let (unit, folder) = (Unit::new(), tempfile::tempdir().unwrap());
    let before = document(&unit, "2099-01-05");
    assert_eq!(before["publish_by"], "2099-02-02");
    assert_eq!(before["publish_note"], "暂定，放假安排未导入");
    let done = unit.call("calendar.import", json!({ "file": file(&folder, OF_2099) }));
    assert_eq!(done["year"], 2099);
    let expected = json!([{
        "ledger": "document", "id": before["id"], "title": "关于补贴的通知", "what": "公开期限",
        "before": "2099-02-02", "after": "2099-02-06",
    }]);
    assert_eq!(done["moved"], expected);
    let id = json!({ "ledger": "document", "id": before["id"] });
    let after = unit.call("record.show", id);
    assert_eq!(after["publish_by"], "2099-02-06");
    assert_eq!(after["publish_note"], Value::Null);
    let list = unit.call("calendar.list", json!({}));
    assert_eq!(list["moved"], expected);
    assert_eq!(list["years"][0]["imported"], true);
    assert_eq!(
        list["years"][0]["holidays"][1],
        "春节 1月19日至1月25日，1月17日上班"
    );
}

#[test]
fn a_new_year_moves_no_date_that_was_counted_before_it() {
    let (unit, folder) = (Unit::new(), tempfile::tempdir().unwrap());
    let (old, late) = (document(&unit, "2026-01-30"), document(&unit, "2098-12-20"));
    let list = |text: &str| {
        let done = unit.call("calendar.import", json!({ "file": file(&folder, text) }));
        let moved = done["moved"].as_array().unwrap().clone();
        moved.iter().map(|m| m["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(list(OF_2099), [late["id"].clone()]);
    let shown = |row: &Value| {
        unit.call(
            "record.show",
            json!({ "ledger": "document", "id": row["id"] }),
        )
    };
    assert_eq!(shown(&old)["publish_by"], old["publish_by"]);
    let shorter = OF_2099.replace("2099-01-03", "2099-01-01");
    assert_eq!(
        list(&shorter),
        [late["id"].clone()],
        "a corrected year moves it back"
    );
}

#[test]
fn the_same_calendar_again_moves_nothing() {
    let (unit, folder) = (Unit::new(), tempfile::tempdir().unwrap());
    document(&unit, "2099-01-05");
    let import = || unit.call("calendar.import", json!({ "file": file(&folder, OF_2099) }));
    assert_eq!(import()["moved"].as_array().unwrap().len(), 1);
    assert_eq!(import()["moved"], json!([]));
    let years = unit.call("calendar.list", json!({}))["years"].clone();
    let same = years
        .as_array()
        .unwrap()
        .iter()
        .filter(|y| y["year"] == 2099);
    assert_eq!(same.count(), 1);
}

#[test]
fn a_bad_calendar_is_refused_with_its_place_and_changes_nothing() {
    let (unit, folder) = (Unit::new(), tempfile::tempdir().unwrap());
    let refused = |text: &str| {
        let error = unit.refused("calendar.import", json!({ "file": file(&folder, text) }));
        (error.code, error.message)
    };
    let wrong = OF_2099.replace("2099-01-17", "2099-01-15");
    let (code, words) = refused(&wrong);
    assert_eq!(code, "unreadable");
    assert!(
        words.contains("第 2 个节日“春节”") && words.contains("2099-01-15"),
        "{words}"
    );
    assert!(refused("元旦放假").1.contains("第 1 行"));
    assert_eq!(
        refused(&OF_2099.replace("测试用通知", "机密★10年")).0,
        "classified"
    );
    let years = unit.call("calendar.list", json!({}))["years"].clone();
    assert!(years.as_array().unwrap().iter().all(|y| y["year"] != 2099));
}

#[test]
fn from_october_the_first_page_asks_for_next_years_calendar() {
    let unit = Unit::new();
    let today: NaiveDate = unit.call("desk.today", json!({}))["date"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((today - Utc::now().date_naive()).num_days().abs() <= 1);
    let asked = unit.call("desk.today", json!({}))["calendar"].clone();
    let last = unit.call("calendar.list", json!({}))["years"][0]["year"].clone();
    let last = i32::try_from(last.as_i64().unwrap()).unwrap();
    // What is asked for depends on the day on which the test runs; the rule itself is tested by day.
    let expected = match (
        today.year() > last,
        today.month() >= 10 && today.year() == last,
    ) {
        (true, _) => json!(today.year()),
        (false, true) => json!(last + 1),
        (false, false) => Value::Null,
    };
    assert_eq!(asked, expected);
}
