//! Personal data whose time is over is forgotten.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::{Forgotten, Operation};
use serde_json::{Value, json};
use std::fs;

fn forget(desk: &Desk, id: &str, fields: &[&str]) {
    let what = Forgotten {
        ledger: "contact".to_owned(),
        id: id.to_owned(),
        fields: fields.iter().map(|name| (*name).to_owned()).collect(),
    };
    let marks = object(json!({ "remarks": "已隐去" }));
    let operation = Operation::by_user("隐去个人信息", "王明");
    desk.ledger.forget(operation, &[what], &marks).unwrap();
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
    let what = Forgotten {
        ledger: "document".into(),
        id,
        fields: vec!["files".into()],
    };
    let operation = Operation::by_user("隐去", "王明");
    desk.ledger
        .forget(operation, &[what], &object(json!({})))
        .unwrap();
    let kept = |digest: &str| {
        let folder = desk.dir.path().join("attachments").join(&digest[..2]);
        fs::exists(folder.join(digest)).unwrap()
    };
    assert!(!kept(&own.digest));
    assert!(kept(&shared.digest));
}
