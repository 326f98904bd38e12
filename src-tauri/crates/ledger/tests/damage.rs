//! Damage of every kind is told, and nothing is written over it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::{Code, Deed, Event, Ledger, Query, Reason, accept, restore, salvage};
use proptest::prelude::*;
use serde_json::json;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const FILE: &str = "ledger.sqlite";

fn used() -> tempfile::TempDir {
    let desk = Desk::new();
    let id = desk.add("task", json!({ "requirement": "公开预算" }));
    desk.step("导入", |tx| {
        (0..40).try_for_each(|n| {
            let fields = json!({ "unit": "县教育局", "name": format!("联系人{n}") });
            tx.add("contact", object(fields)).map(|_| ())
        })
    });
    desk.set("task", &id, json!({ "progress": "已公开" }));
    desk.ledger.undo("王明").unwrap();
    desk.ledger
        .remember("widths", &json!({ "task": [10, 20] }))
        .unwrap();
    let looked = Event {
        ledger: Some("contact".into()),
        detail: Some("phone".into()),
        count: 40,
        ..Event::of(Deed::Reveal)
    };
    desk.ledger.note("王明", looked).unwrap();
    let Desk { dir, ledger } = desk;
    drop(ledger);
    dir
}

/// Every value of every table.
fn dump(file: &Path) -> Option<Vec<String>> {
    let conn = rusqlite::Connection::open(file).ok()?;
    let mut names = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .ok()?;
    let names: Vec<String> = names
        .query_map([], |r| r.get(0))
        .ok()?
        .collect::<Result<_, _>>()
        .ok()?;
    let mut rows = Vec::new();
    for name in names {
        let mut sql = conn.prepare(&format!("SELECT * FROM \"{name}\"")).ok()?;
        let width = sql.column_count();
        let mut found = sql.query([]).ok()?;
        while let Some(row) = found.next().ok()? {
            for at in 0..width {
                rows.push(format!("{:?}", row.get_ref(at).ok()?));
            }
        }
    }
    Some(rows)
}

/// What opening and checking say: nothing where all is well.
fn told(dir: &Path) -> Option<String> {
    match Ledger::open(dir).and_then(|ledger| ledger.check()) {
        Ok(report) if report.ok => None,
        Ok(report) => Some(format!("{report:?}")),
        Err(error) => Some(error.message().to_owned()),
    }
}

