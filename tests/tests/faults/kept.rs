//! Kills while a ledger is backed up, restored or brought to a new format.

use crate::kill::killed;
use crate::rounds::{rounds, well};
use minglu_tests::desk::Desk;
use minglu_tests::{fixture, programs};
use serde_json::{Value, json};
use std::fs;
use zip::ZipArchive;

/// A desk with a table of tasks and files that belong to them.
fn laden() -> Desk {
    let desk = Desk::new();
    let paper = desk.folder.path().join("任务分解表.xlsx");
    fixture::tasks(&paper).unwrap();
    desk.ok(&["import", &paper.display().to_string(), "--ledger", "task"]);
    let task = desk.rows(&["list", "task", "--limit", "1"])[0]["id"].clone();
    for n in 1..4u8 {
        let proof = desk.file(&format!("截图{n}.bin"), vec![n; 200_000]);
        let proof = proof.display().to_string();
        desk.ok(&["attach", "task", task.as_str().unwrap(), &proof]);
    }
    desk
}

/// What the ledger holds, as far as a clerk sees it.
fn state(desk: &Desk) -> Value {
    well(desk);
    json!([
        desk.ok(&["list", "task"])["rows"],
        desk.ok(&["list", "contact"])["rows"]
    ])
}

#[test]
fn every_backup_that_a_kill_leaves_is_sound() {
    let desk = laden();
    let whole = state(&desk);
    let file = desk.path("带走.mlbak");
    for arguments in [&["backup"][..], &["backup", "-o", &file]] {
        killed(&desk, arguments, rounds(15), |_| {
            let backups = desk.ok(&["backups"]);
            let newest = backups["backups"][0]["path"].as_str().unwrap();
            for backup in [newest, &file] {
                if fs::exists(backup).unwrap() {
                    assert_eq!(desk.ok(&["rehearse", backup])["ok"], true, "{backup}");
                }
            }
            assert_eq!(state(&desk), whole);
        });
    }
}

#[test]
fn a_killed_restore_leaves_the_state_of_before_or_that_of_the_backup() {
    let desk = laden();
    let (old, new) = (desk.path("旧.mlbak"), desk.path("新.mlbak"));
    let before = state(&desk);
    desk.ok(&["backup", "-o", &old]);
    desk.ok(&["add", "contact", "unit=澄溪县财政局", "name=何满"]);
    let after = state(&desk);
    desk.ok(&["backup", "-o", &new]);
    let (mut kept, mut turned) = (0, 0);
    killed(&desk, &["restore", &old], rounds(25), |done| {
        let now = state(&desk);
        if now == before {
            turned += 1;
            desk.ok(&["restore", &new]);
        } else {
            assert!(!done, "what was told restored is restored");
            kept += 1;
        }
        assert_eq!(state(&desk), after);
    });
    println!("{kept} kept, {turned} restored");
}

#[test]
fn a_killed_migration_goes_on_at_the_next_start() {
    let desk = Desk::new();
    let fixture = "src-tauri/crates/ledger/tests/fixtures/formats/1.zip";
    let fixture = programs::root().join(fixture);
    let older = || {
        fs::remove_dir_all(desk.data()).unwrap();
        let mut zip = ZipArchive::new(fs::File::open(&fixture).unwrap()).unwrap();
        zip.extract(desk.data()).unwrap();
    };
    older();
    let whole = state(&desk);
    older();
    killed(&desk, &["list", "unit"], rounds(20), |_| {
        assert_eq!(state(&desk), whole);
        let backups = desk.ok(&["backups"]);
        let first = backups["backups"][0]["path"].as_str().unwrap();
        assert_eq!(desk.ok(&["rehearse", first])["ok"], true);
        older();
    });
}
