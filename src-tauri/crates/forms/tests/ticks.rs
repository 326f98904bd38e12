//! Tables with columns to tick and boxes in cells, as standard catalogues have them.
#![allow(clippy::unwrap_used)]

mod common;
mod support;

use minglu_forms::form::compose;
use minglu_forms::header::{Mapping, detect, detect_with};
use minglu_forms::read::{Limits, read};
use minglu_forms::rows::{rows, ticked, to_value};
use minglu_forms::table::{Cell, CellKind, Sheet};
use minglu_forms::write::{self, XlsxStream};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::{fields, schema, sheet};

type Fields = Map<String, Value>;

/// The records of a sheet, lists put together from their tick columns.
fn records(sheet: &Sheet) -> Vec<Fields> {
    let schema = schema("catalogue_item");
    let detected = detect(sheet, &schema).unwrap();
    let mut all = Vec::new();
    for row in rows(sheet, &detected, &schema) {
        let mut record = Fields::new();
        for cell in &row.cells {
            let field = schema.field(cell.field).unwrap();
            if let Some(option) = cell.option {
                let list = record.entry(cell.field).or_insert_with(|| json!([]));
                let list = list.as_array_mut().unwrap();
                list.extend(ticked(option, cell.text).map(Value::from));
                continue;
            }
            let (text, kind) = (cell.text, cell.kind);
            let value = to_value(field, Cell { text, kind }, Some(2026)).unwrap();
            record.insert(cell.field.to_owned(), value);
        }
        record.retain(|_, value| !value.is_null() && *value != json!([]));
        record.sort_keys();
        all.push(record);
    }
    all
}

const STANDARD: [&str; 14] = [
    "序号",
    "公开事项",
    "",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体（在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定）",
    "公开对象",
    "",
    "公开方式",
    "",
    "公开层级",
    "",
];
const LOWER: [&str; 14] = [
    "",
    "一级事项",
    "二级事项",
    "",
    "",
    "",
    "",
    "",
    "全社会",
    "特定群众",
    "主动",
    "依申请公开",
    "县级",
    "乡级",
];
const MERGES: [(u32, u32, u32, u32); 4] =
    [(0, 1, 0, 2), (0, 8, 0, 9), (0, 10, 0, 11), (0, 12, 0, 13)];
const ROW: [&str; 14] = [
    "1",
    "补贴政策",
    "耕地地力保护补贴",
    "补贴对象、标准、程序",
    "《条例》第二十条",
    "自信息形成之日起20个工作日内",
    "县农业农村局",
    "■政府网站 □政府公报 口两微一端 ■公开查阅点 □其他",
    "√",
    "",
    "✓",
    "",
    "☑",
    "1",
];

#[test]
fn the_official_header_of_two_rows_is_read_with_its_tick_columns() {
    let merged = sheet(&[&STANDARD, &LOWER, &ROW], &MERGES);
    let plain = sheet(&[&STANDARD, &LOWER, &ROW], &[]);
    for table in [merged, plain] {
        let detected = detect(&table, &schema("catalogue_item")).unwrap();
        assert_eq!(
            fields(&detected),
            [
                "-",
                "level1",
                "level2",
                "content",
                "basis",
                "time_limit",
                "subject",
                "channels",
                "audience",
                "audience",
                "manner",
                "manner",
                "level",
                "level"
            ]
        );
        assert_eq!(detected.header_rows, 0..2);
        let record = &records(&table)[0];
        assert_eq!(record["audience"], json!(["全社会"]));
        assert_eq!(record["manner"], json!(["主动公开"]));
        assert_eq!(record["level"], json!(["县级", "乡级"]));
        assert_eq!(record["channels"], json!(["政府网站", "公开查阅点"]));
    }
}

