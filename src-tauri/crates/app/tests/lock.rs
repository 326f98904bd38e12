//! The door: a protected desk answers nothing until its password is said.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::{Error, Place, Press};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use support::NoPress;
use tempfile::TempDir;

const PASSWORD: &str = "春天的小河 2026";

struct Office {
    folder: TempDir,
    place: Place,
}

impl Office {
    /// A unit that has just set its password, and the recovery code.
    fn new() -> (Office, String) {
        let folder = tempfile::tempdir().unwrap();
        let place = at(&folder);
        let office = Office { folder, place };
        office.call("desk.sample", json!({}));
        let code = office.call("password.set", json!({ "password": PASSWORD }))["code"].clone();
        (office, code.as_str().unwrap().to_owned())
    }

    fn restarted(self) -> Office {
        let Office { folder, place } = self;
        drop(place);
        Office {
            place: at(&folder),
            folder,
        }
    }

    fn call(&self, name: &str, payload: Value) -> Value {
        self.place.dispatch(name, payload).unwrap().value
    }

    fn refused(&self, name: &str, payload: Value) -> Error {
        self.place.dispatch(name, payload).unwrap_err()
    }

    fn locked(&self) -> bool {
        self.call("lock.show", json!({}))["locked"] == json!(true)
    }
}

fn at(folder: &TempDir) -> Place {
    Place::new(folder.path().to_owned(), "试验", || {
        Box::new(NoPress) as Box<dyn Press>
    })
}

#[test]
fn a_locked_ledger_is_diagnosed_as_locked_and_no_more() {
    let office = Office::new().0.restarted();
    let out = office.folder.path().join("诊断包.zip");
    office.call("diagnosis.make", json!({ "path": out }));
    let mut bundle = zip::ZipArchive::new(std::fs::File::open(out).unwrap()).unwrap();
    let told = std::io::read_to_string(bundle.by_name("台账.json").unwrap()).unwrap();
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told, json!({ "failed": "locked" }));
    assert!(office.locked());
}

#[test]
fn acts_with_the_password_are_written_down() {
    let (office, _) = Office::new();
    let next = "秋天的小河 2026";
    office.call("password.change", json!({ "old": PASSWORD, "new": next }));
    office.call("password.code", json!({ "password": next }));
    office.call("password.remove", json!({ "password": next }));
    let events = office.call("event.list", json!({}))["events"].clone();
    let events = events.as_array().unwrap().iter();
    let deeds: Vec<&str> = events.map(|e| e["deed"].as_str().unwrap()).collect();
    assert_eq!(
        deeds,
        ["unprotect", "new_code", "change_password", "protect"]
    );
}

#[test]
fn every_command_is_refused_as_locked_until_the_password_is_said() {
    let office = Office::new().0.restarted();
    assert!(office.locked());
    // The diagnostic bundle tells of a locked ledger that it is locked: the test below.
    let at_the_door = ["lock.", "password.", "rescue.show", "diagnosis.make"];
    for name in minglu_app::command::NAMES {
        if !at_the_door.iter().any(|open| name.starts_with(open)) {
            let request = json!({ "file": "/etc/hostname" });
            assert_eq!(office.refused(name, request).code, "locked", "{name}");
        }
    }
    let upload = minglu_app::file::stage(&office.place, "up-1", 0, b"x");
    assert_eq!(upload.err().unwrap().code, "locked");
    let wrong = office.refused("lock.open", json!({ "password": "something else" }));
    assert_eq!(wrong.code, "wrong_password");
    office.call("lock.open", json!({ "password": PASSWORD }));
    assert!(!office.locked());
    assert_eq!(office.call("desk.status", json!({}))["opened"], true);
    office.call("lock.close", json!({}));
    assert_eq!(office.refused("desk.status", json!({})).code, "locked");
}

