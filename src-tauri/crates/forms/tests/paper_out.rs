//! Forms composed and written: what holds for every paper that leaves the program.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::package::{part, parts};
use common::{fields, form, tasks, values};
use minglu_forms::form::{Form, Paper, builtin, compose, fill_pattern, row_heights};
use minglu_forms::write::{self, XlsxStream, guard, unguard};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

fn paper_of(name: &str, rows: &[serde_json::Map<String, serde_json::Value>]) -> Paper {
    let (form, schema) = form(name);
    compose(
        &form,
        &schema,
        rows,
        &values(&[("county", "云岭县"), ("year", "2021")]),
    )
}

#[test]
fn every_form_prints_columns_that_its_ledger_has() {
    let schemas = minglu_ledger::schema::builtin().unwrap();
    for form in builtin().unwrap() {
        let schema = schemas.iter().find(|s| s.ledger == form.ledger).unwrap();
        for (header, field) in form.headers() {
            assert!(schema.field(field).is_some(), "{} {header}", form.name);
        }
        for field in form.leaf_by.iter().chain(&form.merge_within) {
            assert!(schema.field(field).is_some(), "{} {field}", form.name);
        }
    }
}

#[test]
fn every_form_obeys_the_schema_of_forms_and_another_does_not() {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../schemas");
    let json = |path: &Path| -> Value {
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let (mut compiled, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler
        .add_resource("minglu:form", json(&schemas.join("form.schema.json")))
        .unwrap();
    let schema = compiler.compile("minglu:form", &mut compiled).unwrap();
    let files = std::fs::read_dir(schemas.join("forms")).unwrap();
    let forms: Vec<_> = files.map(|f| f.unwrap().path()).collect();
    assert_eq!(forms.len(), builtin().unwrap().len());
    for path in forms {
        let mut form = json(&path);
        if let Err(fault) = compiled.validate(&form, schema) {
            panic!("{}: {fault:#}", path.display());
        }
        form["columns"][0]["breadth_mm"] = json!(12);
        assert!(compiled.validate(&form, schema).is_err());
    }
}

#[test]
fn every_ledger_that_names_a_form_has_it() {
    let forms = builtin().unwrap();
    for schema in minglu_ledger::schema::builtin().unwrap() {
        if let Some(name) = &schema.form {
            assert!(
                forms
                    .iter()
                    .any(|f| &f.name == name && f.ledger == schema.ledger)
            );
        }
    }
}

#[test]
fn a_form_wider_than_its_paper_is_refused() {
    let json = r#"{"name":"x","title":"表","ledger":"task","heading":["表"],
        "columns":[{"field":"seq","header":"序号","width_mm":200}]}"#;
    assert!(
        Form::from_json(json)
            .unwrap_err()
            .to_string()
            .contains("比纸面宽")
    );
}

#[test]
fn a_merge_on_the_right_never_crosses_one_on_the_left() {
    let paper = paper_of("task-breakdown", &tasks());
    let spans: Vec<Vec<(usize, usize)>> = paper.leaves[0]
        .rows
        .iter()
        .map(|r| r.cells.iter().map(|c| (c.column, c.row_span)).collect())
        .collect();
    assert_eq!(spans[0], [(0, 2), (1, 2), (2, 2), (3, 1), (4, 1)]);
    assert_eq!(spans[1], [(3, 1), (4, 1)]);
    // The same subject under another topic begins anew.
    assert_eq!(spans[2], [(0, 1), (1, 1), (2, 1), (3, 1), (4, 1)]);
}

#[test]
fn running_numbers_on_the_left_bind_nothing() {
    let mut rows = tasks();
    for (number, row) in (1..).zip(&mut rows) {
        row.insert("seq".into(), json!(number.to_string()));
    }
    let paper = paper_of("task-breakdown", &rows);
    let rows = &paper.leaves[0].rows;
    let spans = |r: usize| rows[r].cells.iter().map(|c| c.row_span).collect::<Vec<_>>();
    assert_eq!(spans(0), [1, 2, 2, 1, 1]);
    assert_eq!(spans(1), [1, 1, 1]);
    assert_eq!(spans(2), [1, 1, 1, 1, 1]);
}

#[test]
fn tasks_of_two_notices_are_never_merged() {
    let mut rows = tasks();
    rows.truncate(2);
    rows[0].insert("notice".into(), json!("甲通知"));
    rows[1].insert("notice".into(), json!("乙通知"));
    let paper = paper_of("task-breakdown", &rows);
    assert!(
        paper.leaves[0]
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .all(|c| c.row_span == 1)
    );
}

#[test]
fn empty_cells_stay_apart() {
    let rows = [json!({"requirement": "甲"}), json!({"requirement": "乙"})].map(fields);
    let paper = paper_of("task-breakdown", &rows);
    assert!(
        paper.leaves[0]
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .all(|c| c.row_span == 1)
    );
}

#[test]
fn values_read_as_people_write_them() {
    let row = fields(json!({
        "title": "通知", "dated": "2021-09-07", "attribute": "on_request", "kind": null
    }));
    let paper = paper_of("document-list", &[row]);
    let texts: Vec<_> = paper.leaves[0].rows[0]
        .cells
        .iter()
        .map(|c| c.text.as_str())
        .collect();
    assert_eq!(&texts[..5], ["1", "通知", "", "2021年9月7日", "依申请公开"]);
}

#[test]
fn a_filing_form_has_a_page_for_each_unit_with_room_to_write() {
    let contact = |unit: &str, name: &str| fields(json!({"unit": unit, "name": name}));
    let rows = [
        contact("财政局", "张三"),
        contact("财政局", "李四"),
        contact("教育局", "王五"),
    ];
    let paper = paper_of("contact-filing", &rows);
    assert_eq!(paper.leaves.len(), 2);
    assert_eq!(paper.leaves[0].head[0].text, "单位名称（盖章）：财政局");
    assert_eq!(paper.leaves[1].head[1].text, "报送日期：　　年　　月　　日");
    assert_eq!(paper.leaves[1].rows.len(), 10);
    assert_eq!(paper.leaves[1].foot[0].text, "主管领导签字：");
}

#[test]
fn a_filing_form_without_contacts_is_an_empty_form_of_the_unit() {
    let (form, schema) = form("contact-filing");
    let none: [serde_json::Map<String, serde_json::Value>; 0] = [];
    let paper = compose(
        &form,
        &schema,
        none,
        &values(&[("unit.name", "云岭县财政局")]),
    );
    assert_eq!(
        paper.leaves[0].head[0].text,
        "单位名称（盖章）：云岭县财政局"
    );
    assert_eq!(paper.leaves[0].rows.len(), 10);
}

#[test]
fn the_first_heading_that_has_its_values_is_printed() {
    let heading = |pairs: &[(&str, &str)]| {
        let (form, schema) = form("task-breakdown");
        compose(&form, &schema, tasks(), &values(pairs)).leaves[0]
            .heading
            .clone()
    };
    assert_eq!(heading(&[]), "政务公开工作要点任务分解表");
    assert_eq!(
        heading(&[("year", "2021")]),
        "2021年政务公开工作要点任务分解表"
    );
    assert_eq!(
        heading(&[("notice.title", "云岭县2021年政务公开工作要点任务分解表")]),
        "云岭县2021年政务公开工作要点任务分解表"
    );
    assert_eq!(
        heading(&[("notice.title", "云岭县2021年政务公开工作要点")]),
        "云岭县2021年政务公开工作要点任务分解表"
    );
}

#[test]
fn a_placeholder_takes_its_first_value_or_its_own_text() {
    let look = |name: &str| (name == "b").then(|| "乙".to_owned());
    assert_eq!(fill_pattern("[{{a|b|'丙'}}]", &look).text, "[乙]");
    assert_eq!(fill_pattern("[{{a|'丙'}}]", &look).text, "[丙]");
    assert!(fill_pattern("[{{a}}]", &look).missing);
    assert_eq!(fill_pattern("{{a", &look).text, "{{a");
}

const DANGEROUS: [&str; 7] = [
    "=1+1",
    "+86",
    "-3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|'/c calc'!A1",
];

#[test]
fn text_that_looks_like_a_formula_stays_text_in_excel() {
    let rows: Vec<_> = DANGEROUS
        .iter()
        .map(|t| fields(json!({"requirement": t, "seq": "007"})))
        .collect();
    let dir = tempfile::tempdir().unwrap();
    let (form, schema) = form("task-breakdown");
    let none = values(&[]);
    let (whole, streamed) = (dir.path().join("a.xlsx"), dir.path().join("b.xlsx"));
    write::xlsx(&paper_of("task-breakdown", &rows), &whole).unwrap();
    let mut stream = XlsxStream::new(&streamed, &form, &schema, &none).unwrap();
    let mut layout = stream.layout();
    for row in &rows {
        stream.row(layout.lay(row.clone())).unwrap();
    }
    assert_eq!(stream.finish().unwrap(), rows.len());
    for file in [whole, streamed] {
        let sheet = part(&file, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f"));
        // A number would be a value without a type.
        assert_eq!(
            sheet.matches("<v>").count(),
            sheet.matches("t=\"s\"").count()
        );
        let whole = parts(&file).into_values().flatten().collect();
        let strings = String::from_utf8(whole).unwrap();
        assert!(strings.contains("=cmd|'/c calc'!A1") && strings.contains(">007<"));
    }
}

#[test]
fn text_that_looks_like_a_formula_is_guarded_in_csv() {
    let rows: Vec<_> = DANGEROUS
        .iter()
        .map(|t| fields(json!({"requirement": t})))
        .collect();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.csv");
    write::csv(&paper_of("task-breakdown", &rows), &path).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.starts_with("\u{feff}序号,公开任务,公开内容,具体要求,责任部门\r\n"));
    for line in text.lines().skip(1) {
        let cell = line
            .split(',')
            .nth(3)
            .unwrap_or_default()
            .trim_start_matches('"');
        assert!(cell.is_empty() || cell.starts_with('\''), "{line}");
    }
}

#[test]
fn csv_repeats_what_paper_merges() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.csv");
    write::csv(&paper_of("task-breakdown", &tasks()), &path).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let second = text.lines().nth(2).unwrap();
    assert_eq!(second, "1,扩大公开范围,财政信息公开,公开决算。,县财政局");
}

