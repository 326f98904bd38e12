//! After something was forgotten, one new backup stands for all those that still hold it.
#![allow(clippy::unwrap_used)]

mod common;

use common::Desk;
use minglu_ledger::{Reason, backups, rehearse};
use serde_json::json;
use std::path::Path;

/// A desk with two backups, the second of which was made with one contact more.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in ["苏禾", "陆青"] {
        desk.add("contact", json!({ "unit": "县财政局", "name": name }));
        desk.ledger.back_up(Reason::Automatic).unwrap();
    }
    desk
}

fn files(folder: &Path) -> Vec<String> {
    let entries = walkdir(folder);
    entries
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn walkdir(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(walkdir(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn the_new_backup_is_sound_and_the_earlier_ones_are_gone() {
    let desk = desk();
    let renewed = desk.ledger.renew_backups().unwrap();
    assert_eq!(renewed.removed, 2);
    let left = backups(desk.dir.path()).unwrap();
    assert_eq!(left, [renewed.backup]);
    let rehearsal = rehearse(desk.dir.path(), desk.ledger.key(), &left[0].path, None).unwrap();
    assert!(rehearsal.report.ok);
}

#[test]
fn the_second_folder_keeps_the_newest_backup_and_its_files_only() {
    let desk = desk();
    let second = tempfile::tempdir().unwrap();
    let gone = desk.ledger.store("旧.txt", "old".as_bytes()).unwrap();
    let kept = desk.ledger.store("新.txt", "new".as_bytes()).unwrap();
    let id = desk.add("document", json!({ "title": "甲", "files": [gone] }));
    desk.ledger.back_up(Reason::Automatic).unwrap();
    desk.ledger.copy_backup(second.path()).unwrap();
    desk.set("document", &id, json!({ "files": [kept] }));
    let what = minglu_ledger::Forgotten {
        ledger: "document".into(),
        id,
        fields: vec!["files".into()],
        instead: common::object(json!({ "files": [kept] })),
    };
    let operation = minglu_ledger::Operation::by_user("隐去", "王明");
    let words = minglu_ledger::Words::default();
    let none = minglu_ledger::Fields::new();
    desk.ledger
        .forget(operation, &[what], &words, &none)
        .unwrap();
    desk.ledger.renew_backups().unwrap();
    assert_eq!(desk.ledger.renew_second(second.path()).unwrap(), 1);
    let left = files(second.path());
    assert_eq!(
        left.iter().filter(|name| name.ends_with(".mlbak")).count(),
        1
    );
    assert!(
        left.contains(&kept.digest) && !left.contains(&gone.digest),
        "{left:?}"
    );
}
