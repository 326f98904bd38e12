//! The office's own Excel file, filled in place.
#![allow(clippy::unwrap_used)]

mod common;

use common::package::{part, parts};
use common::{fields, form, read_here, tasks, values};
use minglu_forms::fill::{FillError, Filled, Filling, fill};
use minglu_forms::read::{Limits, read};
use minglu_ledger::schema::Schema;
use rust_xlsxwriter::{Chart, ChartType, Format, FormatBorder, Formula, Workbook, Worksheet};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SHEET: &str = "xl/worksheets/sheet1.xml";

struct Desk {
    dir: TempDir,
    schema: Schema,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            dir: tempfile::tempdir().unwrap(),
            schema: form("task-breakdown").1,
        }
    }

    fn template(&self, make: impl FnOnce(&mut Workbook)) -> PathBuf {
        let path = self.dir.path().join("template.xlsx");
        let mut book = Workbook::new();
        make(&mut book);
        book.save(&path).unwrap();
        path
    }

    fn try_fill(&self, template: &Path, rows: &[Map<String, Value>]) -> Result<Filled, FillError> {
        let values = values(&[
            ("单位名称", "云岭县财政局"),
            ("公式", "=1+1"),
            ("填报日期", "2021年9月10日"),
            ("联系人", "王五"),
        ]);
        let filling = Filling {
            schema: &self.schema,
            rows,
            values: &values,
        };
        fill(template, &read_here, &filling, &self.out())
    }

    fn fill(&self, template: &Path, rows: &[Map<String, Value>]) -> Filled {
        self.try_fill(template, rows).unwrap()
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("out.xlsx")
    }

    /// Texts of the first sheet, row by row.
    fn texts(&self) -> Vec<Vec<String>> {
        let sheet = &read(&self.out(), &Limits::default()).unwrap().sheets[0];
        (0..sheet.rows())
            .map(|r| {
                (0..sheet.cols())
                    .map(|c| sheet.cell(r, c).text.to_owned())
                    .collect()
            })
            .collect()
    }
}

const HEADERS: [&str; 6] = [
    "序号",
    "公开任务",
    "公开内容",
    "具体要求",
    "责任部门",
    "落实情况",
];

fn header(sheet: &mut Worksheet, row: u32) {
    let bold = Format::new().set_bold().set_border(FormatBorder::Thin);
    for (column, text) in (0..).zip(HEADERS) {
        sheet.write_with_format(row, column, text, &bold).unwrap();
    }
}

fn empty_rows(sheet: &mut Worksheet, rows: std::ops::Range<u32>) {
    let boxed = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    for row in rows {
        for column in 0..6 {
            sheet.write_blank(row, column, &boxed).unwrap();
        }
    }
}

/// A form with a chart, a hidden sheet, header and footer and a formula beside the table.
fn rich(book: &mut Workbook) {
    let sheet = book.add_worksheet();
    sheet.set_name("任务表").unwrap();
    sheet
        .write(0, 0, "填报单位：{{单位名称}}（{{不知道}}）")
        .unwrap();
    header(sheet, 1);
    empty_rows(sheet, 2..7);
    sheet.write(3, 1, "{{单位名称}}").unwrap();
    sheet
        .write_formula(0, 7, Formula::new("=COUNTA(D3:D6)").set_result("0"))
        .unwrap();
    sheet.set_header("&C内部资料").set_footer("&C第 &P 页");
    sheet.set_column_width(3, 40).unwrap();
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("任务表!$H$1:$H$1");
    sheet.insert_chart(0, 9, &chart).unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("参数").unwrap().set_hidden(true);
    hidden.write(0, 0, "{{单位名称}}").unwrap();
}

#[test]
fn nothing_but_the_touched_part_changes() {
    let desk = Desk::new();
    let template = desk.template(rich);
    desk.fill(&template, &tasks());
    let (before, after) = (parts(&template), parts(&desk.out()));
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &before {
        assert_eq!(*bytes == after[name], name != SHEET, "{name}");
    }
    assert!(before.contains_key("xl/charts/chart1.xml"));
}

