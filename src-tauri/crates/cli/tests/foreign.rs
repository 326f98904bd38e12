//! Files from outside, through the child that reads them: whatever a file is, it is read or
//! refused in words that say what to do.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::header::detect;
use minglu_forms::read::ReadError;
use minglu_forms::table::Workbook;
use std::io::{Cursor, Write};
use support::reader;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn ask(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    reader().read(&path)
}

/// A good workbook of our own making.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..400 {
        for column in 0..5 {
            let text = format!("第{row}行{column}列：{}", row * 7919 % 1000);
            sheet.write(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of the smallest workbook, with this as its sheet.
fn excel(sheet: &[u8]) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        (
            "_rels/.rels",
            relation("officeDocument", "xl/workbook.xml").as_bytes(),
        ),
        ("xl/workbook.xml", book.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml").as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn compound(stream: &str, length: usize) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream)
        .unwrap()
        .write_all(&vec![7; length])
        .unwrap();
    file.into_inner().into_inner()
}

/// Sets the bit that says encrypted in every header of a zip.
fn encrypted(mut zip: Vec<u8>) -> Vec<u8> {
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let places: Vec<_> = zip
            .windows(4)
            .enumerate()
            .filter(|(_, w)| w == mark)
            .collect();
        let places: Vec<usize> = places.into_iter().map(|(at, _)| at).collect();
        places.into_iter().for_each(|at| zip[at + flags] |= 1);
    }
    zip
}

/// Says in every header of a zip that its parts are a thousand bytes long once unpacked.
fn understated(mut zip: Vec<u8>) -> Vec<u8> {
    for (mark, size) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let places: Vec<usize> = (0..zip.len() - 4)
            .filter(|at| &zip[*at..at + 4] == mark)
            .collect();
        for at in places {
            zip[at + size..at + size + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    zip
}

fn corrupt(mut bytes: Vec<u8>) -> Vec<u8> {
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64]
        .iter_mut()
        .for_each(|b| *b ^= 0x5a);
    bytes
}

/// A file of each way of failing, and what is said to it.
fn failing() -> Vec<(&'static str, Vec<u8>, [&'static str; 2])> {
    let good = workbook();
    let laughs = b"<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>";
    let blanks = vec![b' '; 70 << 20];
    let nothing = excel(b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>");
    let old = compound("/Workbook", 60_000);
    vec![
        (
            "加密.xlsx",
            compound("/EncryptedPackage", 5000),
            ["打开密码", "去掉密码"],
        ),
        (
            "加密.zip.xlsx",
            encrypted(good.clone()),
            ["打开密码", "去掉密码"],
        ),
        ("损坏.xlsx", corrupt(good.clone()), ["损坏", "另存"]),
        ("损坏.xls", old.clone(), ["损坏", "另存"]),
        (
            "半截.xlsx",
            good[..good.len() * 2 / 3].to_vec(),
            ["不完整", "重新下载"],
        ),
        (
            "半截.xls",
            old[..old.len() / 2].to_vec(),
            ["不完整", "重新下载"],
        ),
        ("空表.xlsx", nothing, ["没有找到表格", "选错"]),
        ("空.xlsx", Vec::new(), ["文件是空的", "重新下载"]),
        ("炸弹.xlsx", excel(&blanks), ["压缩炸弹", "过密"]),
        ("实体.xlsx", excel(laughs), ["实体", "恶意"]),
        (
            "图.xlsx",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            ["图片", "Excel 或 Word 版"],
        ),
        (
            "旧.wps",
            compound("/WordDocument", 9000),
            ["旧版 Word", ".docx"],
        ),
        ("打包.xlsx", zipped(&[("表.txt", b"x")]), ["压缩包", "解压"]),
        (
            "扫描.pdf",
            b"%PDF-1.7\n".to_vec(),
            ["PDF", "Excel 或 Word 版"],
        ),
    ]
}

#[test]
fn each_way_of_failing_has_its_own_words() {
    for (name, bytes, words) in failing() {
        let error = ask(name, &bytes).unwrap_err();
        let message = error.to_string();
        assert!(matches!(error, ReadError::Told { .. }), "{name}: {message}");
        for word in words {
            assert!(message.contains(word), "{name}: {message}");
        }
    }
}

#[test]
fn a_bomb_that_understates_itself_is_refused_too() {
    let bomb = understated(excel(&vec![b' '; 70 << 20]));
    let message = ask("炸弹.xlsx", &bomb).unwrap_err().to_string();
    assert!(message.contains("另存"), "{message}");
}

#[test]
fn a_file_is_known_by_what_it_holds_not_by_its_name() {
    let good = workbook();
    for name in ["表.xls", "表.doc", "表.csv", "表", "-表.xlsx"] {
        assert_eq!(ask(name, &good).unwrap().sheets[0].rows(), 400, "{name}");
    }
}

#[test]
fn cells_at_the_ends_of_the_sheet_cost_nothing() {
    let corners = b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c><c r=\"XFD1048576\"><v>3</v></c></row></sheetData></worksheet>";
    let table = ask("角落.xlsx", &excel(corners)).unwrap();
    assert_eq!(table.sheets[0].cell_count(), 2);
    assert!(table.notes.iter().any(|n| n.message.contains("512 列")));
}

#[test]
fn a_text_is_a_table_without_a_header() {
    let table = ask("说明.txt", "各单位：\n请于月底前报送。\n".as_bytes()).unwrap();
    let schemas = minglu_ledger::schema::builtin().unwrap();
    let error = detect(&table.sheets[0], &schemas[0]).unwrap_err();
    assert!(error.to_string().contains("表头"));
}

/// The child waits for the file to be opened at the other end, its limits set.
#[cfg(target_os = "linux")]
#[test]
fn the_child_may_take_one_gib_and_leaves_no_core() {
    let dir = tempfile::tempdir().unwrap();
    let pipe = dir.path().join("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_minglu"))
        .args(["read-foreign".as_ref(), pipe.as_os_str()])
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let limits = format!("/proc/{}/limits", child.id());
    let line = |name: &str| {
        let all = std::fs::read_to_string(&limits).unwrap();
        let line = all.lines().find(|l| l.starts_with(name)).unwrap();
        line.split_whitespace()
            .filter_map(|w| w.parse::<u64>().ok())
            .collect::<Vec<_>>()
    };
    while line("Max core file size") != [0, 0] {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert_eq!(line("Max address space"), [1 << 30, 1 << 30]);
    child.kill().unwrap();
    child.wait().unwrap();
}
