//! Reading tables in, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::file::stage;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::Unit;

const HEAD: &str = "序号\t公开任务\t公开内容\t具体要求\t责任部门\n";

#[test]
fn a_mapping_made_by_hand_is_remembered_for_the_next_file_of_that_shape() {
    let unit = Unit::new();
    let table = "序号\t具体要求\t责任部门\t土话栏\n1\t公开预算\t县财政局\t已公开\n";
    let request = |mapping: Value| {
        json!({
            "ledger": "task", "notice": "2026年要点", "year": 2026, "pasted": { "text": table }, "mapping": mapping,
        })
    };
    let plan = unit.call("import.preview", request(Value::Null));
    assert_eq!(plan["unmapped"], json!(["土话栏"]));
    unit.call("import.commit", request(json!({ "3": "progress" })));
    assert_eq!(unit.tasks()[0]["progress"], "已公开");
    let plan = unit.call("import.preview", request(Value::Null));
    assert_eq!(plan["columns"]["土话栏"], "progress");
}

#[test]
fn a_header_that_stands_twice_is_told_twice() {
    let unit = Unit::new();
    let table =
        "序号\t具体要求\t责任部门\t责任部门\t页码\t页码\n1\t公开预算\t县财政局\t县教育局\t3\t4\n";
    let plan = unit.paste("import.preview", table);
    let columns: Vec<_> = plan["columns"].as_object().unwrap().keys().collect();
    let told = columns.len() + plan["unmapped"].as_array().unwrap().len();
    assert_eq!(told, 6, "{plan}");
    assert_eq!(
        plan["unmapped"].as_array().unwrap().last().unwrap(),
        "页码（2）"
    );
    assert!(plan.to_string().contains("责任部门（2）"));
}

#[test]
fn a_row_without_any_words_is_refused_with_its_row() {
    let unit = Unit::new();
    let plan = unit.paste(
        "import.commit",
        &format!("{HEAD}1\t甲\t乙\t丙\t县财政局\n2\t\t\t\t县民政局\n"),
    );
    assert_eq!(plan["added"], 1);
    assert_eq!(plan["rejected"][0]["row"], 3);
}

#[test]
fn the_words_of_a_corrected_row_may_change_and_it_is_still_the_same_task() {
    let unit = Unit::new();
    let old = "做好财政信息公开，稳步扩大预决算公开范围，推进部门所属单位预算公开";
    let new = "做好财政信息公开，稳步扩大预决算公开范围，推进部门所属单位预算、决算及相关报表公开";
    let table = |words: &str| {
        format!("{HEAD}1\t扩大\t财政\t{words}\t县财政局\n2\t扩大\t规划\t主动公开规划\t县发改局\n")
    };
    unit.paste("import.commit", &table(old));
    let id = unit.tasks()[0]["id"].clone();
    let plan = unit.paste("import.commit", &table(new));
    assert_eq!((&plan["changed"], &plan["added"]), (&json!(1), &json!(0)));
    assert_eq!(unit.tasks()[0]["id"], id);
    assert_eq!(unit.tasks()[0]["requirement"], new);
}

#[test]
fn an_unknown_sheet_or_field_is_refused() {
    let unit = Unit::new();
    let request = |more: Value| {
        let mut request =
            json!({ "ledger": "task", "pasted": { "text": format!("{HEAD}1\t甲\t乙\t丙\t丁\n") } });
        request
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        request
    };
    assert_eq!(
        unit.refused("import.preview", request(json!({ "sheet": 7 })))
            .code,
        "usage"
    );
    let mapping = json!({ "mapping": { "0": "nonsense" } });
    assert_eq!(
        unit.refused("import.preview", request(mapping)).code,
        "usage"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Rows that are alike, rows that differ in one cell, blank cells: all survive, none twice.
    #[test]
    fn every_row_goes_in_and_reading_it_again_changes_nothing(
        rows in prop::collection::vec(("[甲乙]", "[子丑]?", "[天地玄黄]{1,3}", "(县财政局|县民政局|)"), 1..12)
    ) {
        let unit = Unit::new();
        let body: String = rows.iter().enumerate()
            .map(|(n, (a, b, c, d))| format!("{}\t{a}\t{b}\t{c}\t{d}\n", n + 1)).collect();
        let table = format!("{HEAD}{body}");
        let first = unit.paste("import.commit", &table);
        prop_assert_eq!(&first["added"], &json!(rows.len()), "{}", table);
        let again = unit.paste("import.commit", &table);
        prop_assert_eq!(&again["unchanged"], &json!(rows.len()));
        prop_assert_eq!(&again["step"], &Value::Null);
        let words: Vec<_> = unit.tasks().iter().map(|t| t["requirement"].as_str().unwrap().to_owned()).collect();
        prop_assert_eq!(words, rows.iter().map(|r| r.2.clone()).collect::<Vec<_>>());
    }
}

#[test]
fn a_file_that_is_not_wanted_after_all_leaves_nothing_behind() {
    let unit = Unit::new();
    let token = stage(&unit.place(), "a1", 0, b"x").unwrap();
    unit.call("file.discard", json!({ "file": token }));
    assert_eq!(
        std::fs::read_dir(unit.desk.dir().join("staging"))
            .unwrap()
            .count(),
        0
    );
}

#[test]
fn only_a_staged_file_can_be_discarded() {
    let unit = Unit::new();
    let own = unit.desk.dir().join("own.txt");
    std::fs::write(&own, "x").unwrap();
    let error = unit.refused("file.discard", json!({ "file": own }));
    assert_eq!(error.code, "usage");
    assert!(own.is_file());
}
