//! Records counted by what they have in common.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, all_kinds, object};
use minglu_ledger::{By, Code, Op, Query, Total};
use serde_json::json;

fn desk() -> Desk {
    let desk = Desk::with(all_kinds());
    let samples = [
        json!({ "name": "一", "state": "open", "day": "2025-09-10", "price": "9.90", "count": 3 }),
        json!({ "name": "二", "state": "done", "day": "2025-12-31", "price": "0.10" }),
        json!({ "name": "三", "state": "open", "day": "2025-01-01" }),
        json!({ "name": "四", "state": "open", "day": "2026-01-01", "price": "1.00" }),
        json!({ "name": "五", "state": "done" }),
    ];
    for sample in samples {
        desk.add("sample", sample);
    }
    let gone = desk.add(
        "sample",
        json!({ "name": "六", "state": "open", "day": "2025-05-05" }),
    );
    desk.step("删除", |tx| tx.trash("sample", &gone));
    desk
}

fn total(values: &[Option<&str>], count: u64, sums: &[i64]) -> Total {
    Total {
        values: values
            .iter()
            .map(|value| value.map(str::to_owned))
            .collect(),
        count,
        sums: sums.to_vec(),
    }
}

#[test]
fn records_are_counted_by_value_and_year_and_what_is_deleted_is_not() {
    let by = [By::Value("state"), By::Year("day")];
    let desk = desk();
    let mut totals = desk
        .ledger
        .totals(&Query::of("sample"), &by, &["price", "count"])
        .unwrap();
    totals.sort_by(|a, b| a.values.cmp(&b.values));
    let expected = [
        total(&[Some("done"), None], 1, &[0, 0]),
        total(&[Some("done"), Some("2025")], 1, &[10, 0]),
        total(&[Some("open"), Some("2025")], 2, &[990, 3]),
        total(&[Some("open"), Some("2026")], 1, &[100, 0]),
    ];
    assert_eq!(totals, expected);
}

#[test]
fn a_count_of_nothing_is_one_nought() {
    let none = Query::of("sample").with("day", Op::Gt, json!("2030-01-01"));
    let totals = desk().ledger.totals(&none, &[], &["price"]).unwrap();
    assert_eq!(totals, [total(&[], 0, &[0])]);
}

#[test]
fn what_is_no_number_is_not_added_up_and_what_is_no_column_not_counted() {
    let desk = desk();
    let all = Query::of("sample");
    let wrong = desk.ledger.totals(&all, &[], &["name"]).unwrap_err();
    assert_eq!(wrong.code(), Code::Usage);
    let unknown = desk
        .ledger
        .totals(&all, &[By::Value("x\" FROM y")], &[])
        .unwrap_err();
    assert_eq!(unknown.code(), Code::Usage);
}

#[test]
fn a_big_ledger_gives_the_same_counts_through_its_index_and_after_a_change() {
    let desk = Desk::with(all_kinds());
    let add = |tx: &mut minglu_ledger::Tx<'_>, n: u32| {
        let state = if n.is_multiple_of(3) { "open" } else { "done" };
        let day = format!("{}-06-01", 2024 + n % 2);
        let fields = json!({ "name": format!("第{n}件"), "state": state, "day": day });
        tx.add("sample", object(fields))
    };
    let last = desk.step("导入", |tx| {
        (0..21_000).map(|n| add(tx, n)).last().unwrap()
    });
    let open = |desk: &Desk| {
        let by = [By::Value("state"), By::Year("day")];
        let totals = desk.ledger.totals(&Query::of("sample"), &by, &[]).unwrap();
        let open = totals
            .iter()
            .filter(|total| total.values[0].as_deref() == Some("open"));
        open.map(|total| total.count).collect::<Vec<_>>()
    };
    assert_eq!(open(&desk), [3500, 3500]);
    desk.set("sample", &last.value, json!({ "state": "open" }));
    assert_eq!(open(&desk), [3500, 3501]);
}
