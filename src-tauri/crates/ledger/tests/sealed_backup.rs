//! Backups of a ledger with a password: sealed like the ledger, and open to whoever has a key.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Desk, clerk, object};
use minglu_ledger::vault::{Key, Secret, Vault, protect, unprotect};
use minglu_ledger::{
    Attachment, Code, Ledger, Operation, Query, Reason, backups, rehearse, restore,
};
use serde_json::json;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const PASSWORD: &str = "春天的小河 2026";
const NAME: &str = "欧阳明珠";
const FILE: &str = "会议纪要.txt";
const EVIDENCE: &str = "这是佐证材料的全文";

/// A person with a file.
fn work(ledger: &Ledger) -> Attachment {
    let kept = ledger.store(FILE, EVIDENCE.as_bytes()).unwrap();
    let task = json!({ "subject": "公开", "requirement": NAME, "evidence": [
        { "name": kept.name, "digest": kept.digest, "size": kept.size }] });
    let by = Operation::by_user("新增", "王明");
    ledger
        .transact(by, |tx| tx.add("task", object(task)))
        .unwrap();
    kept
}

fn tasks(ledger: &Ledger) -> u64 {
    ledger.list(&Query::of("task")).unwrap().total
}

fn text(ledger: &Ledger, digest: &str) -> String {
    let mut text = String::new();
    let mut file = ledger.open_attachment(digest).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

/// True where a text lies readable in a folder: in a file, or packed in a zip.
fn told(dir: &Path, text: &str) -> bool {
    let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|w| w == text.as_bytes());
    files(dir).into_iter().any(|path| {
        let bytes = fs::read(&path).unwrap();
        if path.to_string_lossy().contains(text) || holds(&bytes) {
            return true;
        }
        let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
            return false;
        };
        (0..zip.len()).any(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let mut inner = Vec::new();
            entry.read_to_end(&mut inner).unwrap();
            entry.name().unwrap().contains(text) || holds(&inner)
        })
    })
}

/// A desk with a plain backup, a sealed one, a sealed one with every file in it, and a second folder.
struct Office {
    dir: TempDir,
    second: TempDir,
    usb: PathBuf,
    key: Key,
    kept: Attachment,
}

impl Office {
    fn new() -> Office {
        let Desk { dir, ledger } = Desk::new();
        let second = tempfile::tempdir().unwrap();
        let kept = work(&ledger);
        ledger.back_up(Reason::Manual).unwrap();
        ledger.copy_backup(second.path()).unwrap();
        drop(ledger);
        assert!(
            told(dir.path(), NAME) && told(second.path(), EVIDENCE),
            "the search has teeth"
        );
        let (key, _) = protect(dir.path(), clerk(), PASSWORD).unwrap();
        let ledger = Ledger::open_unlocked(dir.path(), &key).unwrap();
        work(&ledger);
        ledger.back_up(Reason::Manual).unwrap();
        ledger.copy_backup(second.path()).unwrap();
        let usb = second.path().join("带走.mlbak");
        ledger.back_up_to(&usb).unwrap();
        Office {
            dir,
            second,
            usb,
            key,
            kept,
        }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }
}

#[test]
fn backups_of_a_protected_ledger_tell_nothing_here_or_on_the_stick() {
    let office = Office::new();
    for folder in [office.path(), office.second.path()] {
        for text in [NAME, FILE, EVIDENCE, &office.kept.digest, "SQLite format 3"] {
            assert!(!told(folder, text), "{text} in {}", folder.display());
        }
    }
}

#[test]
fn the_backup_of_before_the_password_is_restored_under_it() {
    let office = Office::new();
    let all = backups(office.path()).unwrap();
    let oldest = all.last().unwrap();
    let restored = restore(office.path(), Some(&office.key), &oldest.path, None).unwrap();
    assert!(restored.rehearsal.report.ok && restored.before.is_some());
    let ledger = Ledger::open_unlocked(office.path(), &office.key).unwrap();
    assert_eq!(tasks(&ledger), 1);
    assert_eq!(text(&ledger, &office.kept.digest), EVIDENCE);
    assert!(!told(office.path(), NAME));
}

