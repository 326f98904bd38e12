//! The yearly figures of table 2, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::record::codes;

fn yearly(unit: &Unit, year: i32, item: &str, fields: Value) -> Value {
    let mut all = json!({ "year": year, "item": item });
    let more = fields.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(more);
    unit.add("yearly_figure", all)
}

#[test]
fn table_two_names_the_rows_that_are_missing_and_those_that_do_not_add_up() {
    let unit = Unit::new();
    yearly(
        &unit,
        2025,
        "行政规范性文件",
        json!({ "made": 3, "repealed": 1, "in_force": 19 }),
    );
    yearly(
        &unit,
        2026,
        "行政规范性文件",
        json!({ "made": 1, "repealed": 4, "in_force": 17 }),
    );
    yearly(&unit, 2026, "行政许可", json!({ "decisions": 131 }));
    let fields = json!({ "title": "管护办法", "dated": "2026-06-08", "attribute": "主动公开", "normative": true });
    unit.add("document", fields);
    let rows = unit.call("yearly_figure.show", json!({ "year": 2026 }))["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 6);
    assert_eq!(
        rows[0]["notes"].as_array().unwrap().len(),
        1,
        "not written yet"
    );
    let notes = rows[1]["notes"].as_array().unwrap();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(
        notes[0].as_str().unwrap().contains("应为 16 件"),
        "{notes:?}"
    );
    assert_eq!(
        (&rows[2]["decisions"], &rows[2]["notes"]),
        (&json!(131), &json!([]))
    );
}

#[test]
fn table_two_is_held_against_the_normative_documents_of_the_year() {
    let unit = Unit::new();
    yearly(
        &unit,
        2026,
        "行政规范性文件",
        json!({ "made": 2, "repealed": 0, "in_force": 2 }),
    );
    for (title, dated) in [("甲办法", "2026-06-08"), ("乙办法", "2025-12-31")] {
        let fields =
            json!({ "title": title, "dated": dated, "attribute": "主动公开", "normative": true });
        unit.add("document", fields);
    }
    let rows = unit.call("yearly_figure.show", json!({ "year": 2026 }))["rows"].clone();
    let notes = rows[1]["notes"].to_string();
    assert!(notes.contains("有 1 件，填的是 2 件"), "{notes}");
}

#[test]
fn each_row_of_table_two_holds_its_own_figures_and_fees_have_two_digits() {
    let unit = Unit::new();
    let error = unit.add_refused(
        "yearly_figure",
        json!({ "year": 2026, "item": "行政许可", "amount": "3.18" }),
    );
    assert_eq!(codes(&error), ["amount_of_others"]);
    let fee = yearly(&unit, 2026, "行政事业性收费", json!({ "amount": "3.1" }));
    assert_eq!(fee["amount"], "3.10");
    let fields = json!({ "year": 2026, "item": "行政事业性收费", "amount": "3.185" });
    assert_eq!(unit.add_refused("yearly_figure", fields).code, "invalid");
    let other = json!({ "year": 2026, "item": "行政检查", "decisions": 1 });
    assert!(
        unit.add_refused("yearly_figure", other)
            .message
            .contains("六项")
    );
    let empty = yearly(&unit, 2026, "行政强制", json!({}))["id"].clone();
    assert_eq!(unit.rules("yearly_figure", &empty), ["decisions_missing"]);
}

#[test]
fn the_sample_years_figures_agree_with_its_documents_and_say_what_is_missing() {
    let unit = Unit::sample();
    let rows = unit.call("yearly_figure.show", json!({ "year": 2026 }))["rows"].clone();
    let noted: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["notes"] != json!([]))
        .map(|row| row["item"].clone())
        .collect();
    assert_eq!(noted, ["行政强制"]);
    let shown = unit.call("assessment.show", json!({ "year": 2026 }));
    assert_eq!(shown["total"]["full"], "100.00");
}
