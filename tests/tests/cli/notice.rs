//! A notice read from a terminal, in every format in which it may come.

use minglu_tests::desk::{Desk, command};
use minglu_tests::fixture;
use serde_json::Value;

const TEXT: &str = "澄溪县人民政府办公室关于印发2026年政务公开工作要点的通知\n澄政办发〔2026〕8号\n各乡镇人民政府，县直各有关单位：\n\
    一、加强公开\n（一）推进决策公开。9月底前公布目录。（责任单位：县财政局、县司法局等部门）\n\
    请各单位填写《备案表》，3月20日前报县政府办206房间。\n澄溪县人民政府办公室\n2026年3月5日\n（此件公开发布）\n";

/// What an old .doc, .xls or .wps begins with.
const OLD_WORD: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

fn told(read: &Value) {
    assert_eq!(read["doc_no"], "澄政办发〔2026〕8号");
    assert_eq!(read["attribute"], "此件公开发布");
    let task = &read["tasks"][0];
    assert_eq!(
        (&task["number"], &task["due"]),
        (&"（一）".into(), &"2026-09-30".into())
    );
    assert_eq!(
        task["responsible"],
        serde_json::json!(["县财政局", "县司法局"])
    );
    assert_eq!(read["filings"][0]["due"], "2026-03-20");
}

#[test]
fn plain_text_in_any_encoding_and_saved_pages_are_read() {
    let desk = Desk::new();
    let (gbk, _, _) = encoding_rs::GB18030.encode(TEXT);
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(TEXT.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let page: String = TEXT.lines().map(|line| format!("<p>{line}</p>")).collect();
    let page =
        format!("<html><head><title>通知</title></head><body><nav>首页</nav>{page}</body></html>");
    let files: [(&str, &[u8]); 4] = [
        ("utf8.txt", TEXT.as_bytes()),
        ("gbk.txt", &gbk),
        ("utf16.txt", &wide),
        ("page.html", page.as_bytes()),
    ];
    for (name, bytes) in files {
        let path = desk.path(name);
        std::fs::write(&path, bytes).unwrap();
        let read = desk.ok(&["notice", &path]);
        told(&read);
        assert_eq!(read["tasks"][0]["ours"], "named", "{name}");
    }
}

#[test]
fn offsets_are_characters_of_the_text_that_is_printed() {
    let desk = Desk::new();
    let path = desk.path("notice.txt");
    std::fs::write(&path, TEXT).unwrap();
    let read = desk.ok(&["notice", &path, "--text"]);
    let text: Vec<char> = read["text"].as_str().unwrap().chars().collect();
    let task = &read["tasks"][0];
    let place = |key: &str| task[key].as_u64().unwrap() as usize;
    let words: String = text[place("start")..place("end")].iter().collect();
    assert_eq!(words, task["text"].as_str().unwrap());
}

#[test]
fn the_year_and_the_unit_can_be_said() {
    let desk = Desk::new();
    let path = desk.path("notice.txt");
    std::fs::write(&path, TEXT).unwrap();
    let read = desk.ok(&["notice", &path, "--year", "2030", "--unit", "澄溪县水利局"]);
    assert_eq!(read["tasks"][0]["due"], "2030-09-30");
    assert_eq!(read["tasks"][0]["ours"], "none");
}

#[test]
fn a_table_in_a_word_file_gives_its_rows() {
    let shared = minglu_tests::programs::shared();
    let file = shared.map(|shared| shared.join("notices/jiangxian-2021-annex1.docx"));
    let Some(file) = file.filter(|file| file.is_file()) else {
        println!("skipped: the real annex is not on this machine");
        return;
    };
    let read = Desk::new().ok(&["notice", &file.display().to_string()]);
    assert_eq!(read["tasks"].as_array().unwrap().len(), 34);
}

#[test]
fn bytes_that_are_no_text_give_no_tasks_and_a_missing_file_is_told() {
    let desk = Desk::new();
    let path = desk.path("bytes.txt");
    std::fs::write(&path, [0u8, 159, 146, 150].repeat(5_000)).unwrap();
    assert_eq!(desk.ok(&["notice", &path])["tasks"], serde_json::json!([]));
    let missing = desk.path("nowhere.docx");
    assert_eq!(desk.refused(&["notice", &missing])["code"], "not_found");
}

#[test]
fn a_table_in_a_pdf_gives_its_rows_with_their_units() {
    let desk = Desk::new();
    let (table, pdf) = (desk.path("任务分解表.xlsx"), desk.path("任务分解表.pdf"));
    fixture::tasks(std::path::Path::new(&table)).unwrap();
    desk.ok(&["import", &table, "--ledger", "task"]);
    desk.ok(&["export", "task", "--form", "task-breakdown", "-o", &pdf]);
    let read = desk.ok(&["notice", &pdf]);
    let tasks = read["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), fixture::count(), "{read}");
    let words = |task: &Value, key: &str| task[key].as_str().unwrap_or_default().to_owned();
    let subsidies = tasks
        .iter()
        .find(|task| words(task, "text").contains("公开补贴对象"));
    let subsidies = subsidies.unwrap();
    assert_eq!(subsidies["lead"], serde_json::json!(["县农业农村局"]));
    assert_eq!(subsidies["assist"], serde_json::json!(["县财政局"]));
}

#[test]
fn an_old_word_file_without_libreoffice_is_told_in_words_and_one_by_name_only_is_read() {
    let desk = Desk::new();
    let old = desk.file("通知.doc", [&OLD_WORD[..], &[0; 600]].concat());
    let refused = command(&desk.data())
        .env("PATH", "")
        .args(["notice", &old.display().to_string()])
        .output()
        .unwrap();
    let refused: Value = serde_json::from_slice(&refused.stderr).unwrap();
    assert_eq!(refused["code"], "unsupported");
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("另存为 .docx")
    );
    let named = desk.file(
        "通知（网页另存）.doc",
        format!("<html><p>{}</p></html>", TEXT.replace('\n', "</p><p>")),
    );
    told(&desk.ok(&["notice", &named.display().to_string()]));
    let noise = desk.file("乱码.wps", [0u8, 159, 146, 150].repeat(500));
    let refused = desk.refused(&["notice", &noise.display().to_string()]);
    assert_eq!(refused["code"], "unreadable");
}
