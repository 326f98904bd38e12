//! The check of a file before it is published, and the copy without what was found: as the program
//! does it, through the child that reads foreign files.
#![allow(clippy::unwrap_used)]

mod support;

use rust_xlsxwriter::{DocProperties, Note, Workbook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Output;
use support::desk::Desk;
use zip::ZipArchive;
use zip::write::SimpleFileOptions;

const PHONE: &str = "13812345678";
const CARD: &str = "11010519491231002X";

impl Desk {
    fn check(&self, file: &Path) -> Value {
        let output = self.run(&["publish-check", file.to_str().unwrap()]);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic_with(&output))
    }

    /// The copy, or why there is none.
    fn copy(&self, file: &Path) -> Result<(Vec<u8>, Value), String> {
        let name = file.file_name().unwrap().to_str().unwrap();
        let out = self.dir.path().join(format!("脱敏{name}"));
        let before = std::fs::read(file).unwrap();
        let output = self.run(&[
            "publish-check",
            file.to_str().unwrap(),
            "-o",
            out.to_str().unwrap(),
        ]);
        assert_eq!(
            std::fs::read(file).unwrap(),
            before,
            "the original is touched"
        );
        match output.status.success() {
            true => {
                let said = serde_json::from_slice(&output.stdout).unwrap();
                Ok((std::fs::read(out).unwrap(), said))
            }
            false => {
                assert!(!out.exists());
                Err(String::from_utf8(output.stderr).unwrap())
            }
        }
    }
}

fn panic_with(output: &Output) -> Value {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Value::Null
}

/// Titles, places and texts of what was found.
fn found(report: &Value) -> Vec<(String, String, String)> {
    let text = |f: &Value, key: &str| f[key].as_str().unwrap().to_owned();
    let all = report["findings"].as_array().unwrap().iter();
    all.map(|f| (text(f, "title"), text(f, "place"), text(f, "found")))
        .collect()
}

