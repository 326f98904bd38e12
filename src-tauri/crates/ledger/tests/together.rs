//! Several programs on one ledger, and one desk.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::{Code, DeskLock, Ledger, Operation, Query, place_warning};
use serde_json::json;
use std::thread;

#[test]
fn two_openers_write_one_after_another_and_each_sees_the_others_records() {
    let desk = Desk::new();
    let dir = desk.dir.path().to_owned();
    let write = |name: &'static str| {
        let dir = dir.clone();
        thread::spawn(move || {
            let ledger = Ledger::open(&dir).unwrap();
            for n in 0..25 {
                let fields = object(json!({ "requirement": format!("{name}{n}") }));
                let operation = Operation::by_user("新增", name);
                ledger
                    .transact(operation, |tx| tx.add("task", fields))
                    .unwrap();
            }
        })
    };
    let writers = [write("甲"), write("乙")];
    writers
        .into_iter()
        .for_each(|writer| writer.join().unwrap());
    assert_eq!(desk.ledger.list(&Query::of("task")).unwrap().total, 50);
    assert_eq!(desk.ledger.list(&searching("乙24")).unwrap().total, 1);
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn there_is_one_desk_and_the_second_is_told_who_sits_there() {
    let dir = tempfile::tempdir().unwrap();
    let first = DeskLock::take(dir.path(), "窗口", Some((4225, "word".into()))).unwrap();
    let refused = DeskLock::take(dir.path(), "浏览器版", None).unwrap_err();
    assert_eq!(refused.code(), Code::Busy);
    let pid = std::process::id().to_string();
    assert!(refused.message().contains("窗口") && refused.message().contains(&pid));
    let holder = DeskLock::holder(dir.path()).expect("named");
    assert_eq!(holder.knock, Some((4225, "word".into())));
    drop(first);
    assert!(DeskLock::holder(dir.path()).is_none());
    DeskLock::take(dir.path(), "浏览器版", None).unwrap();
}

#[test]
fn the_lock_of_a_program_that_is_gone_is_taken_over() {
    let dir = tempfile::tempdir().unwrap();
    let stale = r#"{"pid":1,"since":"2020-01-01T08:00:00+08:00","kind":"窗口","knock":null}"#;
    std::fs::write(dir.path().join("desk.lock"), stale).unwrap();
    let _desk = DeskLock::take(dir.path(), "窗口", None).unwrap();
    let holder = DeskLock::holder(dir.path()).unwrap();
    assert_eq!(holder.pid, std::process::id());
}

#[test]
fn a_ledger_can_be_opened_beside_a_desk() {
    let desk = Desk::new();
    let _lock = DeskLock::take(desk.dir.path(), "窗口", None).unwrap();
    let second = Ledger::open(desk.dir.path()).unwrap();
    assert_eq!(second.list(&Query::of("task")).unwrap().total, 0);
}

#[test]
fn a_folder_of_a_cloud_service_is_warned_about_in_words() {
    let dir = tempfile::tempdir().unwrap();
    let cloud = dir.path().join("坚果云");
    let words = place_warning(&cloud).unwrap();
    assert!(
        words.contains("坚果云") && words.contains("移到本机硬盘"),
        "{words}"
    );
}

/// The tasks in which this text stands.
fn searching(text: &str) -> Query {
    Query {
        search: Some(text.to_owned()),
        ..Query::of("task")
    }
}
