use crate::rounds::{chance, kill_after, missing, rounds, well, write_until_killed};
use minglu_tests::desk::{Desk, command};
use minglu_tests::fixture;
use minglu_tests::loopback::Loopback;
use serde_json::Value;
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn what_was_answered_survives_kill_nine() {
    let (desk, mut chance) = (Desk::new(), chance());
    let mut stored = Vec::new();
    for _ in 0..rounds(100) {
        let host = Loopback::start(&desk.data()).unwrap();
        let while_ = Duration::from_millis(chance.u64(1..60));
        stored.extend(write_until_killed(&host, while_));
    }
    println!("{} answered", stored.len());
    assert_eq!(missing(&desk.data(), &stored), Vec::<String>::new());
    well(&desk);
}

/// Runs a command again and again, killed at a random moment of the time that it usually takes.
pub fn killed(desk: &Desk, arguments: &[&str], times: usize, mut after_each: impl FnMut(bool)) {
    let mut chance = chance();
    let begun = Instant::now();
    let whole = command(&desk.data()).args(arguments).output().unwrap();
    assert!(whole.status.success(), "{whole:?}");
    let usual = u64::try_from(begun.elapsed().as_micros()).unwrap();
    after_each(true);
    for _ in 0..times {
        let mut child = command(&desk.data())
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let killer = kill_after(child.id(), Duration::from_micros(chance.u64(0..usual)));
        let ended = child.wait().unwrap();
        killer.join().unwrap();
        after_each(ended.success());
    }
}

#[test]
fn an_import_is_whole_or_not_at_all() {
    let desk = Desk::new();
    let paper = desk.folder.path().join("任务分解表.xlsx");
    fixture::tasks(&paper).unwrap();
    let paper = paper.display().to_string();
    let arguments = ["import", &paper, "--ledger", "task"];
    let total = || desk.ok(&["list", "task", "--limit", "1"])["total"].clone();
    killed(&desk, &arguments, rounds(60), |done| {
        let (count, all) = (total(), Value::from(fixture::count()));
        assert!(count == all || (!done && count == 0), "{count} tasks");
        if count == all {
            desk.ok(&["undo"]);
        }
    });
    well(&desk);
}

/// The ledger and its rows are two steps: what is killed between them leaves a ledger without rows.
#[test]
fn a_ledger_from_a_sheet_is_whole_or_not_at_all() {
    let desk = Desk::new();
    let paper = desk.folder.path().join("任务分解表.xlsx");
    fixture::tasks(&paper).unwrap();
    let paper = paper.display().to_string();
    let arguments = ["ledger", "new", &paper, "--title", "分解表"];
    let made = || desk.ok(&["ledger", "list"])[0]["records"].clone();
    killed(&desk, &arguments, rounds(15), |done| {
        let (records, all) = (made(), Value::from(fixture::count()));
        assert!(
            records == all || (!done && (records == 0 || records.is_null())),
            "{records}"
        );
        well(&desk);
        while !made().is_null() {
            desk.ok(&["undo"]);
        }
    });
    well(&desk);
}

#[test]
fn a_killed_export_leaves_no_half_file_under_its_name() {
    let desk = Desk::new();
    let paper = desk.folder.path().join("任务分解表.xlsx");
    fixture::tasks(&paper).unwrap();
    desk.ok(&["import", &paper.display().to_string(), "--ledger", "task"]);
    let out = desk.path("落实情况.xlsx");
    let form = "task-breakdown-progress";
    let arguments = ["export", "task", "--form", form, "-o", &out];
    killed(&desk, &arguments, rounds(40), |_| {
        let again = ["import", &out, "--ledger", "task", "--dry-run"];
        let read = desk.ok(&again);
        assert_eq!(read["unchanged"], fixture::count(), "{read:#}");
    });
    well(&desk);
}

#[test]
fn an_attachment_is_whole_or_not_at_all() {
    let desk = Desk::new();
    let task = desk.ok(&["add", "task", "requirement=公开财政预算"])["id"].clone();
    let task = task.as_str().unwrap().to_owned();
    let proof = desk.file("截图.bin", vec![7; 3 << 20]);
    let proof = proof.display().to_string();
    let mut n = 0;
    killed(
        &desk,
        &["attach", "task", &task, &proof],
        rounds(40),
        |done| {
            n += 1;
            let kept = desk.ok(&["show", "task", &task])["evidence"].clone();
            let count = kept.as_array().map_or(0, Vec::len);
            assert!(count == 1 || (!done && count == 0), "{kept}");
            if count == 1 {
                desk.ok(&["undo"]);
            }
        },
    );
    println!("{n} rounds");
    well(&desk);
}
