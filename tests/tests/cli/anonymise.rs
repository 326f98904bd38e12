//! The people of an old case are forgotten: no file of the data folder names them any more.

use minglu_tests::desk::Desk;
use serde_json::{Value, json};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

const WORDS: [&str; 4] = [
    "申知远",
    "140000199001010011",
    "13800001234",
    "澄溪县东街7号",
];

fn id(row: &Value) -> String {
    row["id"].as_str().unwrap().to_owned()
}

/// A Word file with one paragraph, and perhaps a picture.
fn word(text: &str, picture: bool) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    // Word splits a name over runs as it likes.
    let (first, rest) = text.split_at(text.len().min(3));
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{first}</w:t></w:r><w:r><w:t>{rest}</w:t></w:r></w:p></w:body></w:document>"#
    );
    let mut parts = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", rels),
        ("word/document.xml", &document),
    ];
    if picture {
        parts.push(("word/media/image1.png", "a scan of the card"));
    }
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A case that was closed long ago: its letter, its files, what was noted of it.
fn old_case(desk: &Desk) -> String {
    let case = desk.ok(&[
        "request",
        "register",
        "subject=2019年度部门决算",
        "channel=counter",
        "submitted=2020-03-02",
        "applicant_kind=natural",
        "applicant=申知远",
        "identity=140000199001010011",
        "phone=13800001234",
        "address=澄溪县东街7号",
        "description=申知远要求公开部门决算，寄到澄溪县东街7号",
    ]);
    let case = id(&case);
    desk.ok(&["letter", "write", &case, "register_form"]);
    let files = [
        ("申知远的申请.docx", word("申知远申请公开决算", false)),
        ("决算.docx", word("决算总额一百万元", false)),
        ("带图.docx", word("决算总额一百万元", true)),
        ("申请书.pdf", b"%PDF-1.4 scan".to_vec()),
        ("便条.txt", "申知远来过电话，13800001234".into()),
    ];
    for (name, bytes) in files {
        let file = desk.file(name, bytes);
        let file = file.display().to_string();
        desk.ok(&["attach", "request", &case, &file, "--field", "files"]);
    }
    let card = desk.file("身份证.txt", "申知远 140000199001010011");
    let card = card.display().to_string();
    desk.ok(&["attach", "request", &case, &card, "--field", "proof"]);
    desk.ok(&["search", "决算总额"]);
    let closed = [
        "closed=2020-03-10",
        "outcome=granted",
        "reason=已当面告知申知远",
    ];
    desk.ok(&[&["set", "request", &case][..], &closed].concat());
    case
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files_under(&path)),
            false => found.push(path),
        }
    }
    found
}

/// The bytes of a file, and of every entry of it where it is an archive.
fn contents(path: &Path) -> Vec<Vec<u8>> {
    let bytes = std::fs::read(path).unwrap();
    let mut all = vec![bytes.clone()];
    if let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) {
        for at in 0..zip.len() {
            let mut entry = Vec::new();
            zip.by_index(at).unwrap().read_to_end(&mut entry).unwrap();
            all.push(entry);
        }
    }
    all
}

/// The files of the data folder that name somebody.
fn naming(desk: &Desk) -> Vec<PathBuf> {
    let holds = |bytes: &Vec<u8>| {
        let said = |word: &&str| {
            bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes())
        };
        WORDS.iter().any(said)
    };
    let mut files = files_under(&desk.data());
    files.retain(|path| contents(path).iter().any(holds));
    files
}

#[test]
fn nothing_in_the_data_folder_but_named_backups_says_who_asked() {
    let desk = Desk::new();
    let case = old_case(&desk);
    assert!(!naming(&desk).is_empty());
    let done = desk.ok(&["request", "anonymise", "--agree"]);
    let files = json!({ "kept": 1, "replaced": 3, "removed": 3 });
    assert_eq!(
        (&done["count"], &done["files"]),
        (&json!(1), &files),
        "{done}"
    );
    let backups = done["backups"].as_array().unwrap();
    let told: Vec<PathBuf> = backups
        .iter()
        .map(|backup| backup["path"].as_str().unwrap().into())
        .collect();
    assert_eq!(naming(&desk), told);
    let shown = desk.ok(&["show", "request", &case]);
    assert_eq!(shown["applicant"], Value::Null);
    assert_eq!(shown["reason"], "已当面告知×××");
    let names = shown["files"].as_array().unwrap().iter();
    let names: Vec<&str> = names.map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["×××的申请.docx", "决算.docx", "便条.txt"]);
    assert_eq!(desk.ok(&["check"])["ok"], true);
}

#[test]
fn a_letter_stays_in_the_case_without_its_addressee() {
    let desk = Desk::new();
    old_case(&desk);
    desk.ok(&["request", "anonymise", "--agree"]);
    let letters = desk.rows(&["list", "letter"]);
    assert_eq!(letters[0]["addressee"], Value::Null);
    let file = letters[0]["file"][0]["digest"].as_str().unwrap();
    let kept = desk.data().join("attachments").join(&file[..2]).join(file);
    let parts = contents(&kept);
    let mut parts = parts.iter().map(|part| String::from_utf8_lossy(part));
    assert!(
        parts.any(|part| part.contains("×××")),
        "a copy stands there"
    );
}

#[test]
fn a_new_backup_takes_the_place_of_those_that_still_say_it() {
    let desk = Desk::new();
    old_case(&desk);
    desk.ok(&["backup"]);
    desk.ok(&["request", "anonymise", "--agree"]);
    assert!(!naming(&desk).is_empty());
    let renewed = desk.ok(&["backup", "--renew"]);
    assert!(renewed["removed"].as_u64().unwrap() >= 1, "{renewed}");
    assert_eq!(naming(&desk), Vec::<PathBuf>::new());
    let path = renewed["backup"]["path"].as_str().unwrap();
    assert_eq!(desk.ok(&["rehearse", path])["ok"], true);
}

#[test]
fn a_case_that_is_not_old_enough_keeps_everything() {
    let desk = Desk::new();
    let case = old_case(&desk);
    desk.ok(&["set", "request", &case, "closed=2026-03-10"]);
    let before = naming(&desk);
    let done = desk.ok(&["request", "anonymise", "--agree"]);
    assert_eq!((&done["count"], &done["done"]), (&json!(0), &json!(false)));
    assert_eq!(naming(&desk), before);
}
