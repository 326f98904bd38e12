//! The 21 real task tables: a small sheet of each kind, with body rows as they are described.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::table::{CellKind, Sheet, SheetBuilder, Span};
use support::{Plain, body, fields, schema, shared};

const LONG: &str = "围绕中心工作加大主动公开力度，及时在政府网站发布政策文件、政策解读和落实情况，方便群众查询和监督。";
const MORE: &str = "严格审核未主动公开的依据和理由，建立工作台账，定期审查，结合实际情况进行动态调整，做到应公开尽公开。";

/// A sheet from rows of cells; `span` merges regions given as top, left, bottom, right.
fn sheet(rows: &[&[&str]], spans: &[(u32, u32, u32, u32)]) -> Sheet {
    let mut builder = SheetBuilder::new("任务分解表");
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            let kind = if digits {
                CellKind::Number
            } else {
                CellKind::Text
            };
            builder.push(r as u32, c as u32, kind, text);
        }
    }
    for (top, left, bottom, right) in spans.iter().copied() {
        builder.merge(Span {
            top,
            left,
            bottom,
            right,
        });
    }
    builder.finish()
}

/// One real table: its place in the list, its labels, the sheet made after its description, the
/// mapping that is right, and how many tasks the body holds.
struct Case {
    entry: usize,
    rows: Vec<Vec<&'static str>>,
    spans: Vec<(u32, u32, u32, u32)>,
    fields: Vec<&'static str>,
    tasks: usize,
}