#[test]
fn only_the_touched_cells_of_the_part_change() {
    let desk = Desk::new();
    let template = desk.template(rich);
    desk.fill(&template, &tasks());
    let (before, after) = (part(&template, SHEET), part(&desk.out(), SHEET));
    let outside = |xml: &str| {
        let (head, rest) = xml.split_once("<sheetData>").unwrap();
        let (_, tail) = rest.split_once("</sheetData>").unwrap();
        format!("{head}{tail}")
    };
    assert_eq!(outside(&before), outside(&after));
    assert!(after.contains("<f>COUNTA(D3:D6)</f><v>0</v>"));
    let row = |xml: &str, n: u32| {
        let from = xml.find(&format!("<row r=\"{n}\"")).unwrap();
        xml[from..][..xml[from..].find("</row>").unwrap()].to_owned()
    };
    // Header row and the row that no record needed.
    assert_eq!(row(&before, 2), row(&after, 2));
    assert_eq!(row(&before, 7), row(&after, 7));
}

#[test]
fn records_go_into_the_empty_rows_in_their_styles() {
    let desk = Desk::new();
    let template = desk.template(rich);
    let filled = desk.fill(&template, &tasks());
    assert_eq!(filled.rows, 3);
    let texts = desk.texts();
    assert_eq!(texts[0][0], "填报单位：云岭县财政局（{{不知道}}）");
    assert_eq!(texts[2][3], "公开预算。");
    assert!(filled.messages.iter().any(|m| m.contains("不知道")));
    let style = |file: &Path| {
        let xml = part(file, SHEET);
        let from = xml.find("<c r=\"D3\" s=\"").unwrap() + 13;
        xml[from..from + 2].to_owned()
    };
    assert_eq!(style(&template), style(&desk.out()));
}

#[test]
fn a_row_that_is_ours_gets_progress_and_keeps_what_the_office_wrote() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        header(sheet, 0);
        empty_rows(sheet, 1..3);
        let rows = [
            ["甲", "公 开决算。", "县财政局办公室", "旧"],
            ["乙", "别家的事。", "县教育局", ""],
        ];
        for (row, [topic, requirement, owner, progress]) in (1..).zip(rows) {
            for (column, text) in [(1, topic), (3, requirement), (4, owner), (5, progress)] {
                if !text.is_empty() {
                    sheet.write(row, column, text).unwrap();
                }
            }
        }
    });
    let mut rows = tasks();
    rows.truncate(2);
    rows.remove(0);
    rows[0].insert("progress".into(), json!("已公开。"));
    let filled = desk.fill(&template, &rows);
    assert_eq!(filled.rows, 1);
    let texts = desk.texts();
    assert_eq!(
        texts[1],
        [
            "1",
            "甲",
            "财政信息公开",
            "公 开决算。",
            "县财政局办公室",
            "已公开。"
        ]
    );
    assert_eq!(texts[2][5], "");
}

/// An annex that other units have begun to fill: label lines, rows of a fixed height, a second
/// sheet that is none of our business.
fn half_filled(book: &mut Workbook) {
    let wrapped = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let sheet = book.add_worksheet();
    sheet.set_name("任务分解表").unwrap();
    sheet.write(0, 0, "单位名称（盖章）：").unwrap();
    sheet.write(0, 4, "填报日期：    年  月  日").unwrap();
    header(sheet, 1);
    sheet.set_column_width(5, 20).unwrap();
    let rows = [
        ("公开预算。", "县财政局", ""),
        ("公开学校名录。", "县教育局", "已公开全县学校名录。"),
        ("公开决算。", "县财政局", ""),
        ("公开招生方案。", "县教育局", ""),
    ];
    for (row, (requirement, owner, progress)) in (2..).zip(rows) {
        sheet.set_row_height(row, 30).unwrap();
        for (column, text) in [(0, ""), (3, requirement), (4, owner), (5, progress)] {
            sheet
                .write_with_format(row, column, text, &wrapped)
                .unwrap();
        }
    }
    sheet.write(6, 0, "联系人：").unwrap();
    sheet.write(6, 3, "联系人：李四").unwrap();
    book.add_worksheet().write(0, 0, "填表说明").unwrap();
}