/// The bytes of a sound ledger, and what it says.
static WHOLE: LazyLock<(Vec<u8>, Vec<String>)> = LazyLock::new(|| {
    let dir = used();
    let file = dir.path().join(FILE);
    (fs::read(&file).unwrap(), dump(&file).unwrap())
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_flipped_bit_is_told_or_has_changed_no_stored_value(at in 0.0..1.0f64, bit in 0..8u32) {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(FILE);
        let (mut bytes, before) = WHOLE.clone();
        let at = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[at] ^= 1 << bit;
        fs::write(&file, &bytes).unwrap();
        let after = dump(&file);
        if told(dir.path()).is_none() {
            prop_assert_eq!(after, Some(before), "byte {}", at);
        }
    }
}

#[test]
fn a_zeroed_page_is_told() {
    for page in 0..8 {
        let dir = used();
        let file = dir.path().join(FILE);
        let mut bytes = fs::read(&file).unwrap();
        let pages = bytes.len() / 8192;
        let start = (page * pages / 8) * 8192;
        bytes[start..start + 8192].fill(0);
        fs::write(&file, &bytes).unwrap();
        assert!(told(dir.path()).is_some(), "page {page}");
    }
}

#[test]
fn a_file_cut_short_is_refused_and_not_written() {
    for part in [1, 3, 7] {
        let dir = used();
        let file = dir.path().join(FILE);
        let bytes = fs::read(&file).unwrap();
        let rest = &bytes[..bytes.len() * part / 8];
        fs::write(&file, rest).unwrap();
        let refused = Ledger::open(dir.path()).err().expect("refused");
        assert_eq!(refused.code(), Code::Damaged);
        assert_eq!(fs::read(&file).unwrap(), rest);
    }
}

#[test]
fn a_lost_file_is_no_new_ledger() {
    let dir = used();
    fs::remove_file(dir.path().join(FILE)).unwrap();
    let refused = Ledger::open(dir.path()).err().expect("refused");
    assert_eq!(refused.code(), Code::Damaged);
    assert!(!dir.path().join(FILE).exists());
}

/// A folder as a killed program leaves it: the last steps are in the write-ahead log only.
fn killed(steps: usize) -> tempfile::TempDir {
    let desk = Desk::new();
    for n in 0..steps {
        desk.add("task", json!({ "requirement": format!("任务{n}") }));
    }
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(desk.dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    assert!(
        fs::metadata(copy.path().join("ledger.sqlite-wal"))
            .unwrap()
            .len()
            > 0
    );
    copy
}

#[test]
fn what_a_killed_program_left_in_its_log_is_all_there() {
    let dir = killed(30);
    let ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(ledger.list(&Query::of("task")).unwrap().total, 30);
    assert!(ledger.check().unwrap().ok);
    drop(ledger);
    assert!(!dir.path().join("ledger.sqlite-wal").exists(), "tidied up");
}

#[test]
fn a_lost_a_cut_and_a_strange_log_are_refused_and_nothing_is_written() {
    let strange = fs::read(killed(4).path().join("ledger.sqlite-wal")).unwrap();
    let whole = fs::read(killed(30).path().join("ledger.sqlite-wal"))
        .unwrap()
        .len();
    let change: [&dyn Fn(&Path); 4] = [
        &|wal| fs::remove_file(wal).unwrap(),
        &|wal| {
            fs::File::options()
                .write(true)
                .open(wal)
                .unwrap()
                .set_len(whole as u64 / 2)
                .unwrap()
        },
        &|wal| fs::write(wal, &strange).unwrap(),
        &|wal| {
            let mut bytes = fs::read(wal).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(wal, bytes).unwrap();
        },
    ];
    for (at, change) in change.iter().enumerate() {
        let dir = killed(30);
        let file = dir.path().join(FILE);
        change(&dir.path().join("ledger.sqlite-wal"));
        let before = fs::read(&file).unwrap();
        let refused = Ledger::open(dir.path()).err().map(|error| error.code());
        assert_eq!(refused, Some(Code::Damaged), "case {at}");
        assert_eq!(fs::read(&file).unwrap(), before, "case {at}");
    }
}

#[test]
fn an_older_copy_put_there_by_hand_is_told_and_can_be_accepted() {
    let dir = used();
    let old = fs::read(dir.path().join(FILE)).unwrap();
    let ledger = Ledger::open(dir.path()).unwrap();
    let add = minglu_ledger::Operation::by_user("新增", "王明");
    let fields = object(json!({ "requirement": "后来的" }));
    ledger.transact(add, |tx| tx.add("task", fields)).unwrap();
    drop(ledger);
    fs::write(dir.path().join(FILE), &old).unwrap();
    let refused = Ledger::open(dir.path()).err().expect("refused");
    assert_eq!(refused.code(), Code::Damaged);
    accept(dir.path()).unwrap();
    let ledger = Ledger::open(dir.path()).unwrap();
    assert_eq!(ledger.list(&Query::of("task")).unwrap().total, 1);
    assert!(ledger.check().unwrap().ok);
}

#[test]
fn a_damaged_ledger_is_restored_and_its_files_are_kept_as_they_were() {
    let dir = used();
    let backup = Ledger::open(dir.path())
        .unwrap()
        .back_up(Reason::Automatic)
        .unwrap();
    let file = dir.path().join(FILE);
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    let restored = restore(dir.path(), None, &backup.path, None).unwrap();
    let kept = restored.kept.expect("kept as it was");
    assert_eq!(fs::read(kept.join(FILE)).unwrap(), bytes);
    let ledger = Ledger::open(dir.path()).unwrap();
    assert!(ledger.check().unwrap().ok);
    assert_eq!(ledger.list(&Query::of("contact")).unwrap().total, 40);
}

#[test]
fn what_can_still_be_read_of_a_damaged_ledger_is_read() {
    let dir = used();
    let file = dir.path().join(FILE);
    let all = salvage(dir.path(), None).unwrap();
    let count = |salvaged: &[minglu_ledger::Salvaged]| -> usize {
        salvaged.iter().map(|part| part.records.len()).sum()
    };
    assert_eq!(count(&all), 41);
    let mut bytes = fs::read(&file).unwrap();
    let last = bytes.len() - 8192;
    bytes[last..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    let rest = salvage(dir.path(), None).unwrap();
    assert!(count(&rest) > 0);
    assert_eq!(fs::read(&file).unwrap(), bytes, "reading writes nothing");
}
