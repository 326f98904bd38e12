use crate::rounds::rounds;
use minglu_tests::desk::Desk;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Instant;

const PASSWORD: &str = "春天的小河 2026";

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
    assert_eq!(desk.told(&["check"], &[PASSWORD])["ok"], json!(true));
    (
        true,
        desk.told(&["list", "contact"], &[PASSWORD])["rows"].clone(),
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
    let wanted = u32::try_from(rounds(30)).unwrap();
    let begun = Instant::now();
    desk.told(&["password", "set"], &[PASSWORD]);
    let full = begun.elapsed();
    desk.told(&["password", "remove"], &[PASSWORD]);
    let (mut kills, mut halfway, mut turned) = (0, 0, 0);
    // Moments spread over the whole of the work, each time others.
    for round in 0..wanted * 7 {
        if kills >= wanted && halfway > 0 && turned > 1 {
            break;
        }
        let act = if protected { "remove" } else { "set" };
        let mut child = desk.telling(&["password", act], &[PASSWORD]);
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
        kills >= wanted,
        "only {kills} of the kills met a running program"
    );
    assert!(
        halfway > 0 && turned > 1,
        "{halfway} halfway, {turned} done"
    );
}
