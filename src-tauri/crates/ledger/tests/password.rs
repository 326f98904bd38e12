//! A ledger with a password: nothing readable on disk, nothing lost on the way in or out.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Desk, clerk, files, holding, object};
use minglu_ledger::vault::{Key, RecoveryCode, Secret, Staging, Vault, protect, unprotect};
use minglu_ledger::{Attachment, Code, Ledger, Operation, Query};
use serde_json::json;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const PASSWORD: &str = "春天的小河 2026";
const NAME: &str = "欧阳明珠";
const SUBJECT: &str = "重大建设项目批准和实施信息";
const EVIDENCE: &str = "这是佐证材料的全文";
const STAGED: &str = "正在导入的表格里的文字";

/// A day's work: records, a change, an attachment, a search, a staged file, undo and redo.
fn work(ledger: &Ledger) -> Attachment {
    let by = |label: &str| Operation::by_user(label, "王明");
    let person = json!({ "unit": "县教育局", "name": NAME });
    let id = ledger
        .transact(by("新增"), |tx| tx.add("contact", object(person)))
        .unwrap()
        .value;
    let change = object(json!({ "remarks": SUBJECT }));
    ledger
        .transact(by("修改"), |tx| tx.set("contact", &id, &change))
        .unwrap();
    ledger.undo("王明").unwrap();
    ledger.redo("王明").unwrap();
    let kept = ledger.store("会议纪要.txt", EVIDENCE.as_bytes()).unwrap();
    staging(ledger)
        .add("upload-1", 0, STAGED.as_bytes())
        .unwrap();
    let at = STAGED.len() as u64;
    staging(ledger)
        .add("upload-1", at, STAGED.as_bytes())
        .unwrap();
    assert!(found(ledger) > 0);
    kept
}

fn staging(ledger: &Ledger) -> Staging {
    Staging::of(ledger.dir(), ledger.key())
}

fn found(ledger: &Ledger) -> u64 {
    let query = Query {
        search: Some("明珠".to_owned()),
        ..Query::of("contact")
    };
    ledger.list(&query).unwrap().total
}