fn case(
    entry: usize,
    rows: &[&[&'static str]],
    spans: &[(u32, u32, u32, u32)],
    fields: &[&'static str],
    tasks: usize,
) -> Case {
    Case {
        entry,
        rows: rows.iter().map(|r| r.to_vec()).collect(),
        spans: spans.to_vec(),
        fields: fields.to_vec(),
        tasks,
    }
}

fn cases() -> Vec<Case> {
    let city = "市直其他单位按职能分工落实";
    vec![
        // Labels packed left over one column more: an unlabelled serial between them.
        case(
            0,
            &[
                &["工作任务", "具体要求", "责任科室", "时限要求"],
                &["主动公开", "1", LONG, "办公室", "年底前"],
                &["", "2", MORE, "各科室", "持续推进"],
                &["依申请公开", "3", LONG, "法规科", "年底前"],
            ],
            &[(1, 0, 2, 0)],
            &["topic", "seq", "requirement", "responsible", "due_text"],
            3,
        ),
        // Section rows over all columns.
        case(
            1,
            &[
                &["工作任务", "工作要求", "牵头单位", "责任单位"],
                &["一、加强政策公开"],
                &["主动公开政策", LONG, "区府办", "各镇（街）、区直各单位"],
                &["二、加强解读"],
                &["解读政策", MORE, "区府办", "区直各单位"],
            ],
            &[(1, 0, 1, 3), (3, 0, 3, 3)],
            &["topic", "requirement", "lead", "responsible"],
            2,
        ),
        // One label over three columns: section, task and serial.
        case(
            2,
            &[
                &["工作任务", "", "", "具体要求", "责任单位", "时限要求"],
                &[
                    "一、主动公开",
                    "（一）加强政策公开",
                    "1",
                    LONG,
                    "市政府办牵头，市发改委等负责落实",
                    "持续推进",
                ],
                &[
                    "",
                    "",
                    "2",
                    MORE,
                    "市政府各有关部门，各县市区人民政府、功能区管委会负责落实",
                    "持续推进",
                ],
                &["", "（二）加强解读", "3", LONG, "市司法局", "持续推进"],
            ],
            &[(0, 0, 0, 2), (1, 0, 3, 0), (1, 1, 2, 1)],
            &[
                "topic",
                "subject",
                "seq",
                "requirement",
                "responsible",
                "due_text",
            ],
            3,
        ),
        // The same table where the labels' merging got lost: packed left.
        case(
            2,
            &[
                &["工作任务", "具体要求", "责任单位", "时限要求"],
                &[
                    "一、主动公开",
                    "（一）加强政策公开",
                    "1",
                    LONG,
                    "市政府办牵头，市发改委等负责落实",
                    "持续推进",
                ],
                &[
                    "",
                    "",
                    "2",
                    MORE,
                    "市政府各有关部门，各县市区人民政府、功能区管委会负责落实",
                    "持续推进",
                ],
                &["", "（二）加强解读", "3", LONG, "市司法局", "持续推进"],
            ],
            &[],
            &[
                "topic",
                "subject",
                "seq",
                "requirement",
                "responsible",
                "due_text",
            ],
            3,
        ),
        case(
            3,
            &[
                &["工作任务", "具体要求", "责任部门"],
                &[
                    "主动公开",
                    "1.围绕中心工作，加大公开力度。",
                    "办公室牵头，各科室配合",
                ],
                &["", "2.公开财政预算和决算。", "财务科"],
            ],
            &[(1, 0, 2, 0)],
            &["topic", "requirement", "responsible"],
            2,
        ),
        case(
            4,
            &[
                &[
                    "工 作 任 务",
                    "具 体 要 求",
                    "责 任 单 位",
                    "完 成 情 况",
                    "备  注",
                ],
                &["一、年底前专项工作任务"],
                &["基层公开", LONG, "市政务公开办", "推进中", "11月底前完成"],
            ],
            &[(1, 0, 1, 4)],
            &["topic", "requirement", "responsible", "progress", "remarks"],
            1,
        ),
        case(
            5,
            &[
                &["工作任务", "具体措施", "责任单位", "完成时限"],
                &["聚焦发展", LONG, city, "2022年底前"],
            ],
            &[],
            &["topic", "requirement", "responsible", "due_text"],
            1,
        ),
        case(
            6,
            &[
                &["工作任务", "具体要求", "责任单位"],
                &[
                    "推进决策公开",
                    LONG,
                    "市府办牵头，市有关单位（见附件1，下同），各县（市、区）人民政府（管委会）负责",
                ],
            ],
            &[],
            &["topic", "requirement", "responsible"],
            1,
        ),
        case(
            7,
            &[
                &["任务", "责任单位", "时限"],
                &[
                    LONG,
                    "市发改委、市财政局等市有关单位，各县（市、区）政府",
                    "持续推进",
                ],
                &[MORE, "市卫健委", "年底前"],
            ],
            &[],
            &["requirement", "responsible", "due_text"],
            2,
        ),
        case(
            8,
            &[
                &["工作任务", "具体要求", "市里落实单位", "局内负责处室"],
                &["加强公开", LONG, "市各有关单位", "办公室牵头，各处室配合"],
                &["", MORE, "市水务局", ""],
            ],
            &[(1, 0, 2, 0), (1, 3, 2, 3)],
            &["topic", "requirement", "responsible", "division"],
            2,
        ),
        case(
            9,
            &[
                &["工作任务", "具体要求", "责任单位"],
                &["一、做好重点领域公开", "", ""],
                &[
                    "推进规划公开",
                    LONG,
                    "区发改局、区规资分局等部门、各镇（街）",
                ],
            ],
            &[(1, 0, 1, 2)],
            &["topic", "requirement", "responsible"],
            1,
        ),
        // A label broken over two lines.
        case(
            10,
            &[
                &["目标\n任务", "主要内容", "责任单位"],
                &["推进公开", LONG, "市府办、市发改委、市财政局分别牵头落实"],
            ],
            &[],
            &["topic", "requirement", "responsible"],
            1,
        ),
        // Two labels only; the first over three nested columns.
        case(
            11,
            &[
                &["工作任务及要求", "", "", "责任单位"],
                &["一、主动公开", "（一）规划信息", LONG, "发改局、自然资源局"],
                &["", "（二）财政信息", MORE, ""],
            ],
            &[(0, 0, 0, 2), (1, 0, 2, 0), (1, 3, 2, 3)],
            &["topic", "subject", "requirement", "responsible"],
            2,
        ),
        case(
            11,
            &[
                &["工作任务及要求", "", "责任单位"],
                &["一、主动公开", LONG, "发改局、自然资源局"],
                &["", MORE, "财政局"],
            ],
            &[(0, 0, 0, 1), (1, 0, 2, 0)],
            &["topic", "requirement", "responsible"],
            2,
        ),
        case(
            12,
            &[
                &["工 作 任 务", "具 体 要 求", "责 任 单 位", "时 限 要 求"],
                &[
                    "一、推进主动公开\n（一）加强政策公开",
                    "1.及时发布政策文件。",
                    "市府办牵头落实；发改局、财政局按职责分工分别落实\n各镇（街区）分别落实",
                    "年底前",
                ],
            ],
            &[],
            &["topic", "requirement", "responsible", "due_text"],
            1,
        ),
        case(
            13,
            &[
                &["工作任务", "牵头单位", "责任单位"],
                &[
                    LONG,
                    "省编办（省审改办）",
                    "省直各部门，各设区市、平潭综合实验区",
                ],
                &[MORE, "", "省直各部门"],
            ],
            &[(1, 1, 2, 1)],
            &["requirement", "lead", "responsible"],
            2,
        ),
        case(
            14,
            &[
                &["工作任务", "", "目标和要求", "责任单位", "备注"],
                &["主动公开", "完善目录", LONG, "各政府机关", ""],
                &["", "更新指南", MORE, "市府办、市信息委", ""],
            ],
            &[(0, 0, 0, 1), (1, 0, 2, 0)],
            &["topic", "subject", "requirement", "responsible", "remarks"],
            2,
        ),
        case(
            15,
            &[
                &[
                    "领域",
                    "序号",
                    "任务名称",
                    "任务内容",
                    "责任单位",
                    "完成时限",
                ],
                &[
                    "政策公开",
                    "1",
                    "政策集成发布",
                    LONG,
                    "区府办、区司法局",
                    "全年",
                ],
                &["", "2", "政策解读", MORE, "各部门", "全年"],
            ],
            &[(1, 0, 2, 0)],
            &[
                "topic",
                "seq",
                "subject",
                "requirement",
                "responsible",
                "due_text",
            ],
            2,
        ),
        case(
            16,
            &[
                &["序号", "一级指标", "二级指标", "三级指标"],
                &["1", "主动公开", "政策文件", LONG],
                &["2", "", "政策解读", MORE],
            ],
            &[(1, 1, 2, 1)],
            &["seq", "topic", "subject", "requirement"],
            2,
        ),
        case(
            17,
            &[
                &["工作任务", "具体要求", "责任单位"],
                &[
                    "提升公开质量",
                    "1.规范公开行为。",
                    "市府办牵头，市直各部门落实；各镇（街）参照落实",
                ],
                &["", "2.完善公开制度。", ""],
            ],
            &[(1, 0, 2, 0), (1, 2, 2, 2)],
            &["topic", "requirement", "responsible"],
            2,
        ),
        // 工作要求 is the section here.
        case(
            18,
            &[
                &["工作要求", "工作任务", "具体要求", "责任单位"],
                &[
                    "提升公开实效",
                    "加强政策公开",
                    LONG,
                    "市府办牵头，市司法局、各镇（街）按职能分工落实",
                ],
                &["", "加强解读回应", MORE, "市委宣传部"],
            ],
            &[(1, 0, 2, 0)],
            &["topic", "subject", "requirement", "responsible"],
            2,
        ),
        case(
            19,
            &[
                &["工作任务", "工作要求", "牵头单位", "责任单位"],
                &["一、聚焦服务发展", "", "", ""],
                &[
                    "（一）加强涉企信息公开",
                    "1.公开优惠政策。",
                    "市政府办",
                    "市直各部门",
                ],
            ],
            &[],
            &["topic", "requirement", "lead", "responsible"],
            1,
        ),
        case(
            20,
            &[
                &["工作任务", "具体内容", "责任部门"],
                &["政策公开", LONG, "财政所、便民综合服务中心、土管所等"],
                &["", MORE, "党政办公室"],
            ],
            &[(1, 0, 2, 0)],
            &["topic", "requirement", "responsible"],
            2,
        ),
    ]
}

#[test]
fn every_real_task_table_maps_without_a_hand() {
    for case in cases() {
        let rows: Vec<&[&str]> = case.rows.iter().map(Vec::as_slice).collect();
        let (detected, tasks, notes) = body(&sheet(&rows, &case.spans), &schema("task"));
        let name = format!("table {}: {notes:?}", case.entry);
        assert_eq!(fields(&detected), case.fields, "{name}");
        assert_eq!(detected.unmapped().collect::<Vec<_>>(), [""; 0], "{name}");
        assert_eq!(tasks.len(), case.tasks, "{name}");
        for task in &tasks {
            assert!(task.contains_key("requirement"), "{name}: {task:?}");
            assert!(
                task.contains_key("topic") || !case.fields.contains(&"topic"),
                "{name}: {task:?}"
            );
        }
    }
}

/// A title above and the same title, header and section again on the second page change nothing.
#[test]
fn titles_and_later_pages_do_not_disturb_a_table() {
    for case in cases() {
        let mut rows: Vec<&[&str]> = vec![&["附件1"], &["2022年政务公开工作任务分解表"]];
        rows.extend(case.rows.iter().map(Vec::as_slice));
        rows.push(&["2022年政务公开工作任务分解表"]);
        rows.extend(case.rows.iter().map(Vec::as_slice));
        let height = case.rows.len() as u32 + 1;
        let moved = |by: u32| {
            case.spans
                .iter()
                .map(move |s| (s.0 + by, s.1, s.2 + by, s.3))
        };
        let mut spans: Vec<_> = moved(2).chain(moved(2 + height)).collect();
        let right = case.fields.len() as u32 - 1;
        spans.extend([(1, 0, 1, right), (1 + height, 0, 1 + height, right)]);
        let (detected, tasks, _) = body(&sheet(&rows, &spans), &schema("task"));
        assert_eq!(fields(&detected), case.fields, "table {}", case.entry);
        assert_eq!(
            detected.title.as_deref(),
            Some("2022年政务公开工作任务分解表")
        );
        assert_eq!(tasks.len(), case.tasks * 2, "table {}", case.entry);
    }
}

/// The list of real tables is the one that the cases were made after.
#[test]
fn every_task_table_of_the_list_has_its_case() {
    let Some(path) = shared("facts/task-headers.json") else {
        return;
    };
    let list: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let tables = list
        .as_array()
        .unwrap()
        .iter()
        .filter(|e| e["kind"] == "task_table");
    for (i, table) in tables.enumerate() {
        let of = |c: &Case| {
            let cells = c.rows[0].iter().map(|t| minglu_notice::squash(t));
            cells.filter(|t| !t.is_empty()).collect::<Vec<_>>()
        };
        let labels: Vec<&str> = table["headers"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|h| h.as_str())
            .collect();
        let cases = cases();
        let mut found = cases.iter().filter(|c| c.entry == i).peekable();
        assert!(found.peek().is_some(), "table {i} has no case");
        assert!(found.all(|c| of(c) == labels), "table {i}: {labels:?}");
    }
}

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