#[test]
fn a_label_typed_twice_is_taken_for_the_one_that_is_missing() {
    let mut lower = LOWER;
    lower[2] = "一级事项";
    let table = sheet(&[&STANDARD, &lower, &ROW], &MERGES);
    let record = &records(&table)[0];
    assert_eq!(record["level1"], "补贴政策");
    assert_eq!(record["level2"], "耕地地力保护补贴");
}

#[test]
fn a_single_tick_column_under_its_group_is_one() {
    let table = sheet(
        &[
            &[
                "序号",
                "公开事项",
                "公开内容（要素）",
                "公开时限",
                "公开对象",
                "",
                "公开层级",
            ],
            &["", "", "", "", "全社会", "特定群体", "乡级"],
            &["1", "社会救助", "救助标准", "及时公开", "", "√", "√"],
        ],
        &[(0, 4, 0, 5)],
    );
    let record = &records(&table)[0];
    assert_eq!(record["level1"], "社会救助");
    assert_eq!(record["audience"], json!(["特定群体"]));
    assert_eq!(record["level"], json!(["乡级"]));
}

#[test]
fn a_countys_own_levels_are_kept_in_its_own_words() {
    let table = sheet(
        &[
            &["公开事项", "", "公开内容", "公开层级", "", ""],
            &["一级事项", "二级事项", "", "东阳市级", "镇街级", "村级"],
            &["法律服务", "法律援助", "申请条件", "√", "", "√"],
        ],
        &[(0, 0, 0, 1), (0, 3, 0, 5)],
    );
    assert_eq!(records(&table)[0]["level"], json!(["东阳市级", "村级"]));
}

#[test]
fn a_header_of_three_rows_and_a_row_of_column_numbers_are_no_records() {
    let table = sheet(
        &[
            &[
                "序号",
                "公开事项",
                "",
                "公开内容",
                "公开时限",
                "公开要求",
                "",
                "",
                "",
            ],
            &[
                "",
                "一级事项",
                "二级事项",
                "",
                "",
                "公开对象",
                "",
                "公开方式",
                "",
            ],
            &["", "", "", "", "", "全社会", "特定群体", "主动", "依申请"],
            &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            &[
                "1",
                "安全生产",
                "检查结果",
                "检查情况",
                "20个工作日内",
                "√",
                "",
                "√",
                "",
            ],
        ],
        &[(0, 1, 0, 2), (0, 5, 0, 8), (1, 5, 1, 6), (1, 7, 1, 8)],
    );
    let all = records(&table);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["audience"], json!(["全社会"]));
    assert_eq!(all[0]["manner"], json!(["主动公开"]));
    assert_eq!(all[0]["level2"], "检查结果");
}

#[test]
fn same_as_above_holds_for_ticks_and_boxes_too() {
    let second = [
        "2",
        "同上",
        "农机购置补贴",
        "补贴目录",
        "同上",
        "同上",
        "同上",
        "同上",
        "同上",
        "",
        "同上",
        "",
        "同上",
        "",
    ];
    let all = records(&sheet(&[&STANDARD, &LOWER, &ROW, &second], &MERGES));
    assert_eq!(all[1]["level1"], "补贴政策");
    assert_eq!(all[1]["channels"], all[0]["channels"]);
    assert_eq!(all[1]["audience"], json!(["全社会"]));
    assert_eq!(all[1]["level"], json!(["县级"]));
}

#[test]
fn what_is_written_in_place_of_a_tick_is_kept() {
    let mut row = ROW;
    row[9] = "申请人";
    row[11] = "√ 部分内容";
    let record = &records(&sheet(&[&STANDARD, &LOWER, &row], &MERGES))[0];
    assert_eq!(record["audience"], json!(["全社会", "特定群体（申请人）"]));
    assert_eq!(
        record["manner"],
        json!(["主动公开", "依申请公开（部分内容）"])
    );
}

