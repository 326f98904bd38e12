//! Nothing is lost: backups, restores and rehearsals from the terminal, and two programs at once.
use minglu_tests::desk::{Desk, command};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// A desk with a task that has a file, and a backup of it outside the data folder.
fn backed_up() -> (Desk, String, String) {
    let desk = Desk::new();
    let id = desk.ok(&["add", "task", "requirement=公开预算"])["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let proof = desk.file("佐证.txt", "公开页面的截图");
    desk.ok(&["attach", "task", &id, &proof.display().to_string()]);
    let file = desk.path("带走.mlbak");
    desk.ok(&["backup", "-o", &file]);
    (desk, id, file)
}

fn evidence(desk: &Desk, id: &str) -> Value {
    desk.ok(&["show", "task", id])["evidence"][0]["name"].clone()
}

#[test]
fn a_restored_backup_brings_everything_back_on_another_machine() {
    let (desk, id, file) = backed_up();
    let proof = desk.ok(&["rehearse", &file]);
    assert_eq!(
        (&proof["ok"], &proof["attachments"]),
        (&json!(true), &json!(1)),
        "{proof}"
    );
    fs::remove_dir_all(desk.folder.path().join("data")).unwrap();
    let restored = desk.ok(&["restore", &file]);
    assert!(restored["before"].is_null() && restored["proof"]["ok"] == true);
    assert_eq!(evidence(&desk, &id), "佐证.txt");
    assert_eq!(desk.ok(&["check"])["ok"], true);
}

#[test]
fn a_damaged_ledger_is_refused_salvaged_and_restored() {
    let (desk, id, file) = backed_up();
    let ledger = desk.folder.path().join("data/ledger.sqlite");
    let mut bytes = fs::read(&ledger).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    fs::write(&ledger, &bytes).unwrap();
    assert_eq!(desk.refused(&["list", "task"])["code"], "damaged");
    assert_eq!(
        desk.refused(&["add", "task", "requirement=新"])["code"],
        "damaged"
    );
    assert_eq!(
        fs::read(&ledger).unwrap(),
        bytes,
        "nothing is written over it"
    );
    let kept = desk.ok(&["restore", &file])["kept"].clone();
    let kept = std::path::Path::new(kept.as_str().unwrap()).join("ledger.sqlite");
    assert_eq!(fs::read(kept).unwrap(), bytes);
    assert_eq!(evidence(&desk, &id), "佐证.txt");
}

#[test]
fn a_broken_backup_is_refused_and_changes_nothing() {
    let (desk, id, file) = backed_up();
    let mut bytes = fs::read(&file).unwrap();
    // One bit may only say from which of many zeros a zero is copied: then nothing is broken.
    let quarter = bytes.len() / 4;
    bytes[quarter..quarter + 16]
        .iter_mut()
        .for_each(|b| *b ^= 0xFF);
    let bad = desk.file("坏.mlbak", bytes).display().to_string();
    assert_eq!(desk.refused(&["restore", &bad])["code"], "damaged");
    assert_eq!(desk.refused(&["rehearse", &bad])["code"], "damaged");
    assert_eq!(
        desk.refused(&["restore", &desk.path("没有.mlbak")])["code"],
        "not_found"
    );
    assert_eq!(evidence(&desk, &id), "佐证.txt");
}

#[test]
fn a_backup_is_written_beside_where_the_clerk_stands() {
    let (desk, ..) = backed_up();
    let mut here = command(&desk.data());
    let made = here
        .current_dir(desk.folder.path())
        .args(["backup", "-o", "台账.mlbak"]);
    assert!(made.status().unwrap().success());
    assert!(desk.folder.path().join("台账.mlbak").is_file());
}

#[test]
fn what_can_still_be_read_is_exported() {
    let (desk, _, _) = backed_up();
    let saved = desk.ok(&["salvage"]);
    assert_eq!(saved["records"], 2, "the unit and the task: {saved}");
    let path = saved["files"][0]["path"].as_str().unwrap();
    assert!(fs::read_to_string(path).unwrap().starts_with('\u{feff}'));
}

#[test]
fn a_check_can_be_printed_and_mends_only_when_asked() {
    let (desk, _, _) = backed_up();
    let report = desk.path("报告.pdf");
    desk.ok(&["check", "-o", &report]);
    assert!(fs::read(report).unwrap().starts_with(b"%PDF"));
    fs::write(desk.folder.path().join("data/search.sqlite"), b"damaged").unwrap();
    assert_eq!(desk.ok(&["check", "--mend"])["ok"], true);
    assert_eq!(desk.ok(&["list", "task", "--search", "预算"])["total"], 1);
}

/// `minglu serve`, killed at the end of the test.
struct Host(Child);

impl Host {
    fn start(desk: &Desk) -> Host {
        let mut command = command(&desk.folder.path().join("data"));
        command.args(["serve", "--port", "0"]);
        command.stdout(Stdio::piped()).stdin(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line).unwrap();
        assert!(line.contains("http://127.0.0.1:"), "{line}");
        Host(child)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn beside_an_open_desk_the_terminal_works_but_nobody_replaces_the_ledger() {
    let (desk, _, file) = backed_up();
    let host = Host::start(&desk);
    desk.ok(&["add", "task", "requirement=同时写"]);
    assert_eq!(desk.ok(&["list", "task"])["total"], 2);
    assert_eq!(desk.refused(&["restore", &file])["code"], "busy");
    let second = desk.refused(&["serve", "--port", "0"]);
    assert_eq!(second["code"], "busy");
    assert!(
        second["message"].as_str().unwrap().contains("浏览器版"),
        "{second}"
    );
    drop(host); // SIGKILL: the lock goes with the process
    let _next = Host::start(&desk);
    assert_eq!(desk.ok(&["check"])["ok"], true);
}
