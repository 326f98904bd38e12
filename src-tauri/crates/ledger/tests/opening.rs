//! Opening a ledger: what it is set up as, what is refused, what survives.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Desk, all_kinds, object};
use minglu_ledger::{Code, Ledger, Query};
use serde_json::{Value, json};

#[test]
fn the_sqlite_inside_is_safe_and_set_up_for_durability() {
    assert!(minglu_ledger::sqlite_version() >= 3_051_003);
    let desk = Desk::new();
    let conn = rusqlite::Connection::open(desk.dir.path().join("ledger.sqlite")).unwrap();
    let mode: String = conn
        .pragma_query_value(None, "journal_mode", |r| r.get(0))
        .unwrap();
    assert_eq!(mode, "wal");
    let fts: bool = conn
        .query_row("SELECT sqlite_compileoption_used('ENABLE_FTS5')", [], |r| {
            r.get(0)
        })
        .unwrap();
    assert!(fts);
    let loose: i64 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main'
             AND name NOT LIKE 'sqlite_%' AND strict = 0",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0, "every table is strict");
    let report = desk.ledger.check().unwrap();
    let set_up = report.items.iter().find(|i| i.name == "写入方式").unwrap();
    assert!(set_up.ok, "WAL, FULL, foreign keys, FTS5: {set_up:?}");
}

#[test]
fn what_is_remembered_survives_a_restart_and_is_no_step() {
    let desk = Desk::new();
    desk.ledger
        .remember("widths", &json!({ "task": [1, 2] }))
        .unwrap();
    let desk = desk.restarted();
    assert_eq!(
        desk.ledger.recall("widths").unwrap(),
        Some(json!({ "task": [1, 2] }))
    );
    desk.ledger.remember("widths", &Value::Null).unwrap();
    assert_eq!(desk.ledger.recall("widths").unwrap(), None);
    assert!(desk.ledger.steps(10).unwrap().is_empty());
}

#[test]
fn a_new_field_extends_the_table_and_a_dropped_one_keeps_its_values() {
    let mut schemas = all_kinds();
    let count = schemas[0].fields.remove(2);
    let desk = Desk::with(schemas.clone());
    let id = desk.add("sample", json!({ "name": "样品", "code": "A" }));
    let mut grown = schemas.clone();
    grown[0].fields.push(count);
    let common::Desk { dir, ledger } = desk;
    drop(ledger);
    let desk = Desk {
        ledger: Ledger::open_with(dir.path(), grown.clone()).unwrap(),
        dir,
    };
    desk.set("sample", &id, json!({ "count": 7 }));
    let common::Desk { dir, ledger } = desk;
    drop(ledger);
    drop(Ledger::open_with(dir.path(), schemas).unwrap());
    let desk = Desk {
        ledger: Ledger::open_with(dir.path(), grown).unwrap(),
        dir,
    };
    assert_eq!(desk.ledger.get("sample", &id).unwrap().get("count"), 7);
}

#[test]
fn a_ledger_of_a_newer_program_a_strange_file_and_a_damaged_one_are_refused() {
    let open = |change: &dyn Fn(&std::path::Path)| {
        let Desk { dir, ledger } = Desk::new();
        drop(ledger);
        change(&dir.path().join("ledger.sqlite"));
        let error = Ledger::open(dir.path()).err().expect("refused");
        (error.code(), error.message().to_owned())
    };
    let pragma = |sql: &'static str| {
        move |file: &std::path::Path| {
            rusqlite::Connection::open(file)
                .unwrap()
                .execute_batch(sql)
                .unwrap()
        }
    };
    let (code, message) = open(&pragma("PRAGMA user_version = 99"));
    assert_eq!(code, Code::Newer);
    assert!(message.contains("先升级"), "{message}");
    assert_eq!(open(&pragma("PRAGMA application_id = 7")).0, Code::Damaged);
    assert_eq!(
        open(&|file| std::fs::write(file, vec![7; 50_000]).unwrap()).0,
        Code::Damaged
    );
    assert_eq!(
        open(&|file| std::fs::write(file, b"").unwrap()).0,
        Code::Damaged
    );
}

#[test]
fn damage_inside_the_file_is_told_and_never_a_panic() {
    let desk = Desk::new();
    desk.step("导入", |tx| {
        for n in 0..2_000 {
            tx.add(
                "contact",
                object(json!({ "unit": "县教育局", "name": format!("联系人{n}") })),
            )?;
        }
        Ok(())
    });
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let file = dir.path().join("ledger.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    for byte in &mut bytes[40_000..] {
        *byte = 0xA5;
    }
    std::fs::write(&file, bytes).unwrap();
    let told = Ledger::open(dir.path()).and_then(|ledger| {
        let all = ledger.list(&Query {
            limit: 5_000,
            ..Query::of("contact")
        });
        assert!(ledger.check().is_err() || !ledger.check().unwrap().ok);
        all
    });
    assert_eq!(told.unwrap_err().code(), Code::Damaged);
}

#[test]
fn what_a_killed_switch_of_the_password_left_half_written_is_put_back() {
    let desk = Desk::new();
    desk.step("导入", |tx| {
        (0..400).try_for_each(|n| {
            let fields = json!({ "requirement": format!("公开预算{n}").repeat(40) });
            tx.add("task", object(fields)).map(|_| ())
        })
    });
    let Desk { dir, ledger } = desk;
    drop(ledger);
    let [file, journal] = ["", "-journal"].map(|end| format!("ledger.sqlite{end}"));
    let killed = tempfile::tempdir().unwrap();
    let conn = rusqlite::Connection::open(dir.path().join(&file)).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN; UPDATE r_task SET requirement = '-';",
    )
    .unwrap();
    for name in [&file, &journal] {
        std::fs::copy(dir.path().join(name), killed.path().join(name)).unwrap();
    }
    let reading = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let read_only = rusqlite::Connection::open_with_flags(killed.path().join(&file), reading);
    let looked = read_only
        .and_then(|c| c.query_row("SELECT count(*) FROM r_task", [], |r| r.get::<_, i64>(0)));
    assert!(looked.is_err(), "it cannot be read before it is put back");
    let ledger = Ledger::open(killed.path()).unwrap();
    assert_eq!(ledger.list(&Query::of("task")).unwrap().total, 400);
    assert!(ledger.check().unwrap().ok);
}
