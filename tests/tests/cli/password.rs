use minglu_tests::desk::{Desk, command};
use minglu_tests::loopback::Loopback;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Child, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

pub(super) const PASSWORD: &str = "春天的小河 2026";

/// Starts `minglu --password-stdin` with these words, one a line.
pub(super) fn start(desk: &Desk, arguments: &[&str], words: &[&str]) -> Child {
    let mut child = command(&desk.folder.path().join("data"))
        .arg("--password-stdin")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input
        .write_all((words.join("\n") + "\n").as_bytes())
        .unwrap();
    child
}

fn said(desk: &Desk, arguments: &[&str], words: &[&str]) -> Output {
    start(desk, arguments, words).wait_with_output().unwrap()
}

pub(super) fn ok(desk: &Desk, arguments: &[&str], words: &[&str]) -> Value {
    let output = said(desk, arguments, words);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

pub(super) fn refused(desk: &Desk, arguments: &[&str], words: &[&str]) -> Value {
    let output = said(desk, arguments, words);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    serde_json::from_slice(&output.stderr).unwrap()
}

#[test]
fn a_password_is_set_asked_for_changed_regained_and_removed() {
    let desk = Desk::new();
    let set = ok(&desk, &["password", "set"], &[PASSWORD]);
    let code = set["code"].as_str().unwrap();
    assert_eq!(desk.refused(&["list", "unit"])["code"], "locked");
    let wrong = refused(&desk, &["list", "unit"], &["not this one"]);
    assert_eq!(wrong["code"], "wrong_password");
    assert_eq!(ok(&desk, &["list", "unit"], &[PASSWORD])["total"], 1);

    ok(
        &desk,
        &["password", "change"],
        &[PASSWORD, "another password"],
    );
    assert_eq!(
        refused(&desk, &["list", "unit"], &[PASSWORD])["code"],
        "wrong_password"
    );
    ok(&desk, &["password", "recover"], &[code, PASSWORD]);
    let next = ok(&desk, &["password", "code"], &[PASSWORD]);
    assert_ne!(next["code"], code);
    ok(&desk, &["password", "remove"], &[PASSWORD]);
    assert_eq!(desk.ok(&["list", "unit"])["total"], 1);
}

#[test]
fn a_slip_in_the_recovery_code_is_named_and_costs_no_try() {
    let desk = Desk::new();
    ok(&desk, &["password", "set"], &[PASSWORD]);
    for _ in 0..5 {
        let slip = refused(
            &desk,
            &["password", "recover"],
            &["AAAAA-BBBBB", "a new password"],
        );
        assert_eq!(slip["code"], "usage");
    }
    assert_eq!(ok(&desk, &["list", "unit"], &[PASSWORD])["total"], 1);
}

/// The state of a ledger: whether it has a password, and everything that it holds.
fn state(desk: &Desk) -> (bool, Value) {
    let plain = desk.run(&["list", "contact"]);
    let told: Value = serde_json::from_slice(match plain.status.success() {
        true => &plain.stdout,
        false => &plain.stderr,
    })
    .unwrap();
    if plain.status.success() {
        assert_eq!(desk.ok(&["check"])["ok"], json!(true));
        return (false, told["rows"].clone());
    }
    assert_eq!(told["code"], "locked", "{told}");
    assert_eq!(ok(desk, &["check"], &[PASSWORD])["ok"], json!(true));
    (
        true,
        ok(desk, &["list", "contact"], &[PASSWORD])["rows"].clone(),
    )
}

/// A desk with so many attachments that sealing them takes a moment.
fn laden() -> Desk {
    let desk = Desk::new();
    for n in 0..6u32 {
        let name = format!("name=联系人{n}");
        desk.ok(&["add", "contact", "unit=澄溪县财政局", &name]);
    }
    let row = ["requirement=落实", "subject=公开"];
    let task = desk.ok(&[&["add", "task"][..], &row].concat());
    let id = task["id"].as_str().unwrap();
    for n in 0..6u32 {
        let bytes: Vec<u8> = (0..150_000u32)
            .map(|at| (at * (n + 3) % 253) as u8)
            .collect();
        let file = desk.file(&format!("佐证{n}.bin"), bytes);
        desk.ok(&["attach", "task", id, &file.display().to_string()]);
    }
    desk
}

#[test]
fn a_kill_while_the_password_is_set_or_removed_leaves_one_whole_state() {
    let desk = laden();
    let data = desk.folder.path().join("data");
    let (mut protected, whole) = state(&desk);
    let begun = Instant::now();
    ok(&desk, &["password", "set"], &[PASSWORD]);
    let full = begun.elapsed();
    ok(&desk, &["password", "remove"], &[PASSWORD]);
    let (mut kills, mut halfway, mut turned) = (0, 0, 0);
    // Moments spread over the whole of the work, each time others.
    for round in 0..200u32 {
        if kills >= 30 && halfway > 0 && turned > 1 {
            break;
        }
        let act = if protected { "remove" } else { "set" };
        let mut child = start(&desk, &["password", act], &[PASSWORD]);
        sleep(full * (round * 37 % 101) / 90);
        let running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        child.wait().unwrap();
        kills += u32::from(running);
        let left = |name: &str| data.join(name).exists();
        let between = left("attachments.new") || left("vault-switch.json");
        halfway += u32::from(running && between);
        let (now, rows) = state(&desk);
        assert_eq!(rows, whole, "round {round}: nothing is lost");
        assert!(
            !["attachments.new", "ledger.sqlite.new", "vault-switch.json"]
                .map(left)
                .contains(&true)
        );
        turned += u32::from(now != protected);
        protected = now;
    }
    assert!(
        kills >= 30,
        "only {kills} of the kills met a running program"
    );
    assert!(
        halfway > 0 && turned > 1,
        "{halfway} halfway, {turned} done"
    );
}

#[test]
fn the_same_password_asks_at_the_door_of_the_loopback_host() {
    let desk = Desk::new();
    ok(&desk, &["password", "set"], &[PASSWORD]);
    let host = Loopback::start(&desk.data()).unwrap();
    let cookie = host.cookie().unwrap();
    let headers = [host.host(), cookie];
    let headers = [headers[0].as_str(), headers[1].as_str()];
    let ask = |name: &str, payload: Value| host.envelope(&headers, name, &payload).unwrap();
    assert!(ask("desk.status", json!({})).contains("\"locked\""));
    assert!(ask("lock.show", json!({})).contains("\"locked\":true"));
    assert!(ask("lock.open", json!({ "password": "not this one" })).contains("wrong_password"));
    assert!(ask("lock.open", json!({ "password": PASSWORD })).starts_with("HTTP/1.1 200"));
    assert!(ask("desk.status", json!({})).contains("澄溪县财政局"));
    ask("lock.close", json!({}));
    assert!(ask("desk.status", json!({})).contains("\"locked\""));
}

#[test]
fn a_started_host_keeps_the_password_from_being_set_behind_its_back() {
    let desk = Desk::new();
    let host = Loopback::start(&desk.data()).unwrap();
    let busy = refused(&desk, &["password", "set"], &[PASSWORD]);
    assert_eq!(busy["code"], "busy", "{busy}");
    drop(host);
    sleep(Duration::from_millis(50));
    ok(&desk, &["password", "set"], &[PASSWORD]);
}
