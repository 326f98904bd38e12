//! What becomes of the rows below a header.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::header::detect;
use minglu_forms::rows::{rows, to_value};
use minglu_forms::table::{Cell, CellKind, SheetBuilder, Span};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{body, fields, schema, sheet};

const HEADER: &[&str] = &["序号", "公开任务", "公开内容", "具体要求", "责任部门"];

/// Each body row as topic/subject/requirement/responsible, `-` for what is empty.
fn told(rows: &[&[&str]], spans: &[(u32, u32, u32, u32)]) -> Vec<String> {
    let (_, rows, _) = body(&sheet(rows, spans), &schema("task"));
    let text = |row: &support::Plain, f: &str| row.get(f).cloned().unwrap_or_else(|| "-".into());
    let names = ["seq", "topic", "subject", "requirement", "responsible"];
    rows.iter()
        .map(|r| names.map(|n| text(r, n)).join("/"))
        .collect()
}

#[test]
fn blank_group_cells_belong_to_the_group_above() {
    let rows = [
        HEADER,
        &["1", "甲", "子", "做", "局"],
        &["", "", "", "再做", ""],
        &["", "", "丑", "还做", "局"],
        &["2", "乙", "", "另做", "局"],
        &["", "丙", "", "也做", "局"],
    ];
    assert_eq!(
        told(&rows, &[]),
        [
            "1/甲/子/做/局",
            "1/甲/子/再做/-",
            "1/甲/丑/还做/局",
            "2/乙/-/另做/局",
            "-/丙/-/也做/局"
        ]
    );
}

#[test]
fn where_the_file_merges_a_blank_cell_outside_is_blank() {
    let rows = [
        HEADER,
        &["1", "甲", "子", "做", "局"],
        &["", "", "", "再做", ""],
        &["2", "", "丑", "还做", "局"],
    ];
    let spans = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 4, 2, 4)];
    assert_eq!(
        told(&rows, &spans),
        ["1/甲/子/做/局", "1/甲/子/再做/局", "2/-/丑/还做/局"]
    );
}

#[test]
fn nothing_is_carried_over_a_repeated_header() {
    let rows = [
        HEADER,
        &["1", "甲", "子", "做", "局"],
        HEADER,
        &["", "", "", "再做", "局"],
    ];
    assert_eq!(told(&rows, &[]), ["1/甲/子/做/局", "-/-/-/再做/局"]);
}

#[test]
fn ditto_is_the_cell_above() {
    let rows = [
        HEADER,
        &["1", "甲", "子", "做", "县府办"],
        &["2", "乙", "同上", "再做", "同 上"],
        HEADER,
        &["3", "丙", "丑", "还做", "〃"],
    ];
    assert_eq!(
        told(&rows, &[]),
        [
            "1/甲/子/做/县府办",
            "2/乙/子/再做/县府办",
            "3/丙/丑/还做/县府办"
        ]
    );
}

#[test]
fn a_merged_cell_counts_once_sideways() {
    let rows = [HEADER, &["1", "甲", "", "做", "局"]];
    assert_eq!(told(&rows, &[(1, 1, 1, 2)]), ["1/甲/-/做/局"]);
}

#[test]
fn footnotes_page_numbers_and_signatures_are_no_rows() {
    let rows: [&[&str]; 6] = [
        HEADER,
        &["1", "甲", "子", "做", "局"],
        &["— 3 —"],
        &["第 3 页 共 5 页"],
        &["注：本表由县政府办公室解释。"],
        &["填表人：　　审核人："],
    ];
    let (_, read, notes) = body(&sheet(&rows, &[(4, 0, 4, 4)]), &schema("task"));
    assert_eq!(read.len(), 1);
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(notes[0].starts_with("第 5 行“注："), "{notes:?}");
}

#[test]
fn sections_stand_in_for_a_missing_topic() {
    let rows: [&[&str]; 6] = [
        &["序号", "具体要求", "责任部门"],
        &["一、主动公开"],
        &["（一）政策"],
        &["1", "做", "局"],
        &["二、解读"],
        &["2", "再做", "局"],
    ];
    let table = sheet(&rows, &[(1, 0, 1, 2), (2, 0, 2, 2), (4, 0, 4, 2)]);
    let (_, read, notes) = body(&table, &schema("task"));
    assert_eq!(
        (read[0]["topic"].as_str(), read[0]["subject"].as_str()),
        ("一、主动公开", "（一）政策")
    );
    assert_eq!(read[1]["topic"], "二、解读");
    assert!(!read[1].contains_key("subject"));
    assert_eq!(notes, [""; 0]);
}

#[test]
fn rows_know_their_number_and_column_in_excel() {
    let rows_: [&[&str]; 5] = [
        &["某县任务表"],
        &[],
        HEADER,
        &[],
        &["1", "甲", "子", "做", "局"],
    ];
    let table = sheet(&rows_, &[]);
    let schema = schema("task");
    let detected = detect(&table, &schema).unwrap();
    let read: Vec<_> = rows(&table, &detected, &schema).collect();
    assert_eq!(read[0].row, 5);
    assert_eq!(read[0].cell("responsible").unwrap().column, Some(4));
    assert_eq!(minglu_forms::table::column_letter(4), "E");
    assert_eq!(minglu_forms::table::column_letter(27), "AB");
}

