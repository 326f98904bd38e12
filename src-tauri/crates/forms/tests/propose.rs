//! What ledger a sheet that somebody sent would make.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::form::{Form, compose};
use minglu_forms::propose::{Proposal, propose};
use minglu_forms::read::{Limits, read, read_bytes};
use minglu_forms::table::Sheet;
use minglu_forms::write::{docx, xlsx};
use minglu_ledger::own::{Column, ColumnKind, Definition};
use serde_json::{Value, json};
use support::{shared, sheet, zipped};

const KINDS: &[&[&str]] = &[
    &["澄溪县2026年村务公开栏台账", "", "", "", "", "", "", "", ""],
    &[
        "填报单位：澄溪县民政局",
        "",
        "",
        "",
        "",
        "填报日期：",
        "",
        "",
        "",
    ],
    &[
        "序号",
        "村名",
        "联系人姓名",
        "联系电话",
        "建成日期",
        "投入（万元）",
        "户数",
        "是否更新",
        "备注",
    ],
    &[
        "1",
        "清水村",
        "苏禾",
        "13800001234",
        "2024年5月6日",
        "1.5",
        "120",
        "√",
        "",
    ],
    &[
        "2",
        "白石村",
        "李青",
        "0350-7654321",
        "2024年6月1日",
        "12.25",
        "88",
        "×",
        "待修",
    ],
    &[
        "3",
        "柳林村",
        "赵岩",
        "13900005678",
        "2025年1月2日",
        "3",
        "301",
        "√",
        "",
    ],
];

fn titles(proposal: &Proposal) -> Vec<&str> {
    let columns = proposal.definition.columns.iter();
    columns.map(|column| column.title.as_str()).collect()
}

fn column<'a>(proposal: &'a Proposal, title: &str) -> &'a Column {
    let mut columns = proposal.definition.columns.iter();
    columns.find(|column| column.title == title).unwrap()
}

/// The rows of the header on the paper of such a ledger, and what its files propose in their turn.
fn printed(definition: &Definition, row: &Value) -> (usize, [Proposal; 2]) {
    let form = Form::of_definition("own_1", definition).unwrap();
    let schema = definition.schema("own_1").unwrap();
    let rows = [row.as_object().unwrap()];
    let paper = compose(&form, &schema, rows, &Default::default());
    let dir = tempfile::tempdir().unwrap();
    let files = ["a.xlsx", "a.docx"].map(|file| dir.path().join(file));
    xlsx(&paper, &files[0]).unwrap();
    docx(&paper, &files[1]).unwrap();
    let again = |path| propose(&read(path, &Limits::default()).unwrap().sheets[0]).unwrap();
    (
        paper.header().len(),
        files.each_ref().map(|path| again(path)),
    )
}