fn traces(report: &Value) -> Vec<String> {
    let all = report["traces"].as_array().unwrap().iter();
    all.map(|t| {
        format!(
            "{}：{}",
            t["title"].as_str().unwrap(),
            t["detail"].as_str().unwrap()
        )
    })
    .collect()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    parts(bytes)
        .values()
        .any(|part| String::from_utf8_lossy(part).contains(text))
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str = "xmlns:w=\"w\" xmlns:r=\"r\"";

/// A Word file with this body, a comment, an author and a link.
fn word(body: &str) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let comments = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"李四\"><w:p><w:r><w:t>问王某 {PHONE}</w:t></w:r></w:p></w:comment></w:comments>"
    );
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"c\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"b\" Type=\"core\" Target=\"docProps/core.xml\"/></Relationships>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"comments\" Target=\"comments.xml\"/><Relationship Id=\"r2\" Type=\"hyperlink\" Target=\"mailto:w@example.com\" TargetMode=\"External\"/></Relationships>",
        ),
        ("word/document.xml", &document),
        ("word/comments.xml", &comments),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>",
        ),
    ])
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn workbook(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn every_finding_in_a_text_has_its_line_and_its_characters() {
    let desk = Desk::new();
    let text = format!("关于公示的通知\n王某，身份证号{CARD}，电话{PHONE}\n绛政办发〔2021〕29号\n");
    let report = desk.check(&desk.file("公示.txt", text.as_bytes()));
    let line =
        |title: &str, found: &str| (title.to_owned(), "第 2 行".to_owned(), found.to_owned());
    assert_eq!(
        found(&report),
        [line("身份证号码", CARD), line("手机号码", PHONE)]
    );
    assert_eq!(report["findings"][0]["from"], 7);
    assert_eq!(report["findings"][0]["to"], 25);
    assert_eq!(report["findings"][1]["replacement"], "138****5678");
    assert_eq!(report["ok"], false);
    let clean = desk.file("通知.txt", "关于公示的通知".as_bytes());
    assert_eq!(desk.check(&clean)["ok"], true);
}

#[test]
fn a_copy_of_a_text_keeps_its_encoding_and_its_other_bytes() {
    let desk = Desk::new();
    for (name, encode) in [
        (
            "一.txt",
            (|t: &str| t.as_bytes().to_vec()) as fn(&str) -> Vec<u8>,
        ),
        ("二.txt", |t| [b"\xef\xbb\xbf", t.as_bytes()].concat()),
        ("三.txt", |t| {
            let wide = t.encode_utf16().flat_map(u16::to_le_bytes);
            [vec![0xff, 0xfe], wide.collect()].concat()
        }),
    ] {
        let (text, clean) = (
            format!("公示\r\n电话：{PHONE}\r\n完"),
            "公示\r\n电话：138****5678\r\n完",
        );
        let (copy, said) = desk.copy(&desk.file(name, &encode(&text))).unwrap();
        assert_eq!(copy, encode(clean), "{name}");
        assert_eq!(said["replaced"], 1);
        assert_eq!(said["left"], Value::Array(Vec::new()));
    }
    // 电话 in GBK.
    let gbk = [b"\xb5\xe7\xbb\xb0", PHONE.as_bytes()].concat();
    let (copy, _) = desk.copy(&desk.file("四.txt", &gbk)).unwrap();
    assert_eq!(copy, b"\xb5\xe7\xbb\xb0138****5678");
}

#[test]
fn a_word_file_tells_what_it_carries_along() {
    let desk = Desk::new();
    let body = [
        p("电话13812345"),
        "<w:p><w:r><w:t>电话1381</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>2345678</w:t></w:r></w:p>".to_owned(),
        format!("<w:p><w:del w:id=\"1\"><w:r><w:delText>{CARD}</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>新的</w:t></w:r></w:ins></w:p>"),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>".to_owned(),
    ];
    let report = desk.check(&desk.file("公示.docx", &word(&body.concat())));
    let places: Vec<(String, String)> =
        found(&report).into_iter().map(|(t, p, _)| (t, p)).collect();
    let place = |title: &str, place: &str| (title.to_owned(), place.to_owned());
    assert_eq!(
        places,
        [
            place("手机号码", "正文第 2 段"),
            place("身份证号码", "修订中删去的文字（第 1 处）"),
            place("手机号码", "批注第 1 段"),
            place("电子邮箱", "链接（第 1 处）"),
        ]
    );
    assert_eq!(
        traces(&report),
        [
            "修订痕迹：插入 1 处，删去 1 处，改格式 0 处；删去的文字还在文件里",
            "批注：共 1 条",
            "隐藏文字：共 1 处",
            "作者信息：张三、李四",
        ]
    );
}

#[test]
fn a_copy_of_a_word_file_holds_nothing_of_what_was_found_and_all_else() {
    let desk = Desk::new();
    let body = [
        "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>电话1381</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>2345678，</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>".to_owned(),
        format!("<w:p><w:del w:id=\"1\"><w:r><w:delText>{CARD}</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>新的</w:t></w:r></w:ins></w:p>"),
        "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:del w:id=\"4\"><w:r><w:delText>整段</w:delText></w:r></w:del></w:p>".to_owned(),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:t>邮箱w@example.com</w:t></w:r></w:p>".to_owned(),
    ];
    let (copy, said) = desk
        .copy(&desk.file("公示.docx", &word(&body.concat())))
        .unwrap();
    for gone in [
        PHONE,
        CARD,
        "2345678",
        "张三",
        "李四",
        "看不见",
        "整段",
        "w@example.com",
        "comment",
    ] {
        assert!(!holds(&copy, gone), "{gone}");
    }
    let document = String::from_utf8(parts(&copy)["word/document.xml"].clone()).unwrap();
    assert!(
        document.contains("138****5678") && document.contains("<w:b/>"),
        "{document}"
    );
    assert!(
        document.contains("新的") && !document.contains("w:ins"),
        "{document}"
    );
    assert_eq!(document.matches("<w:p>").count(), 3);
    assert_eq!(said["left"], Value::Array(Vec::new()), "{said}");
}

#[test]
fn a_copy_is_refused_where_something_could_stay_behind() {
    let desk = Desk::new();
    let field = format!(
        "{}<w:p><w:r><w:instrText>HYPERLINK \"tel:{PHONE}\"</w:instrText></w:r></w:p>",
        p(PHONE)
    );
    let row = "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let formula = workbook(|book| {
        let sheet = book.add_worksheet();
        let formula = rust_xlsxwriter::Formula::new("=\"138\"&\"12345678\"").set_result(PHONE);
        sheet.write(0, 0, formula).unwrap();
    });
    for (name, bytes) in [
        ("域.docx", word(&field)),
        ("行.docx", word(row)),
        ("公式.xlsx", formula),
    ] {
        let said = desk.copy(&desk.file(name, &bytes)).unwrap_err();
        assert!(
            said.contains("没有生成副本") && said.contains("请先在"),
            "{name}: {said}"
        );
    }
    let path = desk.file("自己.txt", PHONE.as_bytes());
    let path = path.to_str().unwrap();
    assert!(
        !desk
            .run(&["publish-check", path, "-o", path])
            .status
            .success()
    );
    assert_eq!(std::fs::read(path).unwrap(), PHONE.as_bytes());
}