#[test]
fn a_sealed_backup_opens_on_a_new_computer_with_the_password_of_its_day() {
    let office = Office::new();
    let vault = Vault::of(office.path()).unwrap().unwrap();
    let changed = Secret::Password(PASSWORD);
    vault.change(changed, "another password").unwrap();
    let place = tempfile::tempdir().unwrap();
    let asked = restore(place.path(), None, &office.usb, None).unwrap_err();
    assert_eq!(asked.code(), Code::SealedBackup);
    let wrong = Secret::told("another password");
    let wrong = restore(place.path(), None, &office.usb, Some(wrong)).unwrap_err();
    assert_eq!(wrong.code(), Code::WrongPassword);
    assert_eq!(files(place.path()).len(), 1, "nothing but the lock of use");
    let said = Some(Secret::told(PASSWORD));
    restore(place.path(), None, &office.usb, said).unwrap();
    assert!(!told(place.path(), NAME), "it stays protected");
    let vault = Vault::of(place.path()).unwrap().unwrap();
    let key = vault.unlock(Secret::Password(PASSWORD)).unwrap();
    let ledger = Ledger::open_unlocked(place.path(), &key).unwrap();
    assert_eq!(
        (tasks(&ledger), text(&ledger, &office.kept.digest)),
        (2, EVIDENCE.to_owned())
    );
}

#[test]
fn a_restore_neither_sets_nor_removes_a_password() {
    let office = Office::new();
    unprotect(office.path(), &office.key).unwrap();
    let newest = backups(office.path()).unwrap().remove(0);
    let asked = rehearse(office.path(), None, &newest.path, None).unwrap_err();
    assert_eq!(asked.code(), Code::SealedBackup);
    let said = Some(Secret::Password(PASSWORD));
    let restored = restore(office.path(), None, &newest.path, said).unwrap();
    assert_eq!(restored.rehearsal.missing, Vec::<String>::new());
    let ledger = Ledger::open(office.path()).unwrap();
    assert_eq!(
        (tasks(&ledger), text(&ledger, &office.kept.digest)),
        (2, EVIDENCE.to_owned())
    );
    drop(ledger);

    // Another password makes another key: the backups of the first one come in under it.
    let (key, _) = protect(office.path(), clerk(), "another password").unwrap();
    restore(office.path(), Some(&key), &office.usb, said).unwrap();
    let ledger = Ledger::open_unlocked(office.path(), &key).unwrap();
    assert_eq!(
        (tasks(&ledger), text(&ledger, &office.kept.digest)),
        (2, EVIDENCE.to_owned())
    );
    assert!(!told(office.path(), NAME));
}

#[test]
fn a_changed_byte_in_a_sealed_backup_is_found() {
    let office = Office::new();
    let bytes = fs::read(&office.usb).unwrap();
    let bad = office.path().join("坏.mlbak");
    let place = tempfile::tempdir().unwrap();
    for at in (40..bytes.len()).step_by(bytes.len() / 40) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        fs::write(&bad, changed).unwrap();
        let said = Some(Secret::Password(PASSWORD));
        match restore(place.path(), None, &bad, said) {
            Err(error) => assert!(
                !place.path().join("ledger.sqlite").exists(),
                "{at}: {error}"
            ),
            // Some bytes of a zip say nothing: what came out is what went in.
            Ok(_) => {
                let vault = Vault::of(place.path()).unwrap().unwrap();
                let key = vault.unlock(Secret::Password(PASSWORD)).unwrap();
                let ledger = Ledger::open_unlocked(place.path(), &key).unwrap();
                assert!(ledger.check().unwrap().ok);
                drop(ledger);
                for name in [
                    "ledger.sqlite",
                    "vault.json",
                    "vault-spare.json",
                    "search.sqlite",
                ] {
                    fs::remove_file(place.path().join(name)).unwrap();
                }
                fs::remove_dir_all(place.path().join("attachments")).unwrap();
            }
        }
    }
}

#[test]
fn files_put_aside_are_sealed_and_laid_open_again_with_the_password() {
    let Desk { dir, ledger } = Desk::new();
    work(&ledger);
    drop(ledger);
    let aside = dir.path().join("damaged/20260101-080000/ledger.sqlite");
    fs::create_dir_all(aside.parent().unwrap()).unwrap();
    fs::write(&aside, EVIDENCE).unwrap();
    let (key, _) = protect(dir.path(), clerk(), PASSWORD).unwrap();
    assert!(!told(dir.path(), EVIDENCE));
    unprotect(dir.path(), &key).unwrap();
    assert_eq!(fs::read_to_string(&aside).unwrap(), EVIDENCE);
}

#[test]
fn what_a_killed_program_left_unfinished_is_taken_away_when_nobody_else_is_there() {
    let Desk { dir, ledger } = Desk::new();
    work(&ledger);
    let left = dir.path().join("backups/.part-x");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("ledger.sqlite"), NAME).unwrap();
    fs::write(dir.path().join("attachments/.part-y"), EVIDENCE).unwrap();
    let second = Ledger::open(dir.path()).unwrap();
    assert!(left.exists(), "somebody is at work here");
    drop((ledger, second));
    drop(Ledger::open(dir.path()).unwrap());
    assert!(!left.exists() && !dir.path().join("attachments/.part-y").exists());
}