#[test]
fn an_excel_sheet_prints_as_the_notice_prescribes() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.xlsx");
    write::xlsx(&paper_of("task-breakdown", &tasks()), &path).unwrap();
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for must in [
        "<mergeCell ref=\"A1:E1\"/>",
        "<mergeCell ref=\"B3:B4\"/>",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "第 &amp;P 页 共 &amp;N 页",
        "state=\"frozen\"",
        "customHeight=\"1\"",
    ] {
        assert!(sheet.contains(must), "{must}");
    }
    let book = part(&path, "xl/workbook.xml");
    assert!(book.contains("Print_Titles") && book.contains("Print_Area"));
    let styles = part(&path, "xl/styles.xml");
    for font in ["方正小标宋简体", "黑体", "仿宋_GB2312"] {
        assert!(styles.contains(font), "{font}");
    }
}

#[test]
fn leaves_with_the_same_name_get_sheets_of_their_own() {
    let mut paper = paper_of("contact-filing", &[]);
    let leaf = paper.leaves[0].clone();
    let long = "云岭县/某某：局[一]".repeat(5);
    for name in ["", "History", "a", "A", long.as_str(), long.as_str()] {
        let mut leaf = leaf.clone();
        leaf.name = name.to_owned();
        paper.leaves.push(leaf);
    }
    let dir = tempfile::tempdir().unwrap();
    write::xlsx(&paper, &dir.path().join("a.xlsx")).unwrap();
}

