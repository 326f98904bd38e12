//! The digest chain and the check find what was changed behind the program's back.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, object};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::json;

/// A ledger with several steps of several kinds.
fn used() -> Desk {
    let desk = Desk::new();
    let id = desk.add("task", json!({ "requirement": "公开预算" }));
    desk.step("导入", |tx| {
        for n in 0..5 {
            tx.add("task", object(json!({ "requirement": format!("任务{n}") })))?;
        }
        tx.set("task", &id, &object(json!({ "seq": "1" })))
    });
    desk.set("task", &id, json!({ "progress": "已公开" }));
    desk.step("删除", |tx| tx.trash("task", &id));
    desk.ledger.undo("王明").unwrap().unwrap();
    desk
}

fn tampered(desk: &Desk, sql: &str) -> bool {
    let conn = Connection::open(desk.dir.path().join("ledger.sqlite")).unwrap();
    conn.execute(sql, []).unwrap() > 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_tampered_row_of_the_log_is_found(row in 1..10i64, column in 0..9usize) {
        let desk = used();
        prop_assert!(desk.ledger.check().unwrap().ok);
        let set = [
            "before = coalesce(before, '') || ' '", "after = coalesce(after, '') || ' '",
            "record = record || 'x'", "row = row + 1", "kind = kind || 'x'", "rev = rev + 1",
            "ledger = 'contact'", "step = step + 1", "digest = zeroblob(32)",
        ][column];
        prop_assume!(tampered(&desk, &format!("UPDATE change SET {set} WHERE n = {row}")));
        let report = desk.ledger.check().unwrap();
        let chain = report.items.iter().find(|item| item.name == "修改记录").unwrap();
        prop_assert!(!report.ok && !chain.ok, "{:?}", report);
    }
}

#[test]
fn a_lost_row_a_lost_step_and_a_rewritten_header_are_found() {
    for sql in [
        "DELETE FROM change WHERE n = 3",
        "DELETE FROM change WHERE n = (SELECT max(n) FROM change)",
        "DELETE FROM step WHERE step = 2",
        "DELETE FROM step WHERE step = (SELECT max(step) FROM step)",
        "UPDATE step SET who = '别人' WHERE step = 2",
        "UPDATE step SET at = '2020-01-01T00:00:00+08:00' WHERE step = 4",
        "UPDATE step SET label = label || '。' WHERE step = 1",
    ] {
        let desk = used();
        assert!(tampered(&desk, sql));
        let report = desk.ledger.check().unwrap();
        assert!(
            !report
                .items
                .iter()
                .find(|i| i.name == "修改记录")
                .unwrap()
                .ok,
            "{sql}: {report:?}"
        );
    }
}

#[test]
fn a_record_changed_past_the_log_is_found() {
    for sql in [
        "UPDATE r_task SET progress = '未公开' WHERE progress IS NOT NULL",
        "UPDATE r_task SET due = '昨天' WHERE _n = 2",
        "DELETE FROM r_task WHERE _n = 2",
        "UPDATE r_task SET _deleted = _updated WHERE _n = 3",
    ] {
        let desk = used();
        assert!(tampered(&desk, sql));
        let report = desk.ledger.check().unwrap();
        let mut bad = report.items.iter().filter(|item| !item.ok);
        assert!(
            bad.any(|item| ["记录内容", "条数"].contains(&item.name.as_str())),
            "{sql}: {report:?}"
        );
    }
}
