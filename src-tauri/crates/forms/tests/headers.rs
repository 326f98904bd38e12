//! How labels are understood, for any ledger.

#![allow(clippy::unwrap_used)]

mod support;

use support::{Plain, body, fields, schema, sheet};

const LONG: &str = "围绕中心工作加大主动公开力度，及时在政府网站发布政策文件、政策解读和落实情况，方便群众查询和监督。";
fn first(
    rows: &[&[&str]],
    spans: &[(u32, u32, u32, u32)],
    ledger: &str,
) -> (Vec<String>, Vec<Plain>) {
    let (detected, rows, _) = body(&sheet(rows, spans), &schema(ledger));
    (
        fields(&detected).iter().map(|f| f.to_string()).collect(),
        rows,
    )
}

#[test]
fn two_row_headers_are_read_by_their_lower_labels() {
    let (fields, rows) = first(
        &[
            &["序号", "公开事项", "", "责任单位", ""],
            &["", "一级指标", "二级指标", "牵头单位", "配合单位"],
            &["1", "政策", "解读", "县府办", "各部门"],
        ],
        &[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)],
        "task",
    );
    assert_eq!(fields, ["seq", "topic", "subject", "lead", "assist"]);
    assert_eq!(rows.len(), 1);
}

#[test]
fn sub_labels_that_say_nothing_leave_it_to_their_group() {
    let (fields, _) = first(
        &[
            &["序号", "工作任务", "", "具体要求", "责任单位"],
            &["", "一级", "二级", "", ""],
            &["1", "政策", "解读", LONG, "县府办"],
        ],
        &[(0, 1, 0, 2)],
        "task",
    );
    assert_eq!(
        fields,
        ["seq", "topic", "subject", "requirement", "responsible"]
    );
}

#[test]
fn a_division_is_the_responsible_only_where_nobody_else_is() {
    let (fields, _) = first(
        &[
            &["工作任务", "具体要求", "责任科室"],
            &["公开", LONG, "办公室"],
        ],
        &[],
        "task",
    );
    assert_eq!(fields, ["topic", "requirement", "responsible"]);
    let (fields, _) = first(
        &[
            &["工作任务", "具体要求", "责任科室", "责任单位"],
            &["公开", LONG, "办公室", "县住建局"],
        ],
        &[],
        "task",
    );
    assert_eq!(fields, ["topic", "requirement", "division", "responsible"]);
}

#[test]
fn other_ledgers_are_read_by_their_own_labels() {
    let (fields, rows) = first(
        &[
            &["各单位政务公开联系人备案表"],
            &["单位名称（盖章）", "姓　名", "职务", "联系电话（手机）"],
            &["县住建局", "李明", "股长", "013800001111"],
            &["主管领导签字：", "", "", ""],
        ],
        &[(0, 0, 0, 3)],
        "contact",
    );
    assert_eq!(fields, ["unit", "name", "title", "phone"]);
    assert_eq!(rows.len(), 1);
    let (fields, _) = first(
        &[
            &["标题", "文号", "公开属性", "成文日期"],
            &[
                "关于某事的通知",
                "绛政办发〔2021〕29号",
                "主动公开",
                "2021年9月7日",
            ],
        ],
        &[],
        "document",
    );
    assert_eq!(fields, ["title", "doc_no", "attribute", "dated"]);
}

#[test]
fn a_mapping_by_hand_overrides_and_the_shape_stays() {
    use minglu_forms::header::{Mapping, detect, detect_with};
    let table = sheet(
        &[&["工作任务", "具体要求", "经办"], &["公开", LONG, "办公室"]],
        &[],
    );
    let schema = schema("task");
    let plain = detect(&table, &schema).unwrap();
    assert_eq!(plain.unmapped().collect::<Vec<_>>(), ["经办"]);
    let by_hand = Mapping::from([
        (0, None),
        (2, Some("responsible".into())),
        (1, Some("nonsense".into())),
    ]);
    let mapped = detect_with(&table, &schema, &by_hand).unwrap();
    assert_eq!(fields(&mapped), ["-", "requirement", "responsible"]);
    assert_eq!(mapped.shape, plain.shape);
}

#[test]
fn a_sheet_without_a_header_says_which_labels_were_looked_for() {
    let table = sheet(&[&["今天", "天气"], &["很", "好"]], &[]);
    let error = minglu_forms::header::detect(&table, &schema("task")).unwrap_err();
    let message = error.to_string();
    assert!(
        message.contains("任务分解表") && message.contains("具体要求"),
        "{message}"
    );
}
