//! What bears a classification mark is refused on every way in, and nothing of it stays: not in
//! the data folder, not in what the program says.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::form::{self, Values, compose};
use minglu_print::PrintError;
use serde_json::json;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use support::desk::Desk;
use zip::write::SimpleFileOptions;

/// Stands in every refused text; nowhere else.
const SECRET: &str = "涉核心机要事项";

impl Desk {
    fn refuses(&self, words: &[&str]) {
        let output = self.run(words);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(!output.status.success(), "{words:?}");
        assert!(
            said.contains("\"classified\"") && said.contains("没有保存"),
            "{words:?}: {said}"
        );
        assert!(!said.contains(SECRET), "{words:?}: {said}");
        self.holds_nothing();
    }

    fn holds_nothing(&self) {
        for path in files(&self.dir.path().join("data")) {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(SECRET.len()).any(|w| w == SECRET.as_bytes());
            assert!(!found, "{}", path.display());
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    entries
        .flat_map(|p| if p.is_dir() { files(&p) } else { vec![p] })
        .collect()
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word file with this as its first line, above a task table.
fn word(line: &str) -> Vec<u8> {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: [&str; 3]| {
        let cells = cells.map(|c| format!("<w:tc>{}</w:tc>", p(c)));
        format!("<w:tr>{}</w:tr>", cells.concat())
    };
    let body = [
        p(line),
        p("另一段"),
        "<w:tbl>".to_owned(),
        row(["序号", "具体要求", "责任部门"]),
        row(["1", SECRET, "县财政局"]),
        "</w:tbl>".to_owned(),
    ];
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override ContentType=\"wordprocessingml\"/></Types>".to_owned(),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>",
                body.concat()
            ),
        ),
    ])
}

fn excel(mark: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["序号", "具体要求", "责任部门"]) {
        sheet.write(0, column, text).unwrap();
        sheet.write(1, column, SECRET).unwrap();
    }
    sheet.write(40, 5, mark).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_marked_record_is_refused_at_entry() {
    let desk = Desk::new();
    let marked = format!("requirement=机密★10年 {SECRET}");
    desk.refuses(&["add", "task", &marked]);
    let words = format!("requirement={SECRET}\n秘密");
    desk.refuses(&["add", "task", &words]);
    desk.refuses(&[
        "add",
        "task",
        "requirement=公开预算",
        &format!("due=绝密★{SECRET}"),
    ]);
}

#[test]
fn a_marked_file_is_not_imported() {
    let desk = Desk::new();
    let csv = format!("序号,具体要求,责任部门\n1,{SECRET},机密\n");
    let tables = [
        ("表.docx", word("机密★10年")),
        ("表.xlsx", excel("秘密")),
        ("表.csv", csv.into_bytes()),
        (
            "绝密★表.csv",
            format!("序号,具体要求\n1,{SECRET}\n").into_bytes(),
        ),
    ];
    for (name, bytes) in tables {
        let path = desk.file(name, &bytes);
        desk.refuses(&[
            "import",
            path.to_str().unwrap(),
            "--notice",
            "要点",
            "--year",
            "2026",
        ]);
        desk.refuses(&["import", path.to_str().unwrap(), "--dry-run"]);
    }
}