#[test]
fn a_word_table_has_what_word_and_wps_need() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.docx");
    write::docx(&paper_of("task-breakdown", &tasks()), &path).unwrap();
    let document = part(&path, "word/document.xml");
    assert_eq!(
        document.matches("<w:tc>").count(),
        document.matches("<w:tcW ").count()
    );
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1);
    assert!(document.contains("<w:vMerge w:val=\"restart\"/>") && document.contains("<w:vMerge/>"));
    assert!(document.contains("w:orient=\"landscape\"") && document.contains("<w:tblGrid>"));
    insta::assert_snapshot!("task_breakdown_document", document.replace("><", ">\n<"));
}

#[test]
fn the_filing_form_in_word_is_as_agreed() {
    let row = fields(
        json!({"unit": "云岭县财政局", "name": "张<三>", "phone": "0359-0001", "filed": "2021-09-10"}),
    );
    let mut paper = paper_of("contact-filing", &[row]);
    paper.leaves[0].rows.truncate(2);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.docx");
    write::docx(&paper, &path).unwrap();
    let document = part(&path, "word/document.xml");
    insta::assert_snapshot!("contact_filing_document", document.replace("><", ">\n<"));
}

#[test]
fn a_row_is_as_high_as_its_longest_text_and_spans_find_room() {
    let mut rows = tasks();
    rows[0].insert("requirement".into(), json!("要".repeat(300)));
    rows[0].insert("topic".into(), json!("任务".repeat(100)));
    rows[1].insert("topic".into(), json!("任务".repeat(100)));
    let paper = paper_of("task-breakdown", &rows);
    let heights = row_heights(&paper, &paper.leaves[0].rows);
    // 300 characters at 12 pt in 117 mm are at least 11 lines; 200 in 34 mm are at least 25.
    assert!(heights[0] > 11.0 * 12.0);
    assert!(heights[0] + heights[1] > 25.0 * 12.0);
    assert!(heights[2] < 40.0);
}

proptest! {
    #[test]
    fn a_guarded_text_is_no_formula_and_comes_back_whole(text in "[='+@\\-＝a\t]{0,4}.{0,5}") {
        let guarded = guard(&text);
        prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']));
        prop_assert_eq!(unguard(&guarded), text.as_str());
    }
}
