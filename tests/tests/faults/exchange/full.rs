use super::county::{County, Template, office_command};
use super::kill::{laden, made_good};
use crate::disk::Disk;
use crate::rounds::{chance, rounds};
use serde_json::Value;
use std::process::Output;

/// Tries something with some room, at most so many bytes: it works, or says that the disk is full.
/// Tells how often it was refused.
fn squeezed(disk: &Disk, most: usize, mut try_it: impl FnMut() -> Output) -> usize {
    let mut chance = chance();
    let mut refused = 0;
    for round in 0..rounds(5) {
        disk.leave(if round == 0 { 0 } else { chance.usize(0..most) });
        let tried = try_it();
        disk.room();
        for words in complaints(&tried) {
            refused += 1;
            let full = words.contains("磁盘") && (words.contains("空间") || words.contains("满"));
            assert!(full, "{words}");
        }
    }
    refused
}

/// What went wrong, in the words of the program.
fn complaints(tried: &Output) -> Vec<String> {
    if !tried.status.success() {
        return vec![String::from_utf8(tried.stderr.clone()).unwrap()];
    }
    let said: Value = serde_json::from_slice(&tried.stdout).unwrap();
    let failures = said["failures"].as_array().cloned().unwrap_or_default();
    failures.iter().map(Value::to_string).collect()
}

#[test]
fn an_office_whose_disk_is_full_says_so_and_takes_everything_in_when_there_is_room() {
    let template = Template::new();
    let mut county = laden(&template);
    county.stop();
    let Some(disk) = Disk::under(&county.dir, 24) else {
        return;
    };
    county.moves(county.dir.clone());
    let refused = squeezed(&disk, 12_000_000, || county.units[0].run(&["sync"]));
    assert!(refused > 0, "there was always room");
    made_good(&county, "the office's disk");
    county.stop();
}

#[test]
fn a_backup_of_an_office_whose_disk_is_full_says_so_and_leaves_no_half_file() {
    let template = Template::new();
    let mut county = laden(&template);
    county.units[0].ok(&["sync"]);
    county.stop();
    let Some(disk) = Disk::under(&county.dir, 24) else {
        return;
    };
    county.moves(county.dir.clone());
    let out = county.dir.join("backup.zip");
    let refused = squeezed(&disk, 6_000_000, || {
        let mut backup = office_command(&county.dir);
        let tried = backup
            .args(["--json", "backup", "--out"])
            .arg(&out)
            .output();
        let tried = tried.unwrap();
        assert_eq!(out.exists(), tried.status.success());
        let _ = std::fs::remove_file(&out);
        tried
    });
    assert!(refused > 0, "there was always room");
    made_good(&county, "a backup");
    county.stop();
}

#[test]
fn a_unit_whose_disk_is_full_says_so_and_takes_everything_in_when_there_is_room() {
    let template = Template::new();
    let county = laden(&template);
    let Some(_disk) = on_a_small_disk(&county, &["sync"], 300_000) else {
        return;
    };
    made_good(&county, "the unit's disk");
}

#[test]
fn a_batch_on_a_full_disk_is_frozen_whole_or_not_at_all() {
    let template = Template::new();
    let county = laden(&template);
    let new = ["batch", "new", "--kind", "task_progress"];
    let Some(_disk) = on_a_small_disk(&county, &new, 60_000) else {
        return;
    };
    made_good(&county, "a batch");
}

fn on_a_small_disk(county: &County<'_>, arguments: &[&str], most: usize) -> Option<Disk> {
    let desk = &county.units[0];
    let disk = Disk::under(&desk.data(), 24)?;
    let refused = squeezed(&disk, most, || desk.run(arguments));
    assert!(refused > 0, "there was always room");
    Some(disk)
}
