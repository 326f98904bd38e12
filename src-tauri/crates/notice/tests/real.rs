//! Real notices, where the folder that holds them is there.

use minglu_notice::{Clean, Notice, Setting, read};
use serde_json::Value;
use std::path::PathBuf;

fn shared(name: &str) -> Option<String> {
    let shared = std::env::var_os("MINGLU_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    );
    let path = shared.join(name);
    let text = std::fs::read_to_string(&path);
    if text.is_err() {
        println!("skipped: {} is not there", path.display());
    }
    text.ok()
}

fn notice(name: &str) -> Option<Notice> {
    Some(read(&Clean::of(&shared(name)?), &Setting::default()))
}

#[test]
fn all_items_with_a_bracket_behind_them_read_as_by_hand() {
    let (Some(read), Some(tasks)) = (
        notice("notices/huining-2021.txt"),
        shared("notices/huining-2021.tasks.json"),
    ) else {
        return;
    };
    let by_hand: Vec<Value> = serde_json::from_str(&tasks).unwrap_or_default();
    assert_eq!(read.tasks.len(), 21);
    for (task, hand) in read.tasks.iter().zip(&by_hand) {
        let told = serde_json::json!({
            "number": task.number,
            "heading": task.heading,
            "units": task.responsible,
            "open_ended": task.open_ended,
            "due": task.due,
        });
        assert_eq!(&told, hand);
    }
    assert_eq!(read.doc_no.as_deref(), Some("会政办发〔2021〕85号"));
    assert!(!read.tasks.iter().any(|task| task.text.contains("10-")));
}

#[test]
fn a_table_in_the_annex_is_the_list_and_the_text_its_filings() {
    let Some(read) = notice("notices/jiangxian-2021.txt") else {
        return;
    };
    assert_eq!(read.tasks.len(), 34);
    assert_eq!(read.attribute.as_deref(), Some("此件公开发布"));
    let dues: Vec<String> = read
        .filings
        .iter()
        .filter_map(|filing| filing.due)
        .map(|due| due.to_string())
        .collect();
    assert_eq!(dues, ["2021-09-10", "2021-09-17", "2021-09-30"]);
    let first = &read.filings[0];
    assert_eq!(
        (first.form.as_deref(), first.annex),
        (Some("《备案表》"), Some(2))
    );
    assert_eq!(
        (first.to.as_deref(), first.place.as_deref()),
        (Some("县政府办"), Some("109房间"))
    );
    assert_eq!(
        read.annexes
            .iter()
            .filter(|annex| annex.title.ends_with("备案表"))
            .count(),
        1
    );
    let dated: Vec<_> = read
        .tasks
        .iter()
        .filter_map(|task| task.due_text.as_deref())
        .collect();
    assert_eq!(dated, ["2022年初", "年内"]);
}

#[test]
fn duties_in_prose_are_found_by_their_dates() {
    let Some(read) = notice("notices/shanxi-2020.txt") else {
        return;
    };
    let dated: Vec<(String, String)> = read
        .tasks
        .iter()
        .filter_map(|task| Some((task.due?.to_string(), task.responsible.join(" "))))
        .collect();
    let told = |day: &str, units: &str| (day.to_owned(), units.to_owned());
    assert_eq!(
        dated,
        [
            told("2020-11-30", "县、乡两级政府"),
            told("2020-12-31", "各级政府部门"),
            told("2020-11-30", "各市"),
        ]
    );
    let rates: Vec<&str> = read
        .tasks
        .iter()
        .flat_map(|task| &task.indicators)
        .map(String::as_str)
        .collect();
    assert_eq!(rates, ["不得少于70%", "不得少于50%", "不低于95%"]);
}

#[test]
fn rules_and_replies_without_duties_give_no_tasks() {
    let folder = "corpus/notices/state-council";
    for name in [
        "专利代理条例",
        "国务院关于印发个人所得税专项附加扣除暂行办法的通知",
        "国务院办公厅关于调整国家教材委员会组成人员的通知",
        "国务院办公厅关于同意以哈尔滨市名义申办2009年第二十四届世界大学生冬季运动会的复函",
        "国务院办公厅对十届全国人大四次会议第7240号建议的答复",
    ] {
        if let Some(read) = notice(&format!("{folder}/{name}.txt")) {
            assert!(read.tasks.is_empty(), "{name}: {:?}", read.tasks);
        }
    }
}
