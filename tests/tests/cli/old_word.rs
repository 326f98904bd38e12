//! Notices that come as old Word files, which LibreOffice opens for us where it is installed.

use minglu_tests::desk::{Desk, command};
use minglu_tests::letter::{paragraph, table, write};
use minglu_tests::printed::converted;
use minglu_tests::programs::ready;
use serde_json::Value;
use std::path::{Path, PathBuf};

const NOTICE: [&str; 10] = [
    "澄溪县人民政府办公室关于做好2026年政务公开工作的通知",
    "澄政办发〔2026〕9号",
    "各乡镇人民政府，县直各有关单位：",
    "一、公开重点信息",
    "（一）公开权责清单。3月底前公开权责清单。（责任单位：县司法局）",
    "（二）公开项目信息。每季度更新验收情况，验收率不得低于90%。（县农业农村局牵头，县财政局配合）",
    "各单位要填写《政务公开联系人备案表》，12月10日前报县政府办206房间。",
    "澄溪县人民政府办公室",
    "2026年3月5日",
    "（此件公开发布）",
];

/// A notice with the table of its tasks, as a new Word file.
fn notice(desk: &Desk) -> PathBuf {
    let body: String = NOTICE.iter().map(|line| paragraph("", line)).collect();
    let path = PathBuf::from(desk.path("通知.docx"));
    write(&path, &(body + &table())).unwrap();
    path
}

/// The same as Word 97 would write it; none without LibreOffice.
fn old(desk: &Desk, docx: &Path) -> Option<PathBuf> {
    if !ready(&["soffice"]).unwrap() {
        return None;
    }
    let written = converted(&[docx.to_owned()], "doc", desk.folder.path()).unwrap();
    written.into_iter().next().flatten()
}

fn read(desk: &Desk, path: &Path) -> Value {
    desk.ok(&["notice", &path.display().to_string()])
}

#[test]
fn an_old_word_file_is_read_as_the_new_one_and_refused_in_words_without_libreoffice() {
    let desk = Desk::new();
    let docx = notice(&desk);
    let Some(doc) = old(&desk, &docx) else {
        return;
    };
    let wps = doc.with_extension("wps");
    std::fs::copy(&doc, &wps).unwrap();
    let new = read(&desk, &docx);
    assert!(new["tasks"].as_array().unwrap().len() > 2, "{new}");
    assert_eq!(new["filings"][0]["due"], "2026-12-10");
    for path in [doc, wps] {
        assert_eq!(read(&desk, &path), new, "{}", path.display());
        refused_alone(&desk, &path);
    }
}

/// Where no LibreOffice is found, it is said what is lacking and what to do instead.
fn refused_alone(desk: &Desk, path: &Path) {
    let mut alone = command(&desk.data());
    alone.env("PATH", "").arg("notice").arg(path);
    let refused: Value = serde_json::from_slice(&alone.output().unwrap().stderr).unwrap();
    assert_eq!(refused["code"], "unsupported");
    let said = refused["message"].as_str().unwrap();
    let ending = path.extension().unwrap().display();
    let wanted = [
        &format!(".{ending} 文件要借助 LibreOffice"),
        "没有装",
        "Word 或 WPS",
        "另存为 .docx",
    ];
    assert!(wanted.iter().all(|words| said.contains(words)), "{said}");
}