fn text(ledger: &Ledger, digest: &str) -> String {
    let mut text = String::new();
    let mut file = ledger.open_attachment(digest).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

struct Locked {
    dir: TempDir,
    key: Key,
    code: RecoveryCode,
    kept: Attachment,
}

/// A ledger that has been worked in, and was then given a password.
fn locked() -> Locked {
    let Desk { dir, ledger } = Desk::new();
    let kept = work(&ledger);
    drop(ledger);
    let (key, code) = protect(dir.path(), clerk(), PASSWORD).unwrap();
    Locked {
        dir,
        key,
        code,
        kept,
    }
}

fn vault(dir: &Path) -> Vault {
    Vault::of(dir).unwrap().expect("protected")
}

#[test]
fn nothing_in_the_folder_can_be_read_without_the_password() {
    let locked = locked();
    let dir = locked.dir.path();
    let told = [
        NAME,
        "明珠",
        SUBJECT,
        EVIDENCE,
        STAGED,
        "会议纪要",
        "王明",
        "SQLite format 3",
    ];
    let digest = locked.kept.digest.as_str();
    for text in told.iter().copied().chain([digest]) {
        assert_eq!(
            holding(dir, text),
            Vec::<PathBuf>::new(),
            "{text} when closed"
        );
    }
    let ledger = Ledger::open_unlocked(dir, &locked.key).unwrap();
    work(&ledger);
    assert!(files(dir).iter().any(|f| f.ends_with("ledger.sqlite-wal")));
    assert!(files(dir).iter().any(|f| f.ends_with("staging/upload-1")));
    for text in told.iter().copied().chain([digest]) {
        assert_eq!(
            holding(dir, text),
            Vec::<PathBuf>::new(),
            "{text} when open"
        );
    }
}

#[test]
fn a_plain_ledger_is_readable_so_the_search_above_has_teeth() {
    let desk = Desk::new();
    let kept = work(&desk.ledger);
    for text in [NAME, SUBJECT, EVIDENCE, STAGED, kept.digest.as_str()] {
        assert!(!holding(desk.dir.path(), text).is_empty(), "{text}");
    }
}

#[test]
fn everything_is_there_behind_the_password_and_after_it_is_removed() {
    let locked = locked();
    let dir = locked.dir.path();
    assert_eq!(Ledger::open(dir).err().unwrap().code(), Code::Locked);
    let key = vault(dir).unlock(Secret::Password(PASSWORD)).unwrap();
    assert_eq!(key, locked.key);
    let ledger = Ledger::open_unlocked(dir, &key).unwrap();
    assert_eq!(found(&ledger), 1);
    assert_eq!(text(&ledger, &locked.kept.digest), EVIDENCE);
    work(&ledger);
    assert_eq!(found(&ledger), 2);
    let steps = ledger.steps(100).unwrap().len();
    drop(ledger);
    unprotect(dir, &key).unwrap();
    let ledger = Ledger::open(dir).unwrap();
    assert_eq!(found(&ledger), 2);
    assert_eq!(text(&ledger, &locked.kept.digest), EVIDENCE);
    assert_eq!(ledger.steps(100).unwrap().len(), steps);
    assert!(ledger.check().unwrap().ok);
    assert!(ledger.undo("王明").unwrap().is_some());
    let left = |f: &PathBuf| f.to_string_lossy().contains("vault-") || f.ends_with("vault.json");
    assert!(!files(dir).iter().any(left));
}

#[test]
fn a_staged_file_comes_back_in_its_pieces_and_a_missing_piece_is_told() {
    let locked = locked();
    let ledger = Ledger::open_unlocked(locked.dir.path(), &locked.key).unwrap();
    work(&ledger);
    let mut text = String::new();
    let staging = staging(&ledger);
    let mut staged = staging.read("upload-1").unwrap();
    staged.read_to_string(&mut text).unwrap();
    assert_eq!(text, STAGED.repeat(2));
    let gap = staging.add("upload-1", 7, b"x").err().unwrap();
    assert_eq!(gap.code(), Code::Usage);
    assert_eq!(
        staging.add("../x", 0, b"x").err().unwrap().code(),
        Code::Usage
    );
}

#[test]
fn another_password_opens_the_same_ledger_and_the_old_one_no_longer_does() {
    let locked = locked();
    let dir = locked.dir.path();
    let vault_now = vault(dir);
    let short = vault_now.change(Secret::Password(PASSWORD), "短密码");
    assert_eq!(short.err().unwrap().code(), Code::Usage);
    vault_now
        .change(Secret::Password(PASSWORD), "another password")
        .unwrap();
    let old = vault(dir).unlock(Secret::Password(PASSWORD));
    assert_eq!(old.err().unwrap().code(), Code::WrongPassword);
    // Full width or half width: input methods differ.
    let key = vault(dir)
        .unlock(Secret::Password("ａｎｏｔｈｅｒ　ｐａｓｓｗｏｒｄ"))
        .unwrap();
    assert_eq!(found(&Ledger::open_unlocked(dir, &key).unwrap()), 1);
}

#[test]
fn the_recovery_code_gives_a_new_password_until_another_code_is_made() {
    let locked = locked();
    let dir = locked.dir.path();
    let code = locked.code.to_string().to_lowercase();
    vault(dir)
        .change(Secret::Recovery(&code), "a new password")
        .unwrap();
    let new = Secret::Password("a new password");
    let next = vault(dir).new_code(new).unwrap().to_string();
    let old = vault(dir).unlock(Secret::Recovery(&code));
    assert_eq!(old.err().unwrap().code(), Code::WrongPassword);
    assert_eq!(
        vault(dir).unlock(Secret::Recovery(&next)).unwrap(),
        locked.key
    );
    assert_eq!(vault(dir).unlock(new).unwrap(), locked.key);
}

#[test]
fn wrong_passwords_make_the_next_try_wait_over_a_restart_too() {
    let locked = locked();
    let dir = locked.dir.path();
    for n in 1..=3 {
        assert_eq!(vault(dir).wait(), 0, "try {n} is free");
        let wrong = vault(dir).unlock(Secret::Password("not this one"));
        assert_eq!(wrong.err().unwrap().code(), Code::WrongPassword);
    }
    // Each `vault` reads the folder anew, as another start of the program does.
    let wait = vault(dir).wait();
    assert!((1..=5).contains(&wait), "{wait}");
    let right = vault(dir).unlock(Secret::Password(PASSWORD)).err().unwrap();
    assert_eq!(right.code(), Code::WrongPassword);
    assert!(right.message().contains("秒"), "{}", right.message());
    std::thread::sleep(std::time::Duration::from_secs(wait + 1));
    vault(dir).unlock(Secret::Password(PASSWORD)).unwrap();
    assert_eq!(vault(dir).wait(), 0);
}

#[test]
fn a_damaged_file_is_told_as_damage_and_not_as_a_wrong_password() {
    let flip = |path: &Path, at: usize| {
        let mut bytes = fs::read(path).unwrap();
        bytes[at] ^= 1;
        fs::write(path, bytes).unwrap();
    };
    let locked = locked();
    let dir = locked.dir.path();
    for at in [20, 5_000, 30_000] {
        flip(&dir.join("ledger.sqlite"), at);
        let key = vault(dir).unlock(Secret::Password(PASSWORD)).unwrap();
        let told = Ledger::open_unlocked(dir, &key).and_then(|ledger| {
            let report = ledger.check()?;
            assert!(!report.ok, "byte {at}");
            ledger.list(&Query::of("contact"))
        });
        assert!(
            told.is_ok() || told.err().unwrap().code() == Code::Damaged,
            "byte {at}"
        );
        flip(&dir.join("ledger.sqlite"), at);
    }
    let ledger = Ledger::open_unlocked(dir, &locked.key).unwrap();
    let path = ledger.attachment_path(&locked.kept.digest).unwrap();
    flip(&path, 130);
    let told = ledger.open_attachment(&locked.kept.digest).err().unwrap();
    assert_eq!(told.code(), Code::Damaged);
}

#[test]
fn the_wrapped_key_is_put_back_from_its_spare() {
    let locked = locked();
    let dir = locked.dir.path();
    let main = dir.join("vault.json");
    let whole = fs::read(&main).unwrap();
    for damage in [&whole[..100], &b""[..]] {
        fs::write(&main, damage).unwrap();
        assert_eq!(
            vault(dir).unlock(Secret::Password(PASSWORD)).unwrap(),
            locked.key
        );
        assert_eq!(fs::read(&main).unwrap(), whole);
    }
    fs::remove_file(&main).unwrap();
    assert_eq!(Ledger::open(dir).err().unwrap().code(), Code::Locked);
    fs::write(&main, "{}").unwrap();
    fs::write(dir.join("vault-spare.json"), "{}").unwrap();
    assert_eq!(Vault::of(dir).err().unwrap().code(), Code::Damaged);
}

#[test]
fn a_ledger_that_is_open_elsewhere_gets_no_password() {
    let desk = Desk::new();
    work(&desk.ledger);
    let busy = protect(desk.dir.path(), clerk(), PASSWORD).err().unwrap();
    assert_eq!(busy.code(), Code::Busy);
    assert_eq!(found(&desk.ledger), 1, "and goes on working");
    let desk = desk.restarted();
    assert_eq!(found(&desk.ledger), 1);
    assert!(!desk.dir.path().join("ledger.sqlite.new").exists());
}

#[test]
fn a_large_attachment_a_foreign_file_and_a_damaged_one_are_carried_rightly() {
    let Desk { dir, ledger } = Desk::new();
    let long: Vec<u8> = (0..300_000u32).map(|n| (n % 251) as u8).collect();
    let big = ledger.store("大.bin", long.as_slice()).unwrap();
    let hurt = ledger.store("坏.bin", &b"1234567890"[..]).unwrap();
    fs::write(ledger.attachment_path(&hurt.digest).unwrap(), "123456789X").unwrap();
    drop(ledger);
    let foreign = dir.path().join("attachments/我的文件.txt");
    fs::write(&foreign, "mine").unwrap();
    let refused = protect(dir.path(), clerk(), PASSWORD).err().unwrap();
    assert!(refused.message().contains("我的文件.txt"));
    fs::remove_file(foreign).unwrap();
    let (key, _) = protect(dir.path(), clerk(), PASSWORD).unwrap();
    let check = |ledger: Ledger| {
        let mut back = Vec::new();
        let mut file = ledger.open_attachment(&big.digest).unwrap();
        file.read_to_end(&mut back).unwrap();
        assert!(back == long);
        let told = ledger.open_attachment(&hurt.digest).err().unwrap();
        assert_eq!(
            told.code(),
            Code::Damaged,
            "damage from before is still told"
        );
    };
    check(Ledger::open_unlocked(dir.path(), &key).unwrap());
    unprotect(dir.path(), &key).unwrap();
    check(Ledger::open(dir.path()).unwrap());
}