#[test]
fn the_header_becomes_columns_and_what_stands_below_their_kinds() {
    let proposal = propose(&sheet(KINDS, &[(0, 0, 0, 8)])).unwrap();
    assert_eq!(proposal.definition.heading, "澄溪县2026年村务公开栏台账");
    assert_eq!(titles(&proposal), KINDS[2]);
    assert_eq!(proposal.rows, 3);
    let kinds: Vec<ColumnKind> = proposal.definition.columns.iter().map(|c| c.kind).collect();
    use ColumnKind::{Boolean, Date, Decimal, Integer, Serial, Text};
    let expected = [
        Serial, Text, Text, Text, Date, Decimal, Integer, Boolean, Text,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(
        column(&proposal, "联系人姓名").private.as_deref(),
        Some("name")
    );
    assert_eq!(
        column(&proposal, "联系电话").private.as_deref(),
        Some("phone")
    );
    assert!(column(&proposal, "建成日期").long_dates && column(&proposal, "是否更新").ticks);
    let key: Vec<&str> = proposal
        .definition
        .fields()
        .filter(|c| c.key)
        .map(|c| &*c.title)
        .collect();
    assert_eq!(key, ["村名"]);
}

#[test]
fn few_values_that_come_again_are_choices() {
    let mut rows: Vec<Vec<String>> = vec![vec!["村名".into(), "类别".into(), "面积".into()]];
    let kinds = ["山区", "平川", "丘陵"];
    rows.extend((0..12).map(|n| vec![format!("村{n}"), kinds[n % 3].into(), format!("0{n}")]));
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|r| r.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let proposal = propose(&sheet(&rows, &[])).unwrap();
    assert_eq!(column(&proposal, "类别").kind, ColumnKind::Choice);
    assert_eq!(column(&proposal, "类别").choices, kinds);
    // A figure with a nought before it is a number to no one.
    assert_eq!(column(&proposal, "面积").kind, ColumnKind::Text);
}

#[test]
fn a_header_of_two_rows_is_joined_and_printed_in_two_rows_again() {
    let rows: &[&[&str]] = &[
        &["村务监督名单", "", "", "", ""],
        &["序号", "村名", "责任人", "", "备注"],
        &["", "", "姓名", "电话", ""],
        &["1", "清水村", "苏禾", "13800001234", ""],
        &["2", "白石村", "李青", "13900005678", "新任"],
    ];
    let spans = [
        (0, 0, 0, 4),
        (1, 0, 2, 0),
        (1, 1, 2, 1),
        (1, 2, 1, 3),
        (1, 4, 2, 4),
    ];
    let proposal = propose(&sheet(rows, &spans)).unwrap();
    assert_eq!(
        titles(&proposal),
        ["序号", "村名", "责任人/姓名", "责任人/电话", "备注"]
    );

    let definition = named(proposal.definition);
    let (header, printed) = printed(&definition, &json!({ "c1": "清水村", "c2": "苏禾" }));
    assert_eq!(header, 2);
    for again in printed {
        assert_eq!(
            titles(&again),
            ["序号", "村名", "责任人/姓名", "责任人/电话", "备注"]
        );
        assert_eq!(again.definition.heading, "村务监督名单");
    }
}

#[test]
fn a_header_of_three_rows_is_joined_and_printed_in_three_rows_again() {
    let rows: &[&[&str]] = &[
        &["惠民资金发放明细", "", "", "", "", "", ""],
        &["序号", "村名", "补贴资金", "", "", "", "备注"],
        &["", "", "种粮补贴", "", "养殖补贴", "", ""],
        &["", "", "面积", "金额", "头数", "金额", ""],
        &["1", "清水村", "120", "3600", "20", "900", ""],
        &["2", "白石村", "88", "2640", "35", "1575", "新增"],
        &["合计", "", "208", "6,240.00", "55", "2,475元", ""],
    ];
    let spans = [
        (0, 0, 0, 6),
        (1, 0, 3, 0),
        (1, 1, 3, 1),
        (1, 2, 1, 5),
        (1, 6, 3, 6),
        (2, 2, 2, 3),
        (2, 4, 2, 5),
    ];
    let expected = [
        "序号",
        "村名",
        "补贴资金/种粮补贴/面积",
        "补贴资金/种粮补贴/金额",
        "补贴资金/养殖补贴/头数",
        "补贴资金/养殖补贴/金额",
        "备注",
    ];
    let table = sheet(rows, &spans);
    let proposal = propose(&table).unwrap();
    assert_eq!(titles(&proposal), expected);
    assert_eq!(proposal.rows, 2, "the sums are no record");
    assert!(proposal.notes[0].contains("合计"), "{:?}", proposal.notes);

    let definition = named(proposal.definition);
    let schema = definition.schema("own_1").unwrap();
    let detected = minglu_forms::header::detect(&table, &schema).unwrap();
    let fields = detected.columns.iter().filter_map(|c| c.field.as_deref());
    assert_eq!(
        fields.collect::<Vec<_>>(),
        ["c1", "c2", "c3", "c4", "c5", "c6"]
    );

    let (header, printed) = printed(&definition, &json!({ "c1": "清水村", "c2": 120 }));
    assert_eq!(header, 3);
    for again in printed {
        assert_eq!(titles(&again), expected);
    }
}

#[test]
fn a_row_of_sums_is_told_from_a_record_that_begins_with_a_like_word() {
    let rows: &[&[&str]] = &[
        &["项目", "金额", "说明"],
        &["合计报表系统", "12", "软件"],
        &["小计", "12", "软件"],
        &["合 计：", "12万元", "/"],
        &["总计", "", ""],
    ];
    let proposal = propose(&sheet(rows, &[])).unwrap();
    assert_eq!(proposal.rows, 2);
    assert_eq!(proposal.notes.len(), 2, "{:?}", proposal.notes);
}

/// As the ledger names columns.
fn named(mut definition: Definition) -> Definition {
    let fields = definition
        .columns
        .iter_mut()
        .filter(|c| c.kind != ColumnKind::Serial);
    for (number, column) in fields.enumerate() {
        column.name = format!("c{}", number + 1);
    }
    definition
}

#[test]
fn an_empty_header_is_named_with_its_place() {
    let rows: &[&[&str]] = &[
        &["村名", "户数", ""],
        &["清水村", "12", "好"],
        &["白石村", "13", "中"],
    ];
    let proposal = propose(&sheet(rows, &[])).unwrap();
    let problem = proposal.origins[2].problem.clone().unwrap();
    assert!(
        problem.contains("工作表“任务分解表”第 1 行 C 列的表头是空的"),
        "{problem}"
    );
}

#[test]
fn a_repeated_header_is_named_with_its_place() {
    let rows: &[&[&str]] = &[
        &["名单", "", ""],
        &["村名", "电话", "电 话"],
        &["清水村", "1", "2"],
    ];
    let proposal = propose(&sheet(rows, &[(0, 0, 0, 2)])).unwrap();
    assert_eq!(proposal.origins[1].problem, None);
    let problem = proposal.origins[2].problem.clone().unwrap();
    assert!(
        problem.contains("第 2 行 C 列") && problem.contains("与 B 列重复"),
        "{problem}"
    );
}

#[test]
fn a_page_without_a_table_makes_no_ledger() {
    assert!(propose(&sheet(&[&["关于开展检查的通知"], &["各单位："]], &[])).is_err());
    assert!(propose(&Sheet::default()).is_err());
}

#[test]
fn sixty_narrow_columns_still_fit_on_the_paper() {
    let column = |n: usize| Column {
        name: format!("c{n}"),
        title: format!("栏{n}"),
        width_mm: if n < 30 { 6.0 } else { 90.0 },
        ..Column::default()
    };
    let definition = Definition {
        title: "宽表".into(),
        heading: "宽表".into(),
        columns: (1..=60).map(column).collect(),
        ..Definition::default()
    };
    assert_eq!(
        Form::of_definition("own_1", &definition)
            .unwrap()
            .columns
            .len(),
        60
    );
}

#[test]
fn widths_and_the_lie_of_the_paper_come_from_the_workbook() {
    let cell =
        |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let worksheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <cols><col min=\"1\" max=\"1\" width=\"20\"/><col min=\"2\" max=\"3\" width=\"8.5\"/></cols>\
         <sheetData><row r=\"1\">{}{}{}</row><row r=\"2\">{}{}{}</row></sheetData>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\"/></worksheet>",
        cell("A1", "村名"),
        cell("B1", "类别"),
        cell("C1", "备注"),
        cell("A2", "清水村"),
        cell("B2", "山区"),
        cell("C2", "无"),
    );
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = zipped(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{rels}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", &worksheet),
    ]);
    let book = read_bytes(book, &Limits::default()).unwrap();
    let proposal = propose(&book.sheets[0]).unwrap();
    assert!(proposal.definition.landscape);
    let widths: Vec<f64> = proposal
        .definition
        .columns
        .iter()
        .map(|c| c.width_mm)
        .collect();
    assert_eq!(widths, [38.4, 17.1, 17.1]);
}

