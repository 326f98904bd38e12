//! One search over everything, the text inside attachments too, as a script sees it.

use minglu_tests::desk::Desk;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Stands in the papers, and in no record of the desk that keeps them.
const PROGRESS: &str = "已在专栏公开惠农补贴发放明细";

/// A document to hang papers on.
fn holder(desk: &Desk) -> String {
    let row = desk.ok(&["add", "document", "title=年度材料"]);
    row["id"].as_str().unwrap().to_owned()
}

fn attach(desk: &Desk, id: &str, path: &Path) {
    let path = path.display().to_string();
    desk.ok(&["attach", "document", id, &path]);
}

fn found(desk: &Desk, text: &str) -> Vec<Value> {
    desk.rows(&["search", text])
}

/// A paper in this format that another unit has printed.
fn paper(format: &str) -> (Desk, std::path::PathBuf) {
    let other = Desk::new();
    other.ok(&[
        "add",
        "task",
        "requirement=公开补贴",
        &format!("progress={PROGRESS}"),
    ]);
    let out = other.path(&format!("落实情况.{format}"));
    let form = "task-breakdown-progress";
    other.ok(&["export", "task", "--form", form, "-o", &out]);
    (other, out.into())
}

fn is_found_in(desk: &Desk, name: &str, text: &str) {
    let rows = found(desk, text);
    let row = rows.iter().find(|row| row["place"] == name);
    assert!(row.is_some(), "{text} in {name}: {rows:#?}");
    let row = row.unwrap();
    assert_eq!(row["file"], true);
    assert_eq!(row["label"], "年度材料");
    let plain: String = row["excerpt"]
        .as_str()
        .unwrap()
        .split_whitespace()
        .collect();
    assert!(plain.contains(&format!("【{text}】")), "{plain}");
}

#[test]
fn a_pdfs_text_is_found() {
    let (_other, pdf) = paper("pdf");
    let desk = Desk::new();
    attach(&desk, &holder(&desk), &pdf);
    is_found_in(&desk, "落实情况.pdf", "惠农补贴发放");
}

#[test]
fn the_text_of_every_office_format_is_found() {
    let desk = Desk::new();
    for format in ["docx", "xlsx", "csv"] {
        let (_other, path) = paper(format);
        attach(&desk, &holder(&desk), &path);
        is_found_in(&desk, &format!("落实情况.{format}"), "惠农补贴发放");
    }
    let page = "<html><head><style>p { color: 墨绿色 }</style></head><body><p>公示<b>期满</b>，无异议</p></body></html>";
    attach(&desk, &holder(&desk), &desk.file("公示.html", page));
    is_found_in(&desk, "公示.html", "期满");
    assert!(found(&desk, "墨绿色").is_empty());
    attach(
        &desk,
        &holder(&desk),
        &desk.file("说明.txt", "依据绛政办发〔2021〕29号文件\n办理"),
    );
    is_found_in(&desk, "说明.txt", "29号");
    assert_eq!(found(&desk, "绛政办发29")[0]["place"], "说明.txt");
}

#[test]
fn a_file_that_nobody_can_read_is_counted_and_disturbs_nothing() {
    let desk = Desk::new();
    let id = holder(&desk);
    let (_other, pdf) = paper("pdf");
    let bytes = fs::read(&pdf).unwrap();
    attach(
        &desk,
        &id,
        &desk.file("残缺.pdf", &bytes[..bytes.len() / 3]),
    );
    attach(
        &desk,
        &id,
        &desk.file("空壳.pdf", "%PDF-1.7\n1 0 obj << /Length 9 0 R >> stream"),
    );
    attach(
        &desk,
        &id,
        &desk.file("照片.png", b"\x89PNG\r\n\x1a\n\0\0\0\0"),
    );
    attach(&desk, &id, &pdf);
    is_found_in(&desk, "落实情况.pdf", "惠农补贴发放");
    let files = desk.ok(&["search", "惠农"])["files"].clone();
    assert_eq!(files["total"], 4, "{files}");
    assert_eq!(files["waiting"], 0, "{files}");
    assert!(files["unread"].as_u64().unwrap() >= 2, "{files}");
}

#[test]
fn a_sealed_desk_finds_what_stands_in_its_attachments() {
    let desk = Desk::new();
    let id = holder(&desk);
    let note = desk.file("说明.txt", "只在附件里的一句话");
    attach(&desk, &id, &note);
    let word = "春天的小河 2026";
    desk.told(&["password", "set"], &[word]);
    let rows = desk.told(&["search", "附件里的一句"], &[word])["rows"].clone();
    assert_eq!(rows[0]["place"], "说明.txt", "{rows}");
}

#[test]
fn words_numbers_and_initials_are_found_in_every_ledger() {
    let desk = Desk::new();
    desk.ok(&[
        "add",
        "document",
        "title=政务公开工作要点",
        "doc_no=绛政办发〔2021〕29号",
    ]);
    desk.ok(&[
        "add",
        "notice",
        "title=关于政务公开的通知",
        "doc_no=绛政办发[2021]29号",
    ]);
    for text in ["政务公开", "zwgk", "29号", "2021年２９号", "〔2021〕29"] {
        let ledgers: Vec<String> = found(&desk, text)
            .iter()
            .map(|row| row["ledger"].to_string())
            .collect();
        assert_eq!(ledgers, ["\"notice\"", "\"document\""], "{text}");
    }
    let refused = desk.refused(&["search", &"长".repeat(501)]);
    assert_eq!(refused["code"], "usage");
}
