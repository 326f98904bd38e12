//! Personal data whose time is over is forgotten.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::{Fields, Forgotten, Operation};
use serde_json::{Value, json};
use std::fs;

fn of(ledger: &str, id: &str, fields: &[&str]) -> Forgotten {
    Forgotten {
        ledger: ledger.to_owned(),
        id: id.to_owned(),
        fields: fields.iter().map(|name| (*name).to_owned()).collect(),
        instead: Fields::new(),
    }
}

fn forget_all(desk: &Desk, what: &[Forgotten]) {
    let words = desk.ledger.ever_held(what).unwrap();
    let marks = object(json!({ "remarks": "已隐去" }));
    let operation = Operation::by_user("隐去个人信息", "王明");
    desk.ledger.forget(operation, what, &words, &marks).unwrap();
}

fn forget(desk: &Desk, id: &str, fields: &[&str]) {
    forget_all(desk, &[of("contact", id, fields)]);
}

fn contact(desk: &Desk) -> String {
    let fields = json!({ "unit": "县财政局", "name": "苏禾", "phone": "13800001234" });
    let id = desk.add("contact", fields);
    desk.set("contact", &id, json!({ "phone": "13900005678" }));
    desk.set("contact", &id, json!({ "title": "科员" }));
    id
}

/// Everything that the log says, as one text.
fn log(desk: &Desk, id: &str) -> String {
    format!("{:?}", desk.ledger.history("contact", id).unwrap())
}

#[test]
fn what_is_forgotten_is_gone_from_the_record_and_from_the_log() {
    let desk = Desk::new();
    let id = contact(&desk);
    assert!(log(&desk, &id).contains("13800001234"));
    forget(&desk, &id, &["phone"]);
    let record = desk.ledger.get("contact", &id).unwrap();
    assert_eq!(record.get("phone"), &Value::Null);
    assert_eq!(record.text("remarks"), Some("已隐去"));
    let told = log(&desk, &id);
    assert!(
        !told.contains("13800001234") && !told.contains("13900005678"),
        "{told}"
    );
    assert!(told.contains("科员"), "{told}");
}