#[test]
fn in_a_half_filled_annex_our_rows_are_filled_and_all_else_stays() {
    let desk = Desk::new();
    let template = desk.template(half_filled);
    let mut rows = tasks();
    rows.truncate(2);
    rows[0].insert("progress".into(), json!("已在门户网站公开。".repeat(20)));
    rows[1].insert("progress".into(), json!("已公开。"));
    desk.fill(&template, &rows);
    let texts = desk.texts();
    assert_eq!(texts[0][0], "单位名称（盖章）：云岭县财政局");
    assert_eq!(texts[0][4], "填报日期：2021年9月10日");
    assert_eq!(
        (&*texts[6][0], &*texts[6][3]),
        ("联系人：王五", "联系人：李四")
    );
    assert_eq!(texts[4][5], "已公开。");
    assert_eq!((&*texts[3][5], &*texts[5][5]), ("已公开全县学校名录。", ""));
    let (before, after) = (parts(&template), parts(&desk.out()));
    for (name, bytes) in &before {
        assert_eq!(*bytes == after[name], name != SHEET, "{name}");
    }
    let row = |file: &Path, n: u32| {
        let xml = part(file, SHEET);
        let from = xml.find(&format!("<row r=\"{n}\"")).unwrap();
        xml[from..][..xml[from..].find("</row>").unwrap()].to_owned()
    };
    for others in [4, 6] {
        assert_eq!(row(&template, others), row(&desk.out(), others));
    }
}

#[test]
fn a_row_of_fixed_height_grows_with_its_text_and_only_then() {
    let desk = Desk::new();
    let template = desk.template(half_filled);
    let mut rows = tasks();
    rows.truncate(2);
    rows[0].insert("progress".into(), json!("已在门户网站公开。".repeat(20)));
    rows[1].insert("progress".into(), json!("已公开。"));
    desk.fill(&template, &rows);
    let xml = part(&desk.out(), SHEET);
    let height = |n: u32| -> f64 {
        let from = xml.find(&format!("<row r=\"{n}\"")).unwrap();
        let tag = &xml[from..][..xml[from..].find('>').unwrap()];
        tag.split_once("ht=\"")
            .unwrap()
            .1
            .split('"')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    };
    // 180 characters at nine to a line are 20 lines of 11 points.
    assert!(height(3) > 20.0 * 11.0 && height(3) <= 409.5);
    assert!((height(5) - 30.0).abs() < 0.01);
}

#[test]
fn more_records_than_rows_make_rows_and_move_what_is_below() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        header(sheet, 0);
        empty_rows(sheet, 1..2);
        let plain = Format::new();
        sheet
            .merge_range(3, 0, 3, 5, "填表人：{{单位名称}}", &plain)
            .unwrap();
        sheet.set_print_area(0, 0, 3, 5).unwrap();
    });
    let filled = desk.fill(&template, &tasks());
    assert_eq!(filled.rows, 3);
    assert!(filled.messages.iter().any(|m| m.contains("加了 2 行")));
    let texts = desk.texts();
    assert_eq!(
        [&texts[1][3], &texts[2][3], &texts[3][3]],
        ["公开预算。", "公开决算。", "公开补贴。"]
    );
    assert_eq!(texts[5][0], "填表人：云岭县财政局");
    let sheet = part(&desk.out(), SHEET);
    assert!(sheet.contains("<mergeCell ref=\"A6:F6\"/>") && sheet.contains("<row r=\"6\""));
    assert!(part(&desk.out(), "xl/workbook.xml").contains("$A$1:$F$6"));
    let style = |row: u32| {
        let from = sheet.find(&format!("<c r=\"D{row}\" s=\"")).unwrap();
        sheet[from + 8..from + 16]
            .split('"')
            .nth(1)
            .unwrap()
            .to_owned()
    };
    assert_eq!(style(2), style(4));
}

#[test]
fn rows_are_not_added_where_a_formula_points_at_the_end() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        header(sheet, 0);
        empty_rows(sheet, 1..2);
        sheet.write(3, 0, "合计").unwrap();
        sheet.write_formula(3, 3, "=COUNTA(D2:D2)").unwrap();
    });
    let filled = desk.fill(&template, &tasks());
    assert_eq!(filled.rows, 1);
    assert!(
        filled
            .messages
            .iter()
            .any(|m| m.contains("公式") && m.contains("插入 2 行"))
    );
    assert!(part(&desk.out(), SHEET).contains("<row r=\"4\""));
}

#[test]
fn a_cell_with_a_formula_is_left_alone() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        header(sheet, 0);
        empty_rows(sheet, 1..6);
        sheet.write_formula(1, 4, "=\"县\"&\"财政局\"").unwrap();
        sheet.write(1, 3, "公开预算。").unwrap();
    });
    let mut rows = tasks();
    rows.truncate(1);
    desk.fill(&template, &rows);
    assert!(part(&desk.out(), SHEET).contains("<f>\"县\"&amp;\"财政局\"</f>"));
}

