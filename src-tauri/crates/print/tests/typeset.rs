//! Paper typeset: what is fed to typst, and what comes out where a Chinese font is installed.
#![allow(clippy::unwrap_used)]

use minglu_forms::Paper;
use minglu_forms::form::{self, Values, compose};
use minglu_print::{MAX_ROWS, PrintError, pdf, source, svg};
use serde_json::{Map, Value, json};

fn paper(name: &str, rows: &[Value]) -> Paper {
    let form = form::builtin()
        .unwrap()
        .into_iter()
        .find(|f| f.name == name)
        .unwrap();
    let schemas = minglu_ledger::schema::builtin().unwrap();
    let schema = schemas.iter().find(|s| s.ledger == form.ledger).unwrap();
    let rows: Vec<&Map<String, Value>> = rows.iter().filter_map(Value::as_object).collect();
    compose(&form, schema, rows.into_iter().cloned(), &Values::new())
}

fn filing() -> Paper {
    paper(
        "contact-filing",
        &[
            json!({"unit": "云岭县财政局", "name": "张三", "phone": "0359-0001", "filed": "2021-09-10"}),
            json!({"unit": "云岭县教育局", "name": "#panic(\"x\") \\ $1$ *粗*", "title": "a\nb"}),
        ],
    )
}

/// Fails only where no Chinese font is installed, which is said and passed over.
fn typeset<T>(result: Result<T, PrintError>) -> Option<T> {
    match result {
        Err(PrintError::NoChineseFont) => {
            println!("skipped: no Chinese font is installed");
            None
        }
        other => Some(other.unwrap()),
    }
}

#[test]
fn the_source_of_the_filing_form_is_as_agreed() {
    let source = source(&filing(), &|family| family == "仿宋_GB2312", Some("宋体")).unwrap();
    insta::assert_snapshot!(source);
}

#[test]
fn what_a_person_typed_is_never_markup() {
    let Some(pages) = typeset(svg(&filing())) else {
        return;
    };
    assert_eq!(pages.len(), 2);
    assert!(pages[1].starts_with("<svg"));
}

#[test]
fn a_pdf_is_written_whole() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.pdf");
    let task = |n: usize| json!({"seq": "1", "topic": "公开", "requirement": format!("做好第{n}件事。{}", "细".repeat(80))});
    let tasks: Vec<Value> = (0..40).map(task).collect();
    if typeset(pdf(&paper("task-breakdown", &tasks), &path)).is_none() {
        return;
    }
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 5000);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_paper_too_long_for_pdf_is_refused_with_advice() {
    let mut long = filing();
    let row = long.leaves[0].rows[0].clone();
    long.leaves[0].rows = vec![row; MAX_ROWS + 1];
    let error = svg(&long).unwrap_err();
    assert!(error.to_string().contains("导出 Excel"));
}

#[test]
fn without_a_chinese_font_the_message_says_what_to_install() {
    let error = source(&filing(), &|_| false, None).unwrap_err();
    assert!(error.to_string().contains("fonts-noto-cjk"));
}

#[test]
fn a_long_address_breaks_inside_its_cell() {
    let url = format!("https://www.example.gov.cn/{}", "a".repeat(80));
    let paper = paper(
        "task-breakdown",
        &[json!({"requirement": "见附件", "responsible": url})],
    );
    let source = source(&paper, &|_| true, None).unwrap();
    assert!(source.contains("a\u{200b}a"));
    assert!(!source.contains("见\u{200b}"));
}
