//! Statistics: each number is what its ledger lists.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

fn sample() -> Unit {
    let unit = Unit::empty();
    unit.call("desk.sample", json!({}));
    unit
}

fn shown(unit: &Unit, ledger: &str) -> Value {
    unit.call("statistic.show", json!({ "ledger": ledger, "year": 2026 }))
}

fn table<'a>(shown: &'a Value, name: &str) -> &'a Value {
    let mut tables = shown["tables"].as_array().unwrap().iter();
    tables.find(|table| table["name"] == name).unwrap()
}

fn numbers(shown: &Value) -> Vec<Value> {
    let tables = shown["tables"].as_array().unwrap().iter();
    let lines = tables.flat_map(|table| table["lines"].as_array().unwrap());
    let both = |line: &Value| {
        let quarters = line["quarters"].as_array().unwrap().clone();
        quarters
            .into_iter()
            .chain(line["years"].as_array().unwrap().clone())
            .chain([line["all"].clone()])
    };
    lines.flat_map(both).collect()
}

#[test]
fn each_number_is_how_many_records_its_conditions_list() {
    let unit = sample();
    let ledgers = unit.call("desk.schemas", json!({}))["schemas"].clone();
    let (mut compared, mut counted) = (0, 0);
    for schema in ledgers.as_array().unwrap() {
        let ledger = schema["ledger"].as_str().unwrap();
        for number in numbers(&shown(&unit, ledger)) {
            let Some(filters) = number["filters"].as_array() else {
                continue;
            };
            let page = unit.call(
                "record.list",
                json!({ "ledger": ledger, "filters": filters, "limit": 1 }),
            );
            assert_eq!(page["total"], number["records"], "{ledger} {number}");
            compared += 1;
            counted += number["records"].as_i64().unwrap();
        }
    }
    assert!(
        compared > 200 && counted > 200,
        "{compared} numbers of {counted} records"
    );
}

#[test]
fn a_ledger_without_years_tells_what_there_is_now() {
    let unit = sample();
    let units = shown(&unit, "unit");
    let all = &units["tables"][0];
    assert_eq!(all["standing"], true);
    let total = unit.call("record.list", json!({ "ledger": "unit", "limit": 1 }))["total"].clone();
    assert_eq!(all["lines"][0]["all"]["records"], total);
    let sums = unit.call("statistic.all", json!({ "year": 2020 }));
    let sum = sums
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["ledger"] == "unit")
        .unwrap();
    assert_eq!(sum["count"]["records"], total);
}

#[test]
fn a_share_stands_against_its_target() {
    let unit = Unit::new();
    let add = |title: &str, published: &str| {
        let fields = json!({ "title": title, "attribute": "proactive", "dated": "2026-01-05", "published": published });
        unit.call(
            "record.add",
            json!({ "ledger": "document", "fields": fields }),
        );
    };
    add("甲", "2026-01-06");
    let target = |unit: &Unit| table(&shown(unit, "document"), "in_time")["target"].clone();
    assert_eq!(target(&unit)["lamp"]["code"], "done");
    add("乙", "2026-09-06");
    let late = target(&unit);
    assert_eq!(
        (&late["value"], &late["lamp"]["code"]),
        (&json!(100), &json!("due_soon"))
    );
    assert_eq!(late["lamp"]["text"], "未达标，差50.0个百分点");
    let all = unit.call("statistic.all", json!({ "year": 2026 }));
    let document = all
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["ledger"] == "document")
        .unwrap();
    assert_eq!(
        (&document["count"]["text"], &document["targets"][0]["text"]),
        (&json!("2"), &json!("50.0%"))
    );
}

#[test]
fn the_share_of_what_is_not_published_is_told_year_by_year() {
    let unit = Unit::new();
    let add = |title: &str, attribute: &str, dated: &str| {
        let fields = json!({ "title": title, "attribute": attribute, "dated": dated,
            "basis": "《政府信息公开条例》第十六条第一款", "reason": "内部事务" });
        unit.call(
            "record.add",
            json!({ "ledger": "document", "fields": fields }),
        );
    };
    add("甲", "withheld", "2025-03-01");
    add("乙", "proactive", "2026-03-01");
    add("丙", "on_request", "2026-08-01");
    let shown = shown(&unit, "document");
    let line = &table(&shown, "not_proactive")["lines"][0];
    let years: Vec<&Value> = line["years"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| &n["text"])
        .collect();
    assert_eq!(years, ["—", "—", "—", "100.0%", "50.0%"]);
    assert_eq!(line["years"][4]["of"], "1/2");
    assert_eq!(line["quarters"][2]["text"], "100.0%");
}

#[test]
fn a_table_of_numbers_goes_to_excel() {
    let unit = sample();
    let path = unit.path("统计.xlsx");
    let request = json!({ "ledger": "document", "name": "attribute", "year": 2026, "path": path });
    unit.call("statistic.export", request);
    let read =
        minglu_forms::read::read(path.as_ref(), &minglu_forms::read::Limits::default()).unwrap();
    let text = format!("{read:?}");
    for words in [
        "2026年公文属性统计：按公开属性",
        "三季度",
        "依申请公开",
        "合计",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let unknown = json!({ "ledger": "document", "name": "nothing" });
    assert_eq!(unit.refused("statistic.export", unknown).code, "not_found");
}

#[test]
fn only_a_picture_is_kept_as_a_picture() {
    let unit = Unit::new();
    let path = unit.path("图.png");
    std::fs::write(&path, b"<svg/>").unwrap();
    let refused = unit.refused("statistic.picture", json!({ "file": path, "name": "图" }));
    assert_eq!(refused.code, "unreadable");
}
