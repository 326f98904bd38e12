//! Annual reports that others wrote: the three tables by their words, and texts with bound names.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::letter::{Facts, LetterError, names, say};
use minglu_forms::report::find;
use minglu_forms::table::{Sheet, Workbook};
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::report::{Place, check, row_labels};
use proptest::prelude::*;
use support::sheet;

fn book(sheets: Vec<Sheet>) -> Workbook {
    Workbook {
        sheets,
        notes: Vec::new(),
    }
}

fn laid(rows: &[Vec<String>]) -> Sheet {
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    sheet(&rows, &[])
}

fn words(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Table three as it is laid out, with these numbers.
fn three(number: impl Fn(u8, u8) -> String) -> Vec<Vec<String>> {
    let mut rows = vec![
        words(&["（本列数据的勾稽关系为：…）", "", "", "申请人情况"]),
        words(&[
            "",
            "",
            "",
            "自然人",
            "法人或其他组织",
            "",
            "",
            "",
            "",
            "总计",
        ]),
        words(&[
            "",
            "",
            "",
            "",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
            "",
        ]),
    ];
    for (at, (group, label)) in row_labels(&Outcomes::builtin().unwrap())
        .into_iter()
        .enumerate()
    {
        let row = at as u8 + 1;
        let mut cells = match group {
            None => vec![label, String::new(), String::new()],
            Some(group) if group.starts_with('三') => vec![String::new(), label, String::new()],
            Some(group) => vec![String::new(), group, label],
        };
        cells.extend((1..=7).map(|column| number(row, column)));
        rows.push(cells);
    }
    rows
}

fn remedies(numbers: &[&str; 15]) -> Sheet {
    let heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    sheet(
        &[
            &["行政复议", "", "", "", "", "行政诉讼"],
            &[
                "",
                "",
                "",
                "",
                "",
                "未经复议直接起诉",
                "",
                "",
                "",
                "",
                "复议后起诉",
            ],
            &[heads, heads, heads].concat(),
            numbers,
        ],
        &[],
    )
}

#[test]
fn a_report_of_the_present_form_is_read_number_by_number() {
    let two = sheet(
        &[
            &["第二十条第（一）项"],
            &["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            &["规章", "0", "0", "0"],
            &["行政规范性文件", "3", "1", "１９"],
            &["第二十条第（五）项"],
            &["信息内容", "本年处理决定数量"],
            &["行政许可", "1,146"],
            &["第二十条第（八）项"],
            &["信息内容", "本年收费金额（单位：万元）"],
            &["行政事业性收费", "4.2"],
        ],
        &[],
    );
    let four = remedies(&[
        "1", "0", "0", "2", "3", "0", "0", "0", "0", "0", "0", "1", "0", "0", "1",
    ]);
    let three = laid(&three(|row, column| {
        (u32::from(row) * 10 + u32::from(column)).to_string()
    }));
    let found = find(&book(vec![two, three, four]));
    assert!(found.missing().is_empty() && !found.old, "{found:?}");
    let report = found.report(2025);
    for (place, number) in [
        ("2.2.1", 3),
        ("2.2.3", 19),
        ("2.3.1", 1146),
        ("2.6.1", 420),
        ("3.1.1", 11),
        ("3.5.3", 53),
        ("3.17.2", 172),
        ("3.18.2", 182),
        ("3.23.7", 237),
        ("3.25.6", 256),
        ("4.1.4", 2),
        ("4.1.5", 3),
        ("4.1.12", 1),
        ("4.1.15", 1),
    ] {
        assert_eq!(report.at(place.parse().unwrap()), Some(number), "{place}");
    }
    assert_eq!(
        report.acts.missing(),
        2,
        "punishments and coercion are not in this file"
    );
    assert!(
        !check(&report, None).is_empty(),
        "these numbers add up to nothing"
    );
}

#[test]
fn a_report_of_2019_has_one_line_for_other_outcomes_and_another_table_two() {
    let two = sheet(
        &[
            &["第二十条第（一）项"],
            &[
                "信息内容",
                "本年新制作数量",
                "本年新公开数量",
                "对外公开总数量",
            ],
            &["规章", "0", "0", "0"],
            &["规范性文件", "5", "5", "40"],
            &["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
            &["行政许可", "12", "-1", "88"],
            &["其他对外管理服务事项", "3", "0", "7"],
        ],
        &[],
    );
    let mut rows = three(|_, _| "0".to_owned());
    rows.retain(|row| !row[2].starts_with("2.申请人逾期") && !row[2].starts_with("3.其他"));
    for row in &mut rows {
        if row[2].starts_with("1.申请人无正当理由逾期不补正") {
            (row[1], row[2]) = ("（六）其他处理".to_owned(), String::new());
            row[3] = "4".to_owned();
        }
    }
    let found = find(&book(vec![two, laid(&rows)]));
    assert!(found.old);
    assert_eq!(
        found.missing(),
        ["表四（政府信息公开行政复议、行政诉讼情况）"]
    );
    let report = found.report(2020);
    assert_eq!(report.at(Place::of(3, 23, 1)), Some(4));
    assert_eq!(report.at(Place::of(2, 2, 1)), Some(5));
    assert_eq!(report.at(Place::of(2, 3, 1)), Some(88));
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.contains("其他对外管理服务事项"))
    );
}

#[test]
fn what_is_blank_or_no_number_is_told_with_its_place() {
    let rows = three(|row, column| match (row, column) {
        (1, 1) => String::new(),
        (2, 2) => "若干".to_owned(),
        _ => "0".to_owned(),
    });
    let notes = find(&book(vec![laid(&rows)])).notes;
    assert!(
        notes
            .iter()
            .any(|note| note.contains("“一、本年新收”“自然人”是空的")),
        "{notes:?}"
    );
    assert!(
        notes.iter().any(|note| note.contains("写的是“若干”")),
        "{notes:?}"
    );
}

#[test]
fn other_tables_are_no_report() {
    let other = sheet(
        &[
            &["序号", "公开任务", "责任部门"],
            &["1", "政策解读", "县财政局"],
        ],
        &[],
    );
    assert_eq!(find(&book(vec![other])).missing().len(), 3);
}

proptest! {
    #[test]
    fn any_sheet_is_read_without_a_panic(rows in proptest::collection::vec(
        proptest::collection::vec("[0-9一二三总计其他（）.年信息内容行政复议诉讼尚未审结 ]{0,6}", 0..14), 0..20,
    )) {
        prop_assert!(find(&book(vec![laid(&rows)])).missing().len() <= 3);
    }

    #[test]
    fn every_table_three_that_is_written_is_read_back(numbers in proptest::collection::vec(0u32..1_000_000, 175)) {
        let rows = three(|row, column| numbers[usize::from(row - 1) * 7 + usize::from(column - 1)].to_string());
        let read = find(&book(vec![laid(&rows)])).requests;
        let read: Vec<u32> = read.map(|table| table.rows().concat()).unwrap_or_default();
        prop_assert_eq!(read, numbers);
    }

    #[test]
    fn any_text_is_said_or_refused(text in "[{}如果结束 甲乙\n]{0,40}") {
        let mut facts = Facts::new();
        facts.text("甲", "1");
        drop(say(&text, &facts));
    }
}

#[test]
fn a_text_is_said_with_its_facts_and_unknown_names_are_all_named() {
    let mut facts = Facts::new();
    facts.text("新收", "5");
    facts.text("增减", "");
    let text = "新收{{新收}}件{{如果 增减}}，{{增减}}{{结束}}。\n{{如果 增减}}整行{{结束}}\n完";
    assert_eq!(say(text, &facts).unwrap(), "新收5件。\n完");
    assert_eq!(
        names(text).unwrap().into_iter().collect::<Vec<_>>(),
        ["增减", "新收"]
    );
    let unknown = say("{{甲}}{{乙}}{{新收}}", &facts).unwrap_err();
    assert!(matches!(unknown, LetterError::Unknown(names) if names == ["乙", "甲"]));
    assert!(matches!(say("{{新收", &facts), Err(LetterError::Open(_))));
}

#[test]
fn a_table_two_that_nobody_has_filled_in_is_there_and_said_to_be_empty() {
    let empty = sheet(
        &[
            &["第二十条第（五）项", "", ""],
            &["信息内容", "本年处理决定数量", ""],
            &["行政许可", "", ""],
        ],
        &[],
    );
    let found = find(&book(vec![empty]));
    assert!(found.acts.is_some());
    assert_eq!(found.notes, ["表二有1格是空的：没有的也要填 0"]);
}