#[test]
fn a_desk_that_nobody_touches_shuts_itself_and_one_that_is_touched_does_not() {
    let (office, _) = Office::new();
    let after = |minutes: u64| Instant::now() + Duration::from_secs(minutes * 60 + 1);
    assert_eq!(office.call("lock.show", json!({}))["minutes"], 15);
    office.place.shut_if_idle(after(14));
    assert!(!office.locked());
    office.place.shut_if_idle(after(15));
    assert!(office.locked());
    office.call("lock.open", json!({ "password": PASSWORD }));
    office.call("password.minutes", json!({ "minutes": 1 }));
    office.call("lock.stay", json!({}));
    office.place.shut_if_idle(after(1));
    assert!(office.locked(), "the choice counts from now on");
    office.call("lock.open", json!({ "password": PASSWORD }));
    office.call("password.minutes", json!({ "minutes": 0 }));
    office.place.shut_if_idle(after(10_000));
    assert!(!office.locked(), "0 is never");
}

#[test]
fn a_plain_desk_never_shuts_and_has_nothing_to_open() {
    let folder = tempfile::tempdir().unwrap();
    let place = at(&folder);
    let office = Office { folder, place };
    office.call("desk.sample", json!({}));
    let later = Instant::now() + Duration::from_secs(1_000_000);
    office.place.shut_if_idle(later);
    assert_eq!(office.call("desk.status", json!({}))["opened"], true);
    assert_eq!(office.refused("lock.close", json!({})).code, "conflict");
    let short = office.refused("password.set", json!({ "password": "短" }));
    assert_eq!(short.code, "usage");
    assert_eq!(
        office.call("desk.status", json!({}))["opened"],
        true,
        "and goes on working"
    );
}

#[test]
fn a_command_that_is_running_ends_before_the_password_is_set() {
    let folder = tempfile::tempdir().unwrap();
    let place = at(&folder);
    let office = Office { folder, place };
    office.call("desk.sample", json!({}));
    let (begun, waiting) = std::sync::mpsc::channel();
    let ended = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            office.place.with(|_| {
                begun.send(()).unwrap();
                std::thread::sleep(Duration::from_millis(300));
                ended.store(true, std::sync::atomic::Ordering::SeqCst);
                Ok(())
            })
        });
        waiting.recv().unwrap();
        office.call("password.set", json!({ "password": PASSWORD }));
        assert!(ended.load(std::sync::atomic::Ordering::SeqCst));
    });
    assert!(!office.locked(), "and the desk goes on");
}

#[test]
fn the_password_is_changed_regained_and_removed() {
    let (office, code) = Office::new();
    let next = "another password";
    office.call("password.change", json!({ "old": PASSWORD, "new": next }));
    office.call("lock.close", json!({}));
    office.call(
        "lock.recover",
        json!({ "code": code, "password": PASSWORD }),
    );
    assert!(!office.locked(), "the code lets in");
    let wrong = office.refused("password.remove", json!({ "password": next }));
    assert_eq!(wrong.code, "wrong_password");
    office.call("password.remove", json!({ "password": PASSWORD }));
    let office = office.restarted();
    assert_eq!(office.call("lock.show", json!({}))["protected"], false);
    assert_eq!(office.call("desk.status", json!({}))["opened"], true);
}

#[test]
fn unsaved_text_outlives_the_lock_and_is_no_step() {
    let (office, _) = Office::new();
    let before = office.call("step.list", json!({ "limit": 100 }));
    let drafts = json!({ "minglu.draft.task": "没写完的话" });
    office.call("draft.keep", json!({ "drafts": drafts }));
    let office = office.restarted();
    office.call("lock.open", json!({ "password": PASSWORD }));
    assert_eq!(office.call("draft.list", json!({}))["drafts"], drafts);
    office.call("draft.keep", json!({ "drafts": {} }));
    assert_eq!(office.call("draft.list", json!({}))["drafts"], json!({}));
    assert_eq!(office.call("step.list", json!({ "limit": 100 })), before);
}
