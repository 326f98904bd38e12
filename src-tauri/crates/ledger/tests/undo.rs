//! Undo and redo of any steps, against a model.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::{Code, Query, Record};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One thing that a clerk does to one of several records.
#[derive(Debug, Clone)]
enum Act {
    Add(String),
    Set(usize, &'static str, Option<String>),
    Trash(usize),
    Restore(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let text = "[甲乙丙]{1,2}";
    let field = prop_oneof![Just("seq"), Just("progress")];
    prop_oneof![
        2 => text.prop_map(Act::Add),
        4 => (0..8usize, field, proptest::option::of(text)).prop_map(|(n, f, v)| Act::Set(n, f, v)),
        1 => (0..8usize).prop_map(Act::Trash),
        1 => (0..8usize).prop_map(Act::Restore),
    ]
}

/// What can be seen of a ledger: every record by id, in the trash or not.
type Seen = BTreeMap<String, (bool, Vec<Value>)>;

fn seen(desk: &Desk) -> Seen {
    let mut seen = Seen::new();
    for trashed in [false, true] {
        let query = Query {
            trashed,
            limit: 1_000,
            ..Query::of("task")
        };
        let page = desk.ledger.list(&query).unwrap();
        assert_eq!(
            page.total as usize,
            page.rows.len(),
            "the kept count is right"
        );
        for row in page.rows {
            seen.insert(
                row.id.clone(),
                (trashed, row.fields.values().cloned().collect()),
            );
        }
    }
    seen
}

fn everything(desk: &Desk) -> Vec<Record> {
    let query = Query {
        limit: 1_000,
        ..Query::of("task")
    };
    desk.ledger.list(&query).unwrap().rows
}

fn perform(desk: &Desk, acts: &[Act], ids: &mut Vec<String>) -> bool {
    let done = desk.step("若干改动", |tx| {
        for act in acts {
            let at = |n: &usize| ids.get(n % ids.len().max(1)).cloned();
            match act {
                Act::Add(text) => ids.push(tx.add("task", object(json!({ "requirement": text })))?),
                Act::Set(n, field, value) => {
                    if let Some(id) = at(n)
                        && let Ok(record) = tx.get("task", &id)
                        && record.deleted.is_none()
                    {
                        tx.set("task", &id, &object(json!({ *field: value })))?;
                    }
                }
                Act::Trash(n) | Act::Restore(n) => {
                    if let Some(id) = at(n)
                        && tx.get("task", &id).is_ok()
                    {
                        match act {
                            Act::Trash(_) => tx.trash("task", &id)?,
                            _ => tx.restore("task", &id)?,
                        }
                    }
                }
            }
        }
        Ok(())
    });
    done.step.is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undoing_all_returns_to_the_start_and_redoing_all_to_the_end(
        steps in proptest::collection::vec(proptest::collection::vec(act(), 1..5), 1..8),
        restart in any::<bool>(),
    ) {
        let mut desk = Desk::new();
        let mut ids = Vec::new();
        let mut states = vec![seen(&desk)];
        for acts in &steps {
            if perform(&desk, acts, &mut ids) {
                states.push(seen(&desk));
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(desk.ledger.undo("王明").unwrap().is_some());
            if restart {
                desk = desk.restarted();
            }
            prop_assert_eq!(&seen(&desk), state);
        }
        prop_assert!(desk.ledger.undo("王明").unwrap().is_none());
        for state in states.iter().skip(1) {
            prop_assert!(desk.ledger.redo("王明").unwrap().is_some());
            if restart {
                desk = desk.restarted();
            }
            prop_assert_eq!(&seen(&desk), state);
        }
        prop_assert!(desk.ledger.redo("王明").unwrap().is_none());
        let report = desk.ledger.check().unwrap();
        prop_assert!(report.ok, "{:?}", report);
    }

    #[test]
    fn whatever_is_done_undone_and_redone_follows_the_model(
        moves in proptest::collection::vec((0..4u8, proptest::collection::vec(act(), 1..4)), 1..16),
    ) {
        let desk = Desk::new();
        let mut ids = Vec::new();
        let mut past: Vec<Seen> = Vec::new();
        let mut future: Vec<Seen> = Vec::new();
        let mut now = seen(&desk);
        for (which, acts) in &moves {
            match which {
                0 => {
                    let undone = desk.ledger.undo("王明").unwrap();
                    prop_assert_eq!(undone.is_some(), !past.is_empty());
                    if let Some(before) = past.pop() {
                        future.push(std::mem::replace(&mut now, before));
                    }
                }
                1 => {
                    let redone = desk.ledger.redo("王明").unwrap();
                    prop_assert_eq!(redone.is_some(), !future.is_empty());
                    if let Some(after) = future.pop() {
                        past.push(std::mem::replace(&mut now, after));
                    }
                }
                _ => {
                    if perform(&desk, acts, &mut ids) {
                        past.push(std::mem::replace(&mut now, seen(&desk)));
                        future.clear();
                    }
                }
            }
            prop_assert_eq!(&seen(&desk), &now);
            prop_assert_eq!(desk.ledger.undoable().unwrap().is_some(), !past.is_empty());
            prop_assert_eq!(desk.ledger.redoable().unwrap().is_some(), !future.is_empty());
        }
        let report = desk.ledger.check().unwrap();
        prop_assert!(report.ok, "{:?}", report);
    }
}

#[test]
fn an_import_is_undone_whole_and_search_follows() {
    let desk = Desk::new();
    desk.add("task", json!({ "requirement": "原有任务" }));
    desk.step("导入任务表", |tx| {
        for n in 0..2_500 {
            tx.add(
                "task",
                object(json!({ "requirement": format!("导入任务{n}") })),
            )?;
        }
        Ok(())
    });
    let before = everything(&desk);
    let hits = |text: &str| {
        let query = Query {
            search: Some(text.into()),
            ..Query::of("task")
        };
        desk.ledger.list(&query).unwrap().total
    };
    assert_eq!((hits("导入任务"), hits("任务")), (2_500, 2_501));
    let undone = desk.ledger.undo("王明").unwrap().unwrap();
    assert_eq!((undone.label.as_str(), undone.count), ("导入任务表", 2_500));
    assert_eq!(undone.touched, ["task"]);
    assert_eq!(
        (hits("导入任务"), hits("任务"), everything(&desk).len()),
        (0, 1, 1)
    );
    desk.ledger.redo("王明").unwrap().unwrap();
    let after = everything(&desk);
    assert_eq!(hits("导入任务"), 2_500);
    assert_eq!(
        before
            .iter()
            .map(|r| (&r.id, &r.created, &r.fields))
            .collect::<Vec<_>>(),
        after
            .iter()
            .map(|r| (&r.id, &r.created, &r.fields))
            .collect::<Vec<_>>(),
    );
    assert!(after.last().unwrap().rev > before.last().unwrap().rev);
}

#[test]
fn undoing_what_has_changed_since_is_refused() {
    let desk = Desk::new();
    let id = desk.add("task", json!({ "requirement": "公开预算" }));
    desk.set("task", &id, json!({ "seq": "1" }));
    // Another program without manners writes past the log.
    let conn = rusqlite::Connection::open(desk.dir.path().join("ledger.sqlite")).unwrap();
    conn.execute("UPDATE r_task SET seq = '7'", []).unwrap();
    let error = desk.ledger.undo("王明").unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    assert_eq!(desk.ledger.get("task", &id).unwrap().text("seq"), Some("7"));
    assert!(
        !desk.ledger.check().unwrap().ok,
        "the record is not as logged"
    );
}
