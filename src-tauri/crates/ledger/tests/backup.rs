//! Backups: what is restored is what was acknowledged, and nothing is ever lost on the way.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use chrono::{Days, NaiveDate};
use common::{Desk, object};
use minglu_ledger::{Code, Ledger, Query, Reason, Slot, backups, rehearse, restore, superfluous};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Everything that a ledger says, as text.
fn content(ledger: &Ledger) -> String {
    let mut all = Vec::new();
    for schema in ledger.schemas() {
        for trashed in [false, true] {
            let query = Query {
                trashed,
                ..Query::of(&schema.ledger)
            };
            ledger
                .each(&query, |record| {
                    all.push(format!("{record:?}"));
                    Ok(())
                })
                .unwrap();
        }
    }
    all.sort();
    let steps = ledger.steps(10_000).unwrap();
    format!("{all:?}{steps:?}{:?}", ledger.recall("widths").unwrap())
}

/// A task with a file, a few more, one in the trash, and a step undone.
fn used() -> (Desk, String) {
    let desk = Desk::new();
    let file = desk.ledger.store("佐证.txt", &b"proof"[..]).unwrap();
    let file = serde_json::to_value(&file).unwrap();
    let id = desk.add(
        "task",
        json!({ "requirement": "公开预算", "evidence": [file] }),
    );
    let gone = desk.add("contact", json!({ "unit": "县财政局", "name": "李某" }));
    desk.step("删除", |tx| tx.trash("contact", &gone));
    desk.set("task", &id, json!({ "progress": "已公开" }));
    desk.ledger.undo("王明").unwrap().unwrap();
    desk.ledger.remember("widths", &json!([1, 2])).unwrap();
    (desk, id)
}

