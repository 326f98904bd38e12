//! A slip: one record a page, labels on the left, values on the right.
#![allow(clippy::unwrap_used)]

use minglu_forms::form::{Paper, Values, builtin, compose};
use minglu_ledger::schema;
use serde_json::{Map, Value, json};

fn slip(records: &[Value]) -> Paper {
    let form = builtin()
        .unwrap()
        .into_iter()
        .find(|f| f.name == "determination-slip")
        .unwrap();
    let schema = schema::builtin()
        .unwrap()
        .into_iter()
        .find(|s| s.ledger == "document")
        .unwrap();
    let rows: Vec<Map<String, Value>> = records
        .iter()
        .map(|r| r.as_object().unwrap().clone())
        .collect();
    compose(
        &form,
        &schema,
        rows,
        &Values::from([("unit.name".into(), "澄溪县财政局".into())]),
    )
}

fn value<'a>(paper: &'a Paper, leaf: usize, label: &str) -> &'a str {
    let row = paper.leaves[leaf]
        .rows
        .iter()
        .find(|row| row.cells[0].text == label);
    &row.unwrap().cells[1].text
}

#[test]
fn each_record_is_a_page_of_its_own() {
    let paper = slip(&[
        json!({ "title": "关于补贴的通知", "attribute": "proactive", "determined_on": "2026-03-05" }),
        json!({ "title": "关于人员的通知", "attribute": "withheld", "superior": "某办法", "superior_attribute": "on_request" }),
    ]);
    assert_eq!(paper.leaves.len(), 2);
    assert_eq!(value(&paper, 0, "公开属性"), "主动公开");
    assert_eq!(value(&paper, 1, "公开属性"), "不予公开");
    assert_eq!(value(&paper, 1, "上级文件"), "某办法 依申请公开");
    assert_eq!(paper.leaves[0].head[1].text, "认定日期：2026年3月5日");
}

#[test]
fn an_empty_slip_leaves_room_to_write_and_to_sign() {
    let paper = slip(&[]);
    assert_eq!(paper.leaves.len(), 1);
    assert_eq!(value(&paper, 0, "文件标题"), "");
    assert!(value(&paper, 0, "分管领导审批").contains("签字"));
    assert!(paper.leaves[0].head[1].text.ends_with("年　　月　　日"));
}