#[test]
fn no_mark_is_no_tick() {
    for text in ["", " ", "×", "□", "口", "0", "否", "/", "—", "☐"] {
        assert_eq!(ticked("县级", text), None, "{text}");
    }
    for text in [
        "√",
        " √ ",
        "✓",
        "✔",
        "☑",
        "■",
        "1",
        "是",
        "V",
        "县级",
        "√县级",
        "\u{f0fe}",
    ] {
        let said = ticked("县级", text);
        assert!(said == Some("县级".into()), "{text}: {said:?}");
    }
}

fn channels(text: &str) -> Value {
    let schema = schema("catalogue_item");
    let kind = CellKind::Text;
    to_value(schema.field("channels").unwrap(), Cell { text, kind }, None).unwrap()
}

#[test]
fn boxes_are_read_as_counties_draw_them() {
    for (text, expected) in [
        ("■政府网站 □政府公报", json!(["政府网站"])),
        (
            "■政府网站     □政府公报\n■两微一端     □发布会/听证会",
            json!(["政府网站", "两微一端"]),
        ),
        ("口政府网站■政府公报口其他", json!(["政府公报"])),
        ("□√政府网站 □政府公报", json!(["政府网站"])),
        ("□政府网站√ □政府公报", json!(["政府网站"])),
        ("√政府网站 □政府公报", json!(["政府网站"])),
        ("■政务服务中心窗口 □其他", json!(["政务服务中心窗口"])),
        (
            "■社区/企事业单位/村公示栏(电子屏)",
            json!(["社区/企事业单位/村公示栏（电子屏）"]),
        ),
        ("■其他：村民微信群", json!(["其他（村民微信群）"])),
        ("□其他____ ■精准推送", json!(["精准推送"])),
        ("□政府网站 □政府公报", json!([])),
        ("政府网站、两微一端", json!(["政府网站", "两微一端"])),
        ("两微一端；门户网站", json!(["政府网站", "两微一端"])),
    ] {
        assert_eq!(channels(text), expected, "{text}");
    }
}

#[test]
fn tick_columns_by_hand_share_their_field_and_give_it_up_together() {
    let table = sheet(&[&STANDARD, &LOWER, &ROW], &MERGES);
    let schema = schema("catalogue_item");
    let same = Mapping::from([(8, Some("audience".into())), (9, Some("audience".into()))]);
    let detected = detect_with(&table, &schema, &same).unwrap();
    assert_eq!(detected, detect(&table, &schema).unwrap());
    let moved = Mapping::from([(7, Some("audience".into()))]);
    let detected = detect_with(&table, &schema, &moved).unwrap();
    assert_eq!(fields(&detected)[7..10], ["audience", "-", "-"]);
}

fn item(level2: &str, lists: [&[&str]; 4]) -> Fields {
    let [channels, audience, manner, level] = lists;
    let mut all = common::fields(json!({
        "year": 2026, "field": "涉农补贴", "level1": "补贴政策", "level2": level2, "content": "补贴对象",
        "basis": "《条例》第二十条", "time_limit": "及时公开", "subject": "县农业农村局", "phone": "0350-7654321",
        "channels": channels, "audience": audience, "manner": manner, "level": level
    }));
    all.retain(|_, value| *value != json!([]));
    all.sort_keys();
    all
}

fn there_and_back(form: &str, items: &[Fields]) -> Vec<(&'static str, Vec<Fields>)> {
    let (form, schema) = common::form(form);
    let values = common::values(&[("county", "澄溪县"), ("unit.name", "县农业农村局")]);
    let paper = compose(&form, &schema, items, &values);
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    write::xlsx(&paper, &at("a.xlsx")).unwrap();
    write::docx(&paper, &at("a.docx")).unwrap();
    write::csv(&paper, &at("a.csv")).unwrap();
    let mut stream = XlsxStream::new(&at("b.xlsx"), &form, &schema, &values).unwrap();
    let mut layout = stream.layout();
    for each in items {
        stream.row(layout.lay(each.clone())).unwrap();
    }
    stream.finish().unwrap();
    let read = |name: &str| records(&read(&at(name), &Limits::default()).unwrap().sheets[0]);
    ["a.xlsx", "b.xlsx", "a.docx", "a.csv"]
        .map(|name| (name, read(name)))
        .into()
}