#[test]
fn filled_text_never_becomes_a_formula() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "{{公式}}").unwrap();
        header(sheet, 1);
        empty_rows(sheet, 2..4);
    });
    let rows = [
        json!({"requirement": "=2+2"}),
        json!({"requirement": "@SUM(A1)"}),
    ]
    .map(fields);
    desk.fill(&template, &rows);
    let sheet = part(&desk.out(), SHEET);
    assert!(!sheet.contains("<f>") && sheet.contains(">=1+1<") && sheet.contains(">=2+2<"));
}

#[test]
fn an_empty_row_under_another_group_stays_empty() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        header(sheet, 0);
        empty_rows(sheet, 1..5);
        let boxed = Format::new().set_border(FormatBorder::Thin);
        sheet
            .merge_range(1, 1, 2, 1, "扩大公开范围", &boxed)
            .unwrap();
        sheet.write(1, 3, "早已写好的一条。").unwrap();
    });
    let mut rows = tasks();
    rows.rotate_left(2);
    rows.truncate(2);
    desk.fill(&template, &rows);
    let texts = desk.texts();
    assert_eq!([&texts[2][3], &texts[3][3]], ["公开预算。", "公开补贴。"]);
    assert_eq!(texts[3][1], "优化便民举措");
}

#[test]
fn filling_what_is_filled_changes_nothing() {
    let desk = Desk::new();
    let template = desk.template(rich);
    desk.fill(&template, &tasks());
    let once = desk.dir.path().join("once.xlsx");
    std::fs::rename(desk.out(), &once).unwrap();
    let filled = desk.fill(&once, &tasks());
    assert_eq!((filled.cells, filled.rows), (0, 3));
    assert_eq!(parts(&once), parts(&desk.out()));
}

#[test]
fn a_file_with_nothing_to_fill_is_refused_with_words() {
    let desk = Desk::new();
    let template = desk.template(|book| {
        book.add_worksheet().write(0, 0, "天气").unwrap();
    });
    let error = desk.try_fill(&template, &tasks()).unwrap_err();
    assert!(error.to_string().contains("没有找到可填的地方"));
    let text = desk.dir.path().join("a.txt");
    std::fs::write(&text, "不是表").unwrap();
    assert!(matches!(
        desk.try_fill(&text, &[]),
        Err(FillError::Unsupported)
    ));
}

#[test]
fn tick_columns_of_the_offices_catalogue_are_ticked_and_its_own_marks_stay() {
    let mut desk = Desk::new();
    desk.schema = form("catalogue-list").1;
    let template = desk.template(|book| {
        let sheet = book.add_worksheet();
        let lines = [
            ["一级事项", "二级事项", "公开对象", "", "公开方式", ""],
            ["", "", "全社会", "特定群体", "主动", "依申请公开"],
            ["补贴政策", "耕地地力保护补贴", "", "", "", "√"],
            ["", "", "", "", "", ""],
        ];
        for (row, line) in (0..).zip(lines) {
            for (column, text) in (0..).zip(line) {
                let border = Format::new().set_border(FormatBorder::Thin);
                sheet
                    .write_string_with_format(row, column, text, &border)
                    .unwrap();
            }
        }
        let plain = Format::new();
        sheet.merge_range(0, 2, 0, 3, "公开对象", &plain).unwrap();
        sheet.merge_range(0, 4, 0, 5, "公开方式", &plain).unwrap();
    });
    let first = json!({ "level1": "补贴政策", "level2": "耕地地力保护补贴",
        "audience": ["全社会"], "manner": ["主动公开"] });
    let second = json!({ "level1": "补贴政策", "level2": "农机购置补贴",
        "audience": ["特定群体（申请人）"], "manner": ["主动公开", "依申请公开"] });
    let rows = [first, second].map(|row| row.as_object().unwrap().clone());
    desk.fill(&template, &rows);
    let texts = desk.texts();
    assert_eq!(
        texts[2][2..],
        ["√", "", "√", "√"],
        "what the office ticked stays"
    );
    assert_eq!(texts[3][1..], ["农机购置补贴", "", "申请人", "√", "√"]);
}