/// The files of a ledger, without its backups and locks.
fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_none_or(|end| end != "lock"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_restored_backup_brings_back_every_write_and_attachment_on_an_empty_folder() {
    let (desk, id) = used();
    let before = content(&desk.ledger);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("带走.mlbak");
    desk.ledger.back_up_to(&file).unwrap();
    drop(desk);
    let place = tempfile::tempdir().unwrap();
    let restored = restore(place.path(), None, &file, None).unwrap();
    assert!(restored.rehearsal.report.ok && restored.rehearsal.missing.is_empty());
    assert!(restored.before.is_none() && restored.kept.is_none());
    let ledger = Ledger::open(place.path()).unwrap();
    assert_eq!(content(&ledger), before);
    assert!(ledger.check().unwrap().ok);
    let record = ledger.get("task", &id).unwrap();
    let digest = record.get("evidence")[0]["digest"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = ledger.attachment_path(&digest).unwrap();
    assert_eq!(fs::read(path).unwrap(), b"proof");
    assert!(
        ledger.redo("王明").unwrap().is_some(),
        "and goes on from there"
    );
}

#[test]
fn a_restore_keeps_the_present_state_first_and_both_ways_lead_back() {
    let (desk, id) = used();
    let old = content(&desk.ledger);
    let backup = desk.ledger.back_up(Reason::Manual).unwrap();
    desk.set("task", &id, json!({ "progress": "后来写的" }));
    let new = content(&desk.ledger);
    let refused = restore(desk.dir.path(), None, &backup.path, None).unwrap_err();
    assert_eq!(refused.code(), Code::Busy, "not under somebody's hands");
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let restored = restore(dir.path(), None, &backup.path, None).unwrap();
    assert_eq!(content(&Ledger::open(dir.path()).unwrap()), old);
    let present = restored.before.expect("kept");
    assert_eq!(present.reason, Reason::Restore);
    restore(dir.path(), None, &present.path, None).unwrap();
    let ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(content(&ledger), new);
    let found = ledger.list(&searching("后来")).unwrap();
    assert_eq!(found.total, 1, "the search follows");
}

#[test]
fn a_column_that_is_called_digest_is_taken_for_no_file() {
    let desk = Desk::new();
    let checked = json!({ "name": "公示.docx", "checked": "2026-11-22", "decision": "publish", "digest": "3f1d" });
    desk.add("publication_check", checked);
    desk.ledger.back_up(Reason::Manual).unwrap();
    assert!(desk.ledger.check().unwrap().ok);
}

#[test]
fn a_backup_is_made_only_where_something_has_changed() {
    let desk = Desk::new();
    let make = |desk: &Desk| desk.ledger.back_up_if_changed(Reason::Automatic).unwrap();
    assert!(make(&desk).is_none(), "nothing to lose yet");
    desk.add("task", json!({ "requirement": "公开预算" }));
    assert!(make(&desk).is_some());
    assert!(make(&desk).is_none());
    let desk = desk.restarted();
    assert!(make(&desk).is_none());
    desk.add("task", json!({ "requirement": "公开决算" }));
    let newest = make(&desk).unwrap();
    fs::write(&newest.path, b"PK").unwrap();
    assert!(make(&desk).is_some(), "one that cannot be read is none");
}

#[test]
fn a_second_folder_holds_everything_and_its_absence_is_told() {
    let (desk, _) = used();
    let before = content(&desk.ledger);
    let stick = tempfile::tempdir().unwrap();
    desk.ledger.back_up(Reason::Automatic).unwrap();
    let copy = desk.ledger.copy_backup(stick.path()).unwrap().unwrap();
    assert_eq!(
        desk.ledger.copy_backup(stick.path()).unwrap().unwrap(),
        copy
    );
    let absent = desk
        .ledger
        .copy_backup(&stick.path().join("没插上"))
        .unwrap_err();
    assert_eq!(absent.code(), Code::NotFound);
    drop(desk);
    let place = tempfile::tempdir().unwrap();
    assert!(
        restore(place.path(), None, &copy, None)
            .unwrap()
            .rehearsal
            .missing
            .is_empty()
    );
    let ledger = Ledger::open(place.path()).unwrap();
    assert_eq!(content(&ledger), before);
    assert!(ledger.check().unwrap().ok);
}

#[test]
fn a_lost_attachment_is_named_by_the_rehearsal_and_keeps_no_record_back() {
    let (desk, id) = used();
    desk.ledger.back_up(Reason::Manual).unwrap();
    let copy = tempfile::tempdir().unwrap();
    let alone = copy.path().join("alone.mlbak");
    fs::copy(&backups(desk.dir.path()).unwrap()[0].path, &alone).unwrap();
    let rehearsal = rehearse(copy.path(), None, &alone, None).unwrap();
    assert_eq!(rehearsal.missing, ["佐证.txt"]);
    assert!(!rehearsal.report.ok);
    let place = tempfile::tempdir().unwrap();
    assert_eq!(
        restore(place.path(), None, &alone, None)
            .unwrap()
            .rehearsal
            .missing
            .len(),
        1
    );
    assert!(Ledger::open(place.path()).unwrap().get("task", &id).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A restore from a damaged file is refused before it touches anything, or the damage was in
    /// bytes that say nothing and what comes back is what was put in.
    #[test]
    fn a_damaged_backup_is_refused_and_the_ledger_stays(at in 0.0..1.0f64, bit in 0..8u32, cut: bool) {
        let (desk, _) = used();
        let backup = desk.ledger.back_up(Reason::Manual).unwrap();
        let said = content(&desk.ledger);
        let Desk { dir, ledger } = desk;
        drop(ledger);
        let mut bytes = fs::read(&backup.path).unwrap();
        let at = ((bytes.len() - 1) as f64 * at) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        let bad = dir.path().join("bad.mlbak");
        fs::write(&bad, &bytes).unwrap();
        let before = files(dir.path());
        match restore(dir.path(), None, &bad, None) {
            Err(_) => prop_assert_eq!(files(dir.path()), before),
            Ok(_) => prop_assert_eq!(content(&Ledger::open(dir.path()).unwrap()), said),
        }
    }

    /// Whatever the clock says, the newest eight stay, and at most a year's worth is kept.
    #[test]
    fn a_wrong_clock_never_thins_away_the_newest(jumps in prop::collection::vec(-3660i64..3660, 1..200)) {
        let mut kept: Vec<Slot> = Vec::new();
        let mut day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        for (number, jump) in jumps.iter().enumerate() {
            let at = day + chrono::TimeDelta::days(if number % 3 == 0 { *jump } else { 0 });
            day = day + Days::new(1);
            kept.push(Slot { number: number as u64, day: at });
            thin(&mut kept);
            let newest = kept.iter().rev().take(8).map(|slot| slot.number);
            let expected = (0..=number as u64).rev().take(8);
            prop_assert!(newest.eq(expected));
            prop_assert!(kept.len() <= 8 + 12 + 10 + 9);
        }
    }
}

fn thin(kept: &mut Vec<Slot>) {
    let mut gone = superfluous(kept);
    gone.sort_unstable();
    for at in gone.into_iter().rev() {
        kept.remove(at);
    }
}

#[test]
fn a_year_of_daily_backups_is_thinned_to_days_weeks_and_months() {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let mut kept = Vec::new();
    for number in 0..365 {
        kept.push(Slot {
            number,
            day: first + Days::new(number),
        });
        thin(&mut kept);
    }
    let ages: Vec<i64> = kept
        .iter()
        .rev()
        .map(|slot| (first + Days::new(364) - slot.day).num_days())
        .collect();
    assert_eq!(&ages[..12], (0..12).collect::<Vec<i64>>());
    assert!((28..=31).contains(&ages.len()), "{ages:?}");
    let oldest = *ages.last().unwrap();
    assert!((30 * 8..30 * 10).contains(&oldest), "nine months: {ages:?}");
    let gaps = ages.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(gaps.max().unwrap() <= 31, "no hole: {ages:?}");
}

#[test]
fn several_backups_of_one_day_leave_the_newest_and_the_last_eight() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    let slots: Vec<Slot> = (0..20).map(|number| Slot { number, day }).collect();
    let mut gone = superfluous(&slots);
    gone.sort_unstable();
    assert_eq!(gone, (0..12).collect::<Vec<usize>>());
}

#[test]
fn a_full_disk_leaves_no_half_backup_and_the_ledger_as_it_was() {
    let disk = tempfile::tempdir().unwrap();
    let mount = |arguments: &[&str]| {
        let mut command = std::process::Command::new(arguments[0]);
        command.args(&arguments[1..]).arg(disk.path()).output()
    };
    let mounted = mount(&["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs"]);
    if !mounted.is_ok_and(|done| done.status.success()) {
        println!("skipped: no right to mount a small disk");
        return;
    }
    let ledger = Ledger::open(disk.path()).unwrap();
    let operation = minglu_ledger::Operation::by_user("录入", "王明");
    let add = |tx: &mut minglu_ledger::Tx<'_>| {
        (0..200).try_for_each(|n| {
            let noise: String = (0..300)
                .map(|i| char::from(b'a' + ((i * n + i) % 26) as u8))
                .collect();
            let fields = object(json!({ "requirement": format!("{n}{noise}") }));
            tx.add("task", fields).map(|_| ())
        })
    };
    ledger.transact(operation, add).unwrap();
    let before = content(&ledger);
    let free = fs::File::create(disk.path().join("filler")).unwrap();
    let mut free = std::io::BufWriter::new(free);
    while std::io::Write::write_all(&mut free, &[7; 4096]).is_ok() {}
    drop(free);
    let refused = ledger.back_up(Reason::Manual);
    let shelf = backups(disk.path()).unwrap();
    let left = fs::read_dir(disk.path().join("backups")).map_or(0, |entries| entries.count());
    let same = content(&ledger) == before;
    let refused = refused.map_err(|error| (error.code(), error.message().to_owned()));
    fs::remove_file(disk.path().join("filler")).unwrap();
    let again = ledger.back_up(Reason::Manual).is_ok();
    drop(ledger);
    mount(&["umount"]).unwrap();
    let (code, words) = refused.unwrap_err();
    assert_eq!(code, Code::Io);
    assert!(words.contains("磁盘空间不足"), "{words}");
    assert!(shelf.is_empty() && left == 0 && same && again);
}

#[test]
fn what_can_be_mended_is_offered_and_mended_only_when_asked() {
    let (desk, _) = used();
    let stray = desk.ledger.store("没用到.txt", &b"stray"[..]).unwrap();
    let path = desk.ledger.attachment_path(&stray.digest).unwrap();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(86_400);
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(old)
        .unwrap();
    let conn = rusqlite::Connection::open(desk.dir.path().join("ledger.sqlite")).unwrap();
    conn.execute(
        "UPDATE kept SET live = 77, next = 99 WHERE ledger = 'task'",
        [],
    )
    .unwrap();
    let offered = |report: &minglu_ledger::CheckReport| -> usize {
        report
            .items
            .iter()
            .filter(|item| item.mend.is_some())
            .count()
    };
    let report = desk.ledger.check().unwrap();
    assert!(!report.ok && offered(&report) == 3, "{report:?}");
    assert!(path.is_file(), "a check changes nothing");
    assert_eq!(desk.ledger.mend().unwrap().len(), 2);
    let report = desk.ledger.check().unwrap();
    assert!(report.ok && offered(&report) == 0, "{report:?}");
    assert!(!path.exists());
    let moved = fs::read_dir(desk.dir.path().join("orphans"))
        .unwrap()
        .count();
    assert_eq!(moved, 1, "moved, not deleted");
    let _: Value = desk.ledger.recall("widths").unwrap().unwrap();
}

/// The tasks in which this text stands.
fn searching(text: &str) -> Query {
    Query {
        search: Some(text.to_owned()),
        ..Query::of("task")
    }
}
