//! The office's own Word file, filled in place.
#![allow(clippy::unwrap_used)]

mod common;

use common::package::{part, parts};
use common::{fields, form, read_here, tasks, values};
use minglu_forms::fill::{FillError, Filled, Filling, fill};
use minglu_forms::form::compose;
use minglu_forms::write::docx;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "word/document.xml";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word file with this body and, as header, this paragraph.
fn template(dir: &Path, body: &str, header: &str) -> PathBuf {
    let path = dir.join("template.docx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let parts = [
        (
            DOCUMENT,
            format!("<w:document {W}><w:body>{body}</w:body></w:document>"),
        ),
        ("word/header1.xml", format!("<w:hdr {W}>{header}</w:hdr>")),
        ("word/media/seal.bin", "不是文字".to_owned()),
    ];
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

fn p(runs: &[&str]) -> String {
    let runs: String = runs
        .iter()
        .map(|t| format!("<w:r><w:t>{t}</w:t></w:r>"))
        .collect();
    format!("<w:p>{runs}</w:p>")
}

fn fill_with(
    template: &Path,
    ledger_form: &str,
    rows: &[Map<String, Value>],
) -> Result<(Filled, PathBuf), FillError> {
    let schema = form(ledger_form).1;
    let values = values(&[
        ("单位名称", "云岭县<财政局>"),
        ("日期", "2021年9月10日\n星期五"),
    ]);
    let filling = Filling {
        schema: &schema,
        rows,
        values: &values,
    };
    let out = template.with_file_name("out.docx");
    Ok((fill(template, &read_here, &filling, &out)?, out))
}

#[test]
fn a_placeholder_split_over_runs_is_filled_and_its_neighbours_stay() {
    let dir = tempfile::tempdir().unwrap();
    let body = format!(
        "{}<w:sectPr/>",
        p(&[
            "单位名称：{",
            "{单位",
            "</w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:t>名称",
            "}}（盖章）",
            "完"
        ])
    );
    let template = template(dir.path(), &body, &p(&["{{单位名称}}"]));
    let (filled, out) = fill_with(&template, "contact-filing", &[]).unwrap();
    assert_eq!(filled.cells, 2);
    let xml = part(&out, DOCUMENT);
    let text = "<w:t xml:space=\"preserve\">单位名称：云岭县&lt;财政局&gt;</w:t>";
    assert!(xml.contains(text), "{xml}");
    assert!(xml.contains("<w:t xml:space=\"preserve\">（盖章）</w:t>"));
    assert!(
        xml.contains("<w:proofErr w:type=\"x\"/>")
            && xml.ends_with("<w:sectPr/></w:body></w:document>")
    );
    assert!(xml.contains("<w:r><w:t>完</w:t></w:r>"));
    assert!(part(&out, "word/header1.xml").contains("云岭县&lt;财政局&gt;"));
    assert_eq!(
        parts(&template)["word/media/seal.bin"],
        parts(&out)["word/media/seal.bin"]
    );
}

#[test]
fn a_text_box_inside_a_paragraph_is_filled_on_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let inner = p(&["{{单位", "名称}}"]);
    let body = format!(
        "<w:p><w:r><w:t>甲{{{{</w:t></w:r><w:r><w:txbxContent>{inner}</w:txbxContent></w:r><w:r><w:t>日期}}}}</w:t></w:r></w:p>"
    );
    let template = template(dir.path(), &body, "");
    let (filled, out) = fill_with(&template, "contact-filing", &[]).unwrap();
    assert_eq!(filled.cells, 2);
    let xml = part(&out, DOCUMENT);
    assert!(
        xml.contains(">甲2021年9月10日</w:t><w:br/><w:t xml:space=\"preserve\">星期五<"),
        "{xml}"
    );
    assert!(xml.contains("云岭县&lt;财政局&gt;"));
}

#[test]
fn an_unknown_placeholder_stays_and_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let template = template(dir.path(), &p(&["{{传真}}"]), "");
    let (filled, out) = fill_with(&template, "contact-filing", &[]).unwrap();
    assert!(filled.messages[0].contains("传真"));
    assert_eq!(parts(&template), parts(&out));
}

#[test]
fn a_placeholder_never_reaches_over_a_tab() {
    let dir = tempfile::tempdir().unwrap();
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>{{单位</w:t><w:tab/><w:t>名称}}</w:t></w:r></w:p>";
    let template = template(dir.path(), body, "");
    let (filled, out) = fill_with(&template, "contact-filing", &[]).unwrap();
    assert_eq!(filled.cells, 0);
    assert_eq!(parts(&template), parts(&out));
}

fn contact(name: &str, phone: &str) -> Map<String, Value> {
    fields(json!({"unit": "云岭县财政局", "name": name, "title": "主任", "phone": phone}))
}

fn row(cells: &[&str]) -> String {
    let mark = "<w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:pPr>";
    let cell = |text: &&str| match text.is_empty() {
        true => format!("<w:tc><w:tcPr/><w:p w14:paraId=\"1A\">{mark}</w:p></w:tc>"),
        false => format!("<w:tc><w:tcPr/>{}</w:tc>", p(&[text])),
    };
    format!(
        "<w:tr>{}</w:tr>",
        cells.iter().map(cell).collect::<String>()
    )
}

