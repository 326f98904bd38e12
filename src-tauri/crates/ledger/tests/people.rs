//! Several people, each with a password of her own, before one ledger.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::people::{Person, Role};
use minglu_ledger::vault::{Key, RecoveryCode, Secret, Vault, protect};
use minglu_ledger::{Code, Error, Ledger, Operation, Query};
use serde_json::json;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const HERS: &str = "春天的小河 2026";
const REVIEWERS: &str = "reviewer's password";
const NEXT: &str = "another good password";

fn person(name: &str, role: Role) -> Person {
    Person::new(name, role).unwrap()
}

/// The lock, with somebody before it.
fn before(dir: &Path, name: &str) -> Vault {
    vault(dir).named(name).unwrap()
}

fn vault(dir: &Path) -> Vault {
    Vault::of(dir).unwrap().expect("protected")
}

fn says(dir: &Path, name: &str, password: &str) -> Result<Key, Error> {
    before(dir, name).unlock(Secret::Password(password))
}

/// A ledger with a record, of the clerk 王明 and the reviewer 李审.
fn office() -> (TempDir, Key, RecoveryCode) {
    let Desk { dir, ledger } = Desk::new();
    let contact = object(json!({ "unit": "县教育局", "name": "欧阳明珠" }));
    let by = Operation::by_user("新增", "王明");
    ledger
        .transact(by, |tx| tx.add("contact", contact))
        .unwrap();
    drop(ledger);
    let (key, code) = protect(dir.path(), person("王明", Role::Clerk), HERS).unwrap();
    let reviewer = person("李审", Role::Reviewer);
    vault(dir.path()).add(HERS, reviewer, REVIEWERS).unwrap();
    (dir, key, code)
}

#[test]
fn each_opens_with_her_own_password_and_not_with_anothers() {
    let (dir, key, _) = office();
    let dir = dir.path();
    assert_eq!(says(dir, "王明", HERS).unwrap(), key);
    assert_eq!(says(dir, "李审", REVIEWERS).unwrap(), key);
    for (name, wrong) in [("王明", REVIEWERS), ("李审", HERS)] {
        let error = says(dir, name, wrong).unwrap_err();
        assert_eq!(error.code(), Code::WrongPassword, "{name}");
    }
    let stranger = vault(dir).named("赵某").err().unwrap();
    assert_eq!(stranger.code(), Code::NotFound);
    assert!(stranger.message().contains("李审"), "the names are offered");
    let nobody = vault(dir).unlock(Secret::Password(HERS)).unwrap_err();
    assert_eq!(nobody.code(), Code::Usage, "who speaks must be said");
}

#[test]
fn a_removed_person_cannot_open_not_even_from_the_spare() {
    let (dir, ..) = office();
    let dir = dir.path();
    let wrong = before(dir, "王明").remove("not hers at all", "李审");
    assert_eq!(wrong.unwrap_err().code(), Code::WrongPassword);
    before(dir, "王明").remove(HERS, "李审").unwrap();
    fs::write(dir.join("vault.json"), "").unwrap();
    assert!(vault(dir).named("李审").is_err());
    let alone = vault(dir).unlock(Secret::Password(REVIEWERS));
    assert_eq!(alone.unwrap_err().code(), Code::WrongPassword);
}

#[test]
fn a_spare_that_a_kill_left_behind_does_not_keep_a_removed_person() {
    let (dir, ..) = office();
    let dir = dir.path();
    let spare = dir.join("vault-spare.json");
    let stale = fs::read(&spare).unwrap();
    before(dir, "王明").remove(HERS, "李审").unwrap();
    // As if the program had been killed between the two files.
    fs::write(&spare, stale).unwrap();
    says(dir, "王明", HERS).unwrap();
    fs::remove_file(dir.join("vault.json")).unwrap();
    assert!(vault(dir).named("李审").is_err());
}

#[test]
fn a_clerk_always_remains_and_nobody_shares_a_name() {
    let (dir, ..) = office();
    let dir = dir.path();
    let last = before(dir, "李审").remove(REVIEWERS, "王明").unwrap_err();
    assert_eq!(last.code(), Code::Conflict);
    let twin = before(dir, "王明").add(HERS, person("李审", Role::Leader), NEXT);
    assert_eq!(twin.unwrap_err().code(), Code::Conflict);
    let short = before(dir, "王明").add(HERS, person("赵领导", Role::Leader), "短");
    assert_eq!(short.unwrap_err().code(), Code::Usage);
    assert_eq!(vault(dir).people().len(), 2);
    let second = person("孙接手", Role::Clerk);
    before(dir, "王明").add(HERS, second, NEXT).unwrap();
    before(dir, "孙接手").remove(NEXT, "王明").unwrap();
    assert!(vault(dir).named("王明").is_err());
}