fn value(ledger: &str, field: &str, kind: CellKind, text: &str) -> Result<Value, String> {
    let schema = schema(ledger);
    to_value(
        schema.field(field).unwrap(),
        Cell { text, kind },
        Some(2021),
    )
    .map_err(|r| r.message)
}

#[test]
fn dates_are_read_as_they_are_written() {
    let date = |text| value("task", "due", CellKind::Text, text);
    for text in [
        "2021年9月10日",
        "2021.9.10",
        "2021-9-10",
        "9月10日",
        "２０２１年９月１０日",
        "20210910",
        "44449",
    ] {
        assert_eq!(date(text), Ok(json!("2021-09-10")), "{text}");
    }
    assert_eq!(
        value("task", "due", CellKind::Date, "2021-09-10T08:00:00"),
        Ok(json!("2021-09-10"))
    );
    let refused = date("年底前").unwrap_err();
    assert!(
        refused.contains("截止日期") && refused.contains("年底前"),
        "{refused}"
    );
    assert_eq!(
        value("task", "due_text", CellKind::Text, "年底前"),
        Ok(json!("年底前"))
    );
}

#[test]
fn values_have_the_kind_of_their_field() {
    let text = |field, text| value("task", field, CellKind::Text, text);
    assert_eq!(
        text(
            "lead",
            "县府办、发改局，县农业农村局（乡村振兴局、畜牧局）；财政局"
        ),
        Ok(json!([
            "县府办",
            "发改局",
            "县农业农村局（乡村振兴局、畜牧局）",
            "财政局"
        ]))
    );
    assert_eq!(text("state", "已 完成"), Ok(json!("done")));
    assert_eq!(text("position", "１２．０"), Ok(json!(12)));
    assert_eq!(text("withdrawn", "√"), Ok(json!(true)));
    assert_eq!(text("remarks", "  "), Ok(Value::Null));
    assert_eq!(text("seq", "007"), Ok(json!("007")));
    assert_eq!(
        text("evidence", "见 https://a.gov.cn/1"),
        Ok(json!([{"name": "https://a.gov.cn/1", "url": "https://a.gov.cn/1"}]))
    );
    assert!(text("state", "不知道").unwrap_err().contains("进行中"));
    assert!(text("position", "十二").is_err());
    assert_eq!(
        value(
            "document",
            "attribute",
            CellKind::Text,
            "☑主动公开 □依申请公开 □不予公开"
        ),
        Ok(json!("proactive"))
    );
}

/// A label with spaces between its characters, or in full-width forms, is the same label.
fn disguised(label: &str, spaces: &[bool]) -> String {
    let mut out = String::new();
    for (i, c) in label.chars().enumerate() {
        match spaces.get(i) {
            Some(true) => out.extend([c, '\u{3000}']),
            _ => out.extend([' ', c, '\n']),
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spaces_inside_labels_change_nothing(
        spaces in prop::collection::vec(any::<bool>(), 8),
        above in 0..4_usize,
    ) {
        let labels: Vec<String> = HEADER.iter().map(|l| disguised(l, &spaces)).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let mut rows_: Vec<&[&str]> = vec![&["某县二〇二一年任务表"]; above];
        rows_.extend([labels.as_slice(), &["1", "甲", "子", "做", "局"]]);
        let table = sheet(&rows_, &[]);
        let detected = detect(&table, &schema("task")).unwrap();
        prop_assert_eq!(fields(&detected), ["seq", "topic", "subject", "requirement", "responsible"]);
        let plain = sheet(&[HEADER, &["1", "甲", "子", "做", "局"]], &[]);
        prop_assert_eq!(detected.shape, detect(&plain, &schema("task")).unwrap().shape);
    }

    #[test]
    fn no_table_makes_detection_or_rows_panic(
        cells in prop::collection::vec((0..12_u32, 0..8_u32, prop::sample::select(vec![
            "工作任务", "具体要求", "责任单位", "序号", "时限", "1", "同上", "一、甲", "注：乙", "做好公开", "县财政局",
        ])), 0..60),
        spans in prop::collection::vec((0..12_u32, 0..8_u32, 0..5_u32, 0..5_u32), 0..12),
    ) {
        let mut builder = SheetBuilder::new("表");
        for (row, column, text) in &cells {
            builder.push(*row, *column, CellKind::Text, text);
        }
        for (top, left, down, right) in spans {
            builder.merge(Span { top, left, bottom: top + down, right: left + right });
        }
        let table = builder.finish();
        for (row, column, _) in &cells {
            prop_assert!(!table.cell(*row, *column).is_empty());
        }
        let schema = schema("task");
        if let Ok(detected) = detect(&table, &schema) {
            let mut seen = std::collections::BTreeSet::new();
            for column in &detected.columns {
                prop_assert!(column.field.as_ref().is_none_or(|f| seen.insert(f.clone())));
            }
            let last = rows(&table, &detected, &schema).map(|r| r.row).last();
            prop_assert!(last.is_none_or(|r| r <= table.rows()));
        }
    }
}