#[test]
fn a_real_task_table_proposes_its_own_columns() {
    let Some(path) = shared("notices/jiangxian-2021-annex1.xlsx") else {
        return;
    };
    let book = read(&path, &Limits::default()).unwrap();
    let proposal = propose(&book.sheets[0]).unwrap();
    let expected = ["序号", "公开任务", "公开内容", "具体要求", "责任部门"];
    assert_eq!(titles(&proposal), expected);
    assert_eq!((proposal.rows, proposal.definition.landscape), (34, true));
}

/// Whatever people send, it is a ledger or a refusal.
#[test]
fn no_table_of_the_corpus_breaks_the_proposal() {
    let Some(folder) = shared("corpus/zh") else {
        return;
    };
    let mut folders = vec![folder];
    let mut proposed = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let end = path.extension().map(|e| e.to_string_lossy().into_owned());
            if path.is_dir() {
                folders.push(path);
            } else if end.is_some_and(|e| ["xlsx", "xls", "docx"].contains(&&*e))
                && let Ok(book) = read(&path, &Limits::default())
            {
                let sheets = book.sheets.iter().filter_map(|s| propose(s).ok());
                proposed += sheets
                    .filter(|p| p.origins.len() == p.definition.columns.len())
                    .count();
            }
        }
    }
    assert!(proposed > 30, "{proposed}");
}
