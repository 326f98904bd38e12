//! From the terminal: a notice goes out, and the quarter is reported.

use crate::common::terminal::{Terminal, record};
use crate::common::{Machine, Office};
use crate::table;
use chrono::Datelike;
use minglu_sync::batch::{BatchRecord, Kind};
use minglu_sync::protocol::{IssuedKind, IssuedNotice};
use serde_json::{Value, json};

fn issue(terminal: &Terminal) -> Result<Value, Value> {
    let file = terminal.draw("任务分解表.xlsx", table::TASKS);
    let named = ["--title", "2026年政务公开工作要点", "--year", "2026"];
    terminal.try_run(&[&["notice", "issue", &file], &named[..]].concat())
}

fn notice(office: &Office, machine: &Machine) -> IssuedNotice {
    office.issued(machine, IssuedKind::Notice)
}

fn seqs(notice: &IssuedNotice) -> Vec<&str> {
    let fields = notice.tasks.iter().map(|task| &task.fields);
    fields.filter_map(|fields| fields["seq"].as_str()).collect()
}

#[test]
fn each_unit_gets_its_own_tasks_and_nothing_that_the_clerk_writes() {
    let Some(terminal) = Terminal::open() else {
        return;
    };
    let told = issue(&terminal).unwrap();
    assert_eq!((&told["tasks"], &told["nobodys"]), (&json!(4), &json!([4])));
    let office = terminal.office();
    let notices = terminal.machines(&office).map(|m| notice(&office, &m));
    let wanted: [&[&str]; 3] = [&["1"], &["1", "2"], &["3"]];
    assert_eq!(notices.each_ref().map(seqs), wanted);
    let clerks = ["progress", "state", "ours", "notice"];
    let fields = &notices[0].tasks[0].fields;
    assert!(!clerks.iter().any(|field| fields.contains_key(*field)));
}

#[test]
fn a_notice_of_the_same_title_and_year_is_not_issued_twice() {
    let Some(terminal) = Terminal::open() else {
        return;
    };
    issue(&terminal).unwrap();
    assert_eq!(issue(&terminal).unwrap_err()["code"], "conflict");
}

#[test]
fn the_bulletin_counts_what_each_unit_reported_of_its_tasks() {
    let Some(terminal) = Terminal::open() else {
        return;
    };
    issue(&terminal).unwrap();
    let office = terminal.office();
    let [finance, ..] = terminal.machines(&office);
    let progress = BatchRecord {
        origin: Some(notice(&office, &finance).tasks[0].id.clone()),
        ..record("task", "r1", &json!({ "progress": "已公开。" }))
    };
    office.commit(
        &finance,
        &finance.report(Kind::TaskProgress, None, vec![progress]),
    );
    for name in ["通报.docx", "通报.xlsx"] {
        let (lines, path) = terminal.write(&["bulletin", "--quarter", &this_quarter()], name);
        assert_eq!(counts(&lines), [[1, 1, 1], [2, 0, 0], [1, 0, 0]]);
        assert!(std::fs::metadata(path).unwrap().len() > 1000);
    }
    assert_eq!(terminal.run(&["check"]), json!({ "findings": [] }));
}

fn counts(lines: &Value) -> Vec<[u64; 3]> {
    let counted = ["tasks", "reported", "batches"];
    let line = |line: &Value| counted.map(|name| line[name].as_u64().unwrap());
    lines.as_array().unwrap().iter().map(line).collect()
}

fn this_quarter() -> String {
    let today = chrono::Utc::now() + chrono::TimeDelta::hours(8);
    format!("{}Q{}", today.year(), today.month0() / 3 + 1)
}