#[test]
fn the_log_vouches_for_itself_after_something_was_forgotten_and_after_a_restart() {
    let desk = Desk::new();
    let id = contact(&desk);
    desk.add("contact", json!({ "unit": "县审计局", "name": "陆青" }));
    forget(&desk, &id, &["phone"]);
    let report = desk.ledger.check().unwrap();
    assert!(report.ok, "{report:?}");
    let desk = desk.restarted();
    assert!(desk.ledger.check().unwrap().ok);
    desk.set("contact", &id, json!({ "title": "主任" }));
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn forgetting_is_not_undone() {
    let desk = Desk::new();
    let id = contact(&desk);
    forget(&desk, &id, &["phone"]);
    let next = desk.ledger.undoable().unwrap().unwrap();
    assert_eq!(next.label, "修改");
    desk.ledger.undo("王明").unwrap();
    let record = desk.ledger.get("contact", &id).unwrap();
    assert_eq!(
        (record.get("title"), record.get("phone")),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn a_file_that_nothing_names_any_more_is_removed_and_a_shared_one_stays() {
    let desk = Desk::new();
    let own = desk.ledger.store("身份证.txt", "own".as_bytes()).unwrap();
    let shared = desk.ledger.store("通知.txt", "shared".as_bytes()).unwrap();
    let item = |a: &minglu_ledger::Attachment| json!({ "name": a.name, "digest": a.digest, "size": a.size });
    let files = json!([item(&own), item(&shared)]);
    let id = desk.add("document", json!({ "title": "甲", "files": files }));
    desk.add(
        "document",
        json!({ "title": "乙", "files": [item(&shared)] }),
    );
    forget_all(&desk, &[of("document", &id, &["files"])]);
    let kept = |digest: &str| {
        let folder = desk.dir.path().join("attachments").join(&digest[..2]);
        fs::exists(folder.join(digest)).unwrap()
    };
    assert!(!kept(&own.digest));
    assert!(kept(&shared.digest));
}

/// True where a file of the data folder, backups aside, holds these bytes.
fn lies_about(desk: &Desk, word: &str) -> bool {
    let files = fs::read_dir(desk.dir.path()).unwrap();
    let mut files = files.map(|entry| entry.unwrap().path());
    files.any(|path| {
        let bytes = fs::read(&path).unwrap_or_default();
        bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes())
    })
}

#[test]
fn no_page_of_the_ledgers_files_keeps_what_is_forgotten() {
    let desk = Desk::new();
    let id = contact(&desk);
    // Pages that were given up before hold old values too.
    for n in 0..50 {
        let fields = json!({ "unit": format!("单位{n}"), "name": "陆青", "title": "13800001234" });
        let other = desk.add("contact", fields);
        desk.set("contact", &other, json!({ "title": "科员" }));
        forget(&desk, &other, &["title"]);
    }
    assert!(lies_about(&desk, "13900005678"));
    forget(&desk, &id, &["phone"]);
    for word in ["13800001234", "13900005678"] {
        assert!(!lies_about(&desk, word), "{word}");
    }
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn what_a_field_ever_held_goes_out_of_every_other_text_and_label() {
    let desk = Desk::new();
    let fields = json!({ "unit": "县财政局", "name": "苏禾", "title": "电话13800001234", "phone": "13800001234" });
    let id = desk.add("contact", fields);
    desk.set("contact", &id, json!({ "phone": "13900005678" }));
    let operation = Operation::by_user("更正13900005678的职务", "王明");
    let title = object(json!({ "title": "主任（13900005678、13800001234）" }));
    let set = |tx: &mut minglu_ledger::Tx<'_>| tx.set("contact", &id, &title);
    desk.ledger.transact(operation, set).unwrap();
    forget(&desk, &id, &["phone"]);
    let record = desk.ledger.get("contact", &id).unwrap();
    assert_eq!(record.text("title"), Some("主任（×××、×××）"));
    let told = log(&desk, &id);
    for word in ["13800001234", "13900005678"] {
        assert!(!told.contains(word), "{told}");
    }
    assert!(told.contains("更正×××的职务"), "{told}");
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn a_record_in_the_trash_and_one_whose_addition_was_undone_are_forgotten_too() {
    let desk = Desk::new();
    let trashed = contact(&desk);
    let operation = Operation::by_user("删除", "王明");
    let trash = |tx: &mut minglu_ledger::Tx<'_>| tx.trash("contact", &trashed);
    desk.ledger.transact(operation, trash).unwrap();
    let undone = desk.add(
        "contact",
        json!({ "unit": "县审计局", "name": "陆青", "phone": "13700007777" }),
    );
    desk.ledger.undo("王明").unwrap();
    let what = [
        of("contact", &trashed, &["phone"]),
        of("contact", &undone, &["phone"]),
    ];
    forget_all(&desk, &what);
    let record = desk.ledger.get("contact", &trashed).unwrap();
    assert!(record.deleted.is_some() && record.get("phone").is_null());
    for word in ["13700007777", "13900005678"] {
        assert!(!lies_about(&desk, word), "{word}");
    }
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn every_record_that_ever_named_another_is_found_by_the_log() {
    let desk = Desk::new();
    let unit = |unit: &str| desk.add("contact", json!({ "unit": unit, "name": "苏禾" }));
    let (now, before, _never) = (unit("县财政局"), unit("县财政局"), unit("县审计局"));
    desk.set("contact", &before, json!({ "unit": "县审计局" }));
    let names = ["县财政局".to_owned()].into_iter().collect();
    let found = desk.ledger.ever_naming("contact", "unit", &names).unwrap();
    assert_eq!(found, [now, before].into_iter().collect());
}

#[test]
fn what_stands_instead_stays_in_the_record_and_in_the_log() {
    let desk = Desk::new();
    let old = desk.ledger.store("答复.txt", "old".as_bytes()).unwrap();
    let new = desk.ledger.store("答复.txt", "new".as_bytes()).unwrap();
    let id = desk.add("document", json!({ "title": "甲", "files": [old] }));
    let mut what = of("document", &id, &["files"]);
    what.instead = object(json!({ "files": [new] }));
    forget_all(&desk, &[what]);
    let record = desk.ledger.get("document", &id).unwrap();
    assert_eq!(record.get("files")[0]["digest"], json!(new.digest));
    assert!(desk.ledger.open_attachment(&new.digest).is_ok());
    assert!(desk.ledger.open_attachment(&old.digest).is_err());
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn the_text_of_a_file_that_is_gone_is_found_no_more() {
    let desk = Desk::new();
    let file = desk.ledger.store("申请.txt", "x".as_bytes()).unwrap();
    let digest = file.digest.clone();
    let id = desk.add("document", json!({ "title": "甲", "files": [file] }));
    let text = minglu_ledger::FileText::Read {
        text: "申请人苏禾住澄溪县东街".into(),
        cut: false,
    };
    desk.ledger.reading().unwrap();
    desk.ledger.keep_text(&digest, &text).unwrap();
    assert!(lies_about(&desk, "申请人苏禾"));
    forget_all(&desk, &[of("document", &id, &["files"])]);
    assert!(!lies_about(&desk, "申请人苏禾"));
    assert_eq!(desk.ledger.reading().unwrap().total, 0);
}