/// Names and numbers, and beside them what nobody means to publish.
fn list_of_names() -> Vec<u8> {
    workbook(|book| {
        book.set_properties(
            &DocProperties::new()
                .set_author("张三")
                .set_company("某公司"),
        );
        let sheet = book.add_worksheet().set_name("名单").unwrap();
        sheet.write(0, 0, "姓名").unwrap();
        sheet.write(0, 1, "电话").unwrap();
        sheet.write(1, 0, "王某").unwrap();
        sheet.write(1, 1, PHONE).unwrap();
        sheet.write(2, 1, 13_912_345_678_f64).unwrap();
        sheet.write(3, 1, "6522222").unwrap();
        sheet.write(4, 0, "王某").unwrap();
        sheet.set_row_hidden(5).unwrap();
        sheet.set_column_hidden(3).unwrap();
        sheet.insert_note(1, 0, &Note::new("问李四")).unwrap();
        let hidden = book.add_worksheet().set_name("底稿").unwrap();
        hidden.write(0, 0, CARD).unwrap();
        hidden.set_hidden(true);
    })
}

#[test]
fn a_workbook_tells_what_it_carries_along() {
    let desk = Desk::new();
    let path = desk.file("名单.xlsx", &list_of_names());
    let report = desk.check(&path);
    let places: Vec<String> = found(&report)
        .into_iter()
        .map(|(t, p, _)| format!("{t}{p}"))
        .collect();
    assert_eq!(
        places,
        [
            "手机号码“名单”B2",
            "手机号码“名单”B3",
            "固定电话“名单”B4",
            "身份证号码“底稿”A1"
        ]
    );
    let told = traces(&report);
    for trace in [
        "隐藏的工作表：工作表“底稿”是隐藏的",
        "隐藏的行或列：“名单”第 6 行",
        "隐藏的行或列：“名单”D 列",
        "批注：共 1 条",
        "作者信息：张三、某公司",
    ] {
        assert!(told.iter().any(|t| t == trace), "{trace}: {told:?}");
    }
}

#[test]
fn a_copy_leaves_out_what_a_workbook_carries_along_and_opens_in_excel() {
    let desk = Desk::new();
    let path = desk.file("名单.xlsx", &list_of_names());
    let (copy, said) = desk.copy(&path).unwrap();
    for gone in [
        PHONE,
        "13912345678",
        CARD,
        "张三",
        "某公司",
        "问李四",
        "底稿",
    ] {
        assert!(!holds(&copy, gone), "{gone}");
    }
    for kept in ["王某", "6522222", "138****5678", "139****5678"] {
        assert!(holds(&copy, kept), "{kept}");
    }
    assert_eq!(said["replaced"], 3);
    let again = desk.check(&desk.file("再.xlsx", &copy));
    assert_eq!(found(&again).len(), 1);
    // Excel would call a part that is listed and not there a damage.
    let parts = parts(&copy);
    let types = String::from_utf8(parts["[Content_Types].xml"].clone()).unwrap();
    for name in types
        .split("PartName=\"/")
        .skip(1)
        .filter_map(|t| t.split('"').next())
    {
        assert!(parts.contains_key(name), "{name}");
    }
}

#[test]
fn a_mark_of_the_office_stops_the_file() {
    let desk = Desk::new();
    let path = desk.file(
        "要点.txt",
        "内部资料　注意保存\n关于印发工作要点的通知".as_bytes(),
    );
    let report = desk.check(&path);
    assert_eq!(
        (&report["stops"], &report["ok"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
    assert!(desk.copy(&path).unwrap_err().contains("内部使用"));
}

#[test]
fn the_units_own_words_are_looked_for() {
    let desk = Desk::new();
    let added = desk.run(&[
        "add",
        "publication_word",
        "wrong=县府办",
        "right=县政府办公室",
    ]);
    assert!(added.status.success());
    let path = desk.file("稿.txt", "由县府办布署".as_bytes());
    let report = desk.check(&path);
    let titles: Vec<String> = found(&report).into_iter().map(|(t, _, f)| t + &f).collect();
    assert_eq!(titles, ["本单位用词县府办", "错别字布署"]);
    desk.file(
        "data/misprints.json",
        "[{\"wrong\":\"稿件\",\"right\":\"文稿\"}]".as_bytes(),
    );
    assert_eq!(desk.check(&path)["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn an_old_format_says_what_cannot_be_seen() {
    let desk = Desk::new();
    let pdf = desk.run(&[
        "publish-check",
        desk.file("公示.pdf", b"%PDF-1.4").to_str().unwrap(),
    ]);
    assert!(String::from_utf8(pdf.stderr).unwrap().contains("原稿"));
    let bomb = "<!DOCTYPE a [<!ENTITY b \"c\">]><w:document/>";
    let path = desk.file(
        "坏.docx",
        &zipped(&[
            ("[Content_Types].xml", "wordprocessingml"),
            ("word/document.xml", bomb),
        ]),
    );
    assert!(
        !desk
            .run(&["publish-check", path.to_str().unwrap()])
            .status
            .success()
    );
}
