//! Attachments are kept once, whole, and verified when they are read.

#![allow(clippy::unwrap_used)]

mod common;

use common::Desk;
use minglu_ledger::{ATTACHMENT_MAX, Code};
use serde_json::json;
use std::io::{self, Read};
use std::path::PathBuf;

fn files(desk: &Desk) -> Vec<PathBuf> {
    let shelves = std::fs::read_dir(desk.dir.path().join("attachments")).unwrap();
    let mut files = Vec::new();
    for shelf in shelves.map(|e| e.unwrap().path()) {
        match std::fs::read_dir(&shelf) {
            Ok(inside) => files.extend(inside.map(|e| e.unwrap().path())),
            Err(_) => files.push(shelf),
        }
    }
    files
}

#[test]
fn the_same_content_is_kept_once_under_its_digest_and_comes_back() {
    let desk = Desk::new();
    let one = desk.ledger.store("现场 照片.jpg", &b"hello"[..]).unwrap();
    let two = desk
        .ledger
        .store(r"C:\x\另一个名字.jpg", &b"hello"[..])
        .unwrap();
    assert_eq!(
        one.digest,
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    );
    assert_eq!(
        (one.digest.clone(), two.name.as_str()),
        (two.digest, "另一个名字.jpg")
    );
    assert_eq!(files(&desk).len(), 1);
    assert!(files(&desk)[0].ends_with(format!("2c/{}", one.digest)));
    let mut text = String::new();
    desk.ledger
        .open_attachment(&one.digest)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert_eq!(text, "hello");
}

#[test]
fn a_damaged_attachment_is_never_handed_out_and_storing_it_again_heals_it() {
    let desk = Desk::new();
    let file = desk.ledger.store("表.xlsx", &b"hello"[..]).unwrap();
    let named = json!([{ "name": file.name, "digest": file.digest, "size": file.size }]);
    desk.add(
        "task",
        json!({ "requirement": "公开预算", "evidence": named }),
    );
    assert!(desk.ledger.check().unwrap().ok);
    let path = desk.ledger.attachment_path(&file.digest).unwrap();
    std::fs::write(&path, b"hellO").unwrap();
    assert_eq!(
        desk.ledger
            .open_attachment(&file.digest)
            .err()
            .unwrap()
            .code(),
        Code::Damaged
    );
    assert_eq!(
        desk.ledger
            .attachment_path(&file.digest)
            .unwrap_err()
            .code(),
        Code::Damaged
    );
    assert!(!desk.ledger.check().unwrap().ok);
    desk.ledger.store("表.xlsx", &b"hello"[..]).unwrap();
    assert!(desk.ledger.check().unwrap().ok);
    std::fs::remove_file(path).unwrap();
    assert_eq!(
        desk.ledger
            .open_attachment(&file.digest)
            .err()
            .unwrap()
            .code(),
        Code::NotFound
    );
    assert!(!desk.ledger.check().unwrap().ok);
}

#[test]
fn what_is_no_digest_never_becomes_a_path() {
    let desk = Desk::new();
    for wrong in [
        "",
        "../ledger.sqlite",
        "2CF2",
        &"A".repeat(64),
        &"/".repeat(64),
    ] {
        assert_eq!(
            desk.ledger.open_attachment(wrong).err().unwrap().code(),
            Code::Usage
        );
    }
}

#[test]
fn a_file_beyond_the_limit_or_a_broken_stream_leaves_nothing() {
    let desk = Desk::new();
    let endless = io::repeat(7).take(ATTACHMENT_MAX + 1);
    let error = desk.ledger.store("大.zip", endless).unwrap_err();
    assert_eq!(error.code(), Code::Invalid);
    assert!(error.message().contains("500 MB"), "{}", error.message());
    struct Torn;
    impl Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let torn = io::Cursor::new(b"half").chain(Torn);
    assert_eq!(
        desk.ledger.store("半.zip", torn).unwrap_err().code(),
        Code::Io
    );
    assert!(files(&desk).is_empty());
}