#[test]
fn a_marked_file_is_not_attached_and_others_are() {
    let desk = Desk::new();
    let added = desk.run(&["add", "task", "requirement=公开预算"]);
    let row: serde_json::Value = serde_json::from_slice(&added.stdout).unwrap();
    let id = row["id"].as_str().unwrap();
    let marked = [
        ("通知.docx", word("密级：秘密")),
        ("名单.xlsx", excel("机密★")),
        ("记录.txt", format!("绝密\n{SECRET}").into_bytes()),
        (
            "网页.html",
            format!("<html><p>机密★5年</p>{SECRET}</html>").into_bytes(),
        ),
        (
            "扫描.pdf",
            format!("%PDF-1.4\n(秘密★长期){SECRET}").into_bytes(),
        ),
        (
            "【机密】照片.jpg",
            [b"\xff\xd8\xff", SECRET.as_bytes()].concat(),
        ),
    ];
    for (name, bytes) in marked {
        let path = desk.file(name, &bytes);
        desk.refuses(&["attach", "task", id, path.to_str().unwrap()]);
    }
    for (name, bytes) in [
        ("照片.jpg", b"\xff\xd8\xff".to_vec()),
        ("审查.docx", word("保密审查表：不涉及国家秘密")),
    ] {
        let path = desk.file(name, &bytes);
        let output = desk.run(&["attach", "task", id, path.to_str().unwrap()]);
        assert!(
            output.status.success(),
            "{name}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn a_marked_template_is_not_filled() {
    let desk = Desk::new();
    let template = desk.file("县表.docx", &word("【机密】任务表"));
    let out = desk.dir.path().join("填好.docx");
    desk.refuses(&[
        "fill",
        template.to_str().unwrap(),
        "--ledger",
        "task",
        "-o",
        out.to_str().unwrap(),
    ]);
    assert!(!out.exists());
}

#[test]
fn a_marked_file_is_not_checked_before_publishing() {
    let desk = Desk::new();
    for (name, bytes) in [
        ("通知.docx", word("机密★10年")),
        ("名单.xlsx", excel("秘密")),
        ("记录.txt", format!("绝密\n{SECRET}").into_bytes()),
    ] {
        let path = desk.file(name, &bytes);
        let copy = desk.dir.path().join(format!("副本{name}"));
        desk.refuses(&["publish-check", path.to_str().unwrap()]);
        desk.refuses(&[
            "publish-check",
            path.to_str().unwrap(),
            "-o",
            copy.to_str().unwrap(),
        ]);
        assert!(!copy.exists(), "{name}");
    }
}

/// A PDF in which a marked text is packed below so many lines; nothing where no Chinese font is
/// installed.
fn marked_pdf(desk: &Desk, above: usize) -> Option<PathBuf> {
    let forms = form::builtin().unwrap();
    let form = forms.iter().find(|f| f.name == "notice-list").unwrap();
    let schemas = minglu_ledger::schema::builtin().unwrap();
    let schema = schemas.iter().find(|s| s.ledger == form.ledger).unwrap();
    let plain = json!({ "title": "关于报送年度材料的通知", "doc_no": "澄政办发〔2026〕3号" });
    let marked = json!({ "title": SECRET, "doc_no": "机密★10年" });
    let mut rows = vec![plain.as_object().unwrap().clone(); above];
    rows.push(marked.as_object().unwrap().clone());
    let paper = compose(form, schema, rows.iter(), &Values::new());
    let path = desk.dir.path().join("清单.pdf");
    match minglu_print::pdf(&paper, &path) {
        Err(PrintError::NoChineseFont) => None,
        printed => {
            printed.unwrap();
            Some(path)
        }
    }
}

fn document(desk: &Desk) -> String {
    let added = desk.run(&["add", "document", "title=年度材料"]);
    let row: serde_json::Value = serde_json::from_slice(&added.stdout).unwrap();
    row["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_mark_packed_into_the_first_pages_of_a_pdf_is_refused_at_the_door() {
    let desk = Desk::new();
    let Some(pdf) = marked_pdf(&desk, 20) else {
        println!("skipped: no Chinese font is installed");
        return;
    };
    let id = document(&desk);
    desk.refuses(&["attach", "document", &id, pdf.to_str().unwrap()]);
}

#[test]
fn a_mark_far_behind_in_a_pdf_is_seen_when_it_is_read_for_the_search_box() {
    let desk = Desk::new();
    let Some(pdf) = marked_pdf(&desk, 400) else {
        println!("skipped: no Chinese font is installed");
        return;
    };
    let id = document(&desk);
    let kept = desk.run(&["attach", "document", &id, pdf.to_str().unwrap()]);
    assert!(kept.status.success(), "{kept:?}");
    let found = desk.run(&["search", "核心机要"]);
    let found: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(
        (&found["total"], &found["files"]["classified"]),
        (&json!(0), &json!(1))
    );
    desk.holds_nothing();
}

#[test]
fn a_pdf_that_cannot_be_read_is_attached_all_the_same() {
    let desk = Desk::new();
    let id = document(&desk);
    let broken = desk.file("坏的.pdf", b"%PDF-1.7\n1 0 obj << /Type /Catalog");
    let kept = desk.run(&["attach", "document", &id, broken.to_str().unwrap()]);
    assert!(kept.status.success(), "{kept:?}");
}