#[test]
fn contacts_fill_the_empty_rows_and_then_new_ones() {
    let dir = tempfile::tempdir().unwrap();
    let body = format!(
        "<w:tbl>{}{}</w:tbl>{}",
        row(&["姓名", "职务", "联系电话"]),
        row(&["", "", ""]),
        p(&["主管领导签字："])
    );
    let template = template(dir.path(), &body, "");
    let rows = [contact("张三", "0359-0001"), contact("李四", "0359-0002")];
    let (filled, out) = fill_with(&template, "contact-filing", &rows).unwrap();
    assert_eq!((filled.rows, filled.cells), (2, 6));
    let xml = part(&out, DOCUMENT);
    assert_eq!(xml.matches("<w:tr>").count(), 3);
    assert_eq!(xml.matches("w14:paraId").count(), 3);
    let run = "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">李四</w:t></w:r></w:p>";
    assert!(xml.contains(run), "{xml}");
    assert!(xml.ends_with("主管领导签字：</w:t></w:r></w:p></w:body></w:document>"));
}

#[test]
fn label_lines_are_filled_and_exact_heights_give_way_only_where_we_write() {
    let dir = tempfile::tempdir().unwrap();
    let exact = "<w:tr><w:trPr><w:trHeight w:val=\"400\" w:hRule=\"exact\"/></w:trPr>";
    let body = format!(
        "{}<w:tbl>{}{}{}</w:tbl>{}",
        p(&["单位名", "称（盖章）：  ", "    日期：____"]),
        row(&["姓名", "职务", "联系电话"]),
        row(&["王五", "科员", "0359-0009"]).replace("<w:tr>", exact),
        row(&["", "", ""]).replace("<w:tr>", exact),
        p(&["主管领导签字："])
    );
    let template = template(dir.path(), &body, "");
    let (filled, out) =
        fill_with(&template, "contact-filing", &[contact("张三", "0359-0001")]).unwrap();
    assert_eq!((filled.rows, filled.cells), (1, 5));
    let xml = part(&out, DOCUMENT);
    let plain = xml
        .replace("</w:t></w:r><w:r><w:t>", "")
        .replace(" xml:space=\"preserve\"", "");
    assert!(
        plain.contains("单位名</w:t></w:r><w:r><w:t>称（盖章）：云岭县&lt;财政局&gt;  "),
        "{plain}"
    );
    assert!(plain.contains("日期：2021年9月10日"), "{plain}");
    let heights: Vec<_> = xml
        .split("hRule=")
        .skip(1)
        .map(|h| &h[1..h[1..].find('"').unwrap() + 1])
        .collect();
    assert_eq!(heights, ["exact", "atLeast"]);
    let (before, after) = (parts(&template), parts(&out));
    for (name, bytes) in &before {
        assert_eq!(*bytes == after[name], name != DOCUMENT, "{name}");
    }
}

#[test]
fn our_own_table_filled_again_gets_progress_in_merged_rows_too() {
    let dir = tempfile::tempdir().unwrap();
    let (form, schema) = form("task-breakdown-progress");
    let paper = compose(&form, &schema, tasks(), &values(&[]));
    let template = dir.path().join("template.docx");
    docx(&paper, &template).unwrap();
    let mut rows = tasks();
    for (n, row) in rows.iter_mut().enumerate() {
        row.insert("progress".into(), json!(format!("进展{n}")));
        row.insert("state".into(), json!("done"));
    }
    let (filled, out) = fill_with(&template, "task-breakdown-progress", &rows).unwrap();
    assert_eq!((filled.rows, filled.cells), (3, 6));
    let xml = part(&out, DOCUMENT);
    for text in ["进展0", "进展1", "进展2"] {
        assert_eq!(xml.matches(text).count(), 1);
    }
    assert_eq!(xml.matches(">已完成<").count(), 3);
    assert!(!xml.contains(">进行中<"));
}

#[test]
fn a_new_row_is_none_of_the_group_above_it() {
    let dir = tempfile::tempdir().unwrap();
    let (form, schema) = form("task-breakdown");
    let mut rows = tasks();
    let paper = compose(&form, &schema, &rows[..2], &values(&[]));
    let template = dir.path().join("template.docx");
    docx(&paper, &template).unwrap();
    rows[2].insert("topic".into(), json!("另一任务"));
    let (filled, out) = fill_with(&template, "task-breakdown", &rows).unwrap();
    assert_eq!(filled.rows, 3);
    let xml = part(&out, DOCUMENT);
    let last = &xml[xml.rfind("<w:tr>").unwrap()..];
    assert!(last.contains(">另一任务<") && last.contains(">2<") && !last.contains("vMerge"));
    assert_eq!(xml.matches("<w:vMerge/>").count(), 3);
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("template.docx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.start_file(DOCUMENT, zip::write::SimpleFileOptions::default())
        .unwrap();
    let xml = format!(
        "\u{feff}<?xml version=\"1.0\"?><w:document {W}>{}</w:document>",
        p(&["{{日期}}", "尾"])
    );
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap();
    let (_, out) = fill_with(&path, "contact-filing", &[]).unwrap();
    let filled = "<w:t xml:space=\"preserve\">2021年9月10日</w:t><w:br/><w:t xml:space=\"preserve\">星期五</w:t>";
    assert_eq!(
        part(&out, DOCUMENT),
        xml.replace("<w:t>{{日期}}</w:t>", filled)
    );
}

#[test]
fn a_document_type_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("template.docx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.start_file(DOCUMENT, zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(
        "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document>{{单位名称}}</w:document>".as_bytes(),
    )
    .unwrap();
    zip.finish().unwrap();
    assert!(matches!(
        fill_with(&path, "contact-filing", &[]),
        Err(FillError::Damaged(_))
    ));
}