fn some<'a>(of: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> + 'a {
    proptest::sample::subsequence(of, 0..=of.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn a_catalogue_comes_back_as_it_went(
        all in proptest::collection::vec((
            "[甲乙丙]补贴",
            some(&["政府网站", "政府公报", "发布会/听证会", "社区/企事业单位/村公示栏（电子屏）", "其他（专栏）", "村民群"]),
            some(&["全社会", "特定群体（申请人）"]),
            some(&["主动公开", "依申请公开"]),
            some(&["县级", "乡级"]),
        ), 1..6)
    ) {
        let items: Vec<Fields> = all
            .iter()
            .map(|(name, a, b, c, d)| item(name, [a, b, c, d]))
            .collect();
        for (file, read) in there_and_back("catalogue-list", &items) {
            assert_eq!(read, items, "{file}");
        }
    }
}

#[test]
fn the_official_form_has_its_fourteen_columns_under_two_rows() {
    let (form, schema) = common::form("catalogue-standard");
    let items = [item(
        "甲补贴",
        [&["政府网站"], &["全社会"], &["主动公开"], &["县级"]],
    )];
    let values = common::values(&[("county", "澄溪县")]);
    let paper = compose(&form, &schema, &items, &values);
    assert_eq!(paper.columns.len(), 14);
    assert_eq!(
        paper.leaves[0].heading,
        "澄溪县2026年涉农补贴领域基层政务公开标准目录"
    );
    let header = paper.header();
    let texts = |row: usize| -> Vec<(&str, usize, usize)> {
        let cells = header[row].cells.iter();
        cells
            .map(|c| (c.text.as_str(), c.row_span, c.col_span))
            .collect()
    };
    assert_eq!(
        texts(0),
        [
            ("序号", 2, 1),
            ("公开事项", 1, 2),
            ("公开内容（要素）", 2, 1),
            ("公开依据", 2, 1),
            ("公开时限", 2, 1),
            ("公开主体", 2, 1),
            ("公开渠道和载体", 2, 1),
            ("公开对象", 1, 2),
            ("公开方式", 1, 2),
            ("公开层级", 1, 2)
        ]
    );
    let lower: Vec<&str> = texts(1).iter().map(|(text, ..)| *text).collect();
    assert_eq!(
        lower,
        [
            "一级事项",
            "二级事项",
            "全社会",
            "特定群体",
            "主动",
            "依申请公开",
            "县级",
            "乡级"
        ]
    );
    let cells = &paper.leaves[0].rows[0].cells;
    assert!(cells[7].text.starts_with("■政府网站 □政府公报 □两微一端"));
    assert_eq!((cells[8].text.as_str(), cells[9].text.as_str()), ("√", ""));
}

#[test]
fn in_word_the_title_over_each_table_stands_over_its_rows() {
    let (form, schema) = common::form("catalogue-standard");
    let of = |field: &str, name: &str| {
        let mut each = item(name, [&["政府网站"], &["全社会"], &["主动公开"], &["县级"]]);
        each.insert("field".into(), json!(field));
        each
    };
    let items = [of("涉农补贴", "甲补贴"), of("养老服务", "乙补贴")];
    let paper = compose(
        &form,
        &schema,
        &items,
        &common::values(&[("county", "澄溪县")]),
    );
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.docx");
    write::docx(&paper, &path).unwrap();
    let book = read(&path, &Limits::default()).unwrap();
    let detected = detect(&book.sheets[0], &schema).unwrap();
    let walk = rows(&book.sheets[0], &detected, &schema);
    let sections: Vec<Option<&str>> = walk.map(|row| row.section).collect();
    let later = "澄溪县2026年养老服务领域基层政务公开标准目录";
    assert_eq!(sections, [None, Some(later)]);
}