#[test]
fn each_changes_her_own_password_and_name_and_no_other() {
    let (dir, key, _) = office();
    let dir = dir.path();
    let change = before(dir, "李审").change(Secret::Password(REVIEWERS), NEXT);
    assert_eq!(change.unwrap(), key);
    assert!(says(dir, "李审", REVIEWERS).is_err());
    let taken = before(dir, "李审").rename(NEXT, "王明").unwrap_err();
    assert_eq!(taken.code(), Code::Conflict);
    before(dir, "李审").rename(NEXT, "李复审").unwrap();
    assert_eq!(says(dir, "李复审", NEXT).unwrap(), key);
    assert_eq!(says(dir, "王明", HERS).unwrap(), key);
    assert_eq!(vault(dir).people()[1].role, Role::Reviewer);
}

#[test]
fn the_recovery_code_gives_the_one_who_forgot_a_new_password() {
    let (dir, key, code) = office();
    let dir = dir.path();
    let code = code.to_string();
    let nobody = vault(dir).change(Secret::Recovery(&code), NEXT);
    assert_eq!(nobody.unwrap_err().code(), Code::Usage);
    before(dir, "李审")
        .change(Secret::Recovery(&code), NEXT)
        .unwrap();
    assert_eq!(says(dir, "李审", NEXT).unwrap(), key);
    assert_eq!(says(dir, "王明", HERS).unwrap(), key, "hers is as it was");
}

#[test]
fn a_backup_of_before_does_not_bring_a_removed_person_back() {
    let (dir, key, _) = office();
    let dir = dir.path();
    let ledger = Ledger::open_unlocked(dir, &key).unwrap();
    let backup = ledger.back_up(minglu_ledger::Reason::Manual).unwrap();
    drop(ledger);
    before(dir, "王明").remove(HERS, "李审").unwrap();
    minglu_ledger::restore(dir, Some(&key), &backup.path, None).unwrap();
    assert!(vault(dir).named("李审").is_err());
    says(dir, "王明", HERS).unwrap();
}

#[test]
fn any_of_the_people_of_its_day_opens_a_backup_elsewhere() {
    let (dir, key, _) = office();
    let ledger = Ledger::open_unlocked(dir.path(), &key).unwrap();
    let backup = ledger.back_up(minglu_ledger::Reason::Manual).unwrap();
    drop(ledger);
    let elsewhere = tempfile::tempdir().unwrap();
    let said = Some(Secret::Password(REVIEWERS));
    minglu_ledger::restore(elsewhere.path(), None, &backup.path, said).unwrap();
    let key = says(elsewhere.path(), "李审", REVIEWERS).unwrap();
    let ledger = Ledger::open_unlocked(elsewhere.path(), &key).unwrap();
    assert_eq!(ledger.list(&Query::of("contact")).unwrap().total, 1);
}

/// What a program wrote in which the desk had one password and nobody a name.
fn of_format_1() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/vault/1.json");
    fs::copy(&fixture, dir.path().join("vault.json")).unwrap();
    fs::copy(&fixture, dir.path().join("vault-spare.json")).unwrap();
    dir
}

#[test]
fn a_vault_from_before_people_had_names_opens_and_takes_people_in() {
    let code = include_str!("fixtures/vault/1.code.txt").trim();
    let dir = of_format_1();
    let dir = dir.path();
    let nameless = Person {
        name: String::new(),
        role: Role::Clerk,
    };
    assert_eq!(vault(dir).people(), [nameless]);
    let key = vault(dir).unlock(Secret::Password(HERS)).unwrap();
    assert_eq!(vault(dir).unlock(Secret::Recovery(code)).unwrap(), key);
    let reviewer = || person("李审", Role::Reviewer);
    let first = vault(dir).add(HERS, reviewer(), REVIEWERS).unwrap_err();
    assert_eq!(first.code(), Code::Conflict, "her own name comes first");
    vault(dir).rename(HERS, "王明").unwrap();
    vault(dir).add(HERS, reviewer(), REVIEWERS).unwrap();
    assert_eq!(says(dir, "王明", HERS).unwrap(), key);
    assert_eq!(says(dir, "李审", REVIEWERS).unwrap(), key);
    assert_eq!(vault(dir).unlock(Secret::Recovery(code)).unwrap(), key);
}

#[test]
fn a_vault_from_before_people_had_names_gets_another_password_as_ever() {
    let code = include_str!("fixtures/vault/1.code.txt").trim();
    let dir = of_format_1();
    let dir = dir.path();
    vault(dir).change(Secret::Password(HERS), NEXT).unwrap();
    assert!(vault(dir).unlock(Secret::Password(HERS)).is_err());
    vault(dir).change(Secret::Recovery(code), HERS).unwrap();
    vault(dir).unlock(Secret::Password(HERS)).unwrap();
}
