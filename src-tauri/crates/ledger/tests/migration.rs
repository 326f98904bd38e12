//! Ledgers of older programs open after a backup; those of newer ones are refused.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use minglu_ledger::{Ledger, Query, Reason, backups, rehearse};
use std::fs;
use std::path::{Path, PathBuf};

/// The formats that older programs have written.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "zip"))
        .collect()
}

fn unpacked(fixture: &Path) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipArchive::new(fs::File::open(fixture).unwrap()).unwrap();
    zip.extract(dir.path()).unwrap();
    dir
}

fn format(dir: &Path) -> i64 {
    let conn = rusqlite::Connection::open(dir.join("ledger.sqlite")).unwrap();
    conn.pragma_query_value(None, "user_version", |r| r.get(0))
        .unwrap()
}

#[test]
fn a_ledger_of_every_older_format_opens_after_a_backup() {
    assert!(!fixtures().is_empty());
    for fixture in fixtures() {
        let dir = unpacked(&fixture);
        let old = format(dir.path());
        let ledger = Ledger::open(dir.path()).unwrap();
        assert!(format(dir.path()) > old, "{}", fixture.display());
        let report = ledger.check().unwrap();
        assert!(report.ok, "{report:?}");
        assert!(ledger.list(&Query::of("task")).unwrap().total > 30);
        let done = ledger.list(&searching("已办结")).unwrap();
        assert_eq!(done.total, 1, "what was written last");
        let trash = Query {
            trashed: true,
            ..Query::of("contact")
        };
        assert_eq!(ledger.list(&trash).unwrap().total, 1);
        let kept = backups(dir.path()).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].reason, Reason::Migration);
        let rehearsal = rehearse(dir.path(), None, &kept[0].path, None).unwrap();
        assert!(
            rehearsal.report.ok && rehearsal.missing.is_empty(),
            "{:?}",
            rehearsal.report
        );
        drop(ledger);
        drop(Ledger::open(dir.path()).unwrap());
        assert_eq!(backups(dir.path()).unwrap().len(), 1, "once is enough");
    }
}

#[test]
fn an_interrupted_migration_goes_on_where_it_stopped() {
    for fixture in fixtures() {
        let dir = unpacked(&fixture);
        let file = dir.path().join("ledger.sqlite");
        // As a power cut between the versions' own step and the tables' last touch leaves it.
        drop(Ledger::open(dir.path()).unwrap());
        let conn = rusqlite::Connection::open(&file).unwrap();
        conn.execute(
            "UPDATE meta SET value = 'half way' WHERE key = 'layout'",
            [],
        )
        .unwrap();
        drop(conn);
        let ledger = Ledger::open(dir.path()).unwrap();
        assert!(ledger.check().unwrap().ok);
    }
}

#[test]
fn a_migration_waits_until_nobody_else_has_the_ledger_open() {
    for fixture in fixtures() {
        let dir = unpacked(&fixture);
        let other = fs::File::create(dir.path().join("use.lock")).unwrap();
        other.lock_shared().unwrap();
        let old = format(dir.path());
        let refused = Ledger::open(dir.path()).err().expect("refused");
        assert_eq!(refused.code(), minglu_ledger::Code::Busy);
        assert_eq!(format(dir.path()), old);
        drop(other);
        assert!(Ledger::open(dir.path()).is_ok());
    }
}

/// The tasks in which this text stands.
fn searching(text: &str) -> Query {
    Query {
        search: Some(text.to_owned()),
        ..Query::of("task")
    }
}
