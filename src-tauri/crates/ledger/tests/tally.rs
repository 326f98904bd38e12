//! The kept counts say what counting all records would say.
#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, object};
use minglu_ledger::{ALL, Ledger, Operation, Schema, Tally, Tx};
use proptest::prelude::*;
use serde_json::{Value, json};

fn schemas() -> Vec<Schema> {
    let plan = json!({
        "$id": "minglu:ledger/plan", "title": "计划", "x-label": "name", "x-year": "year",
        "properties": {
            "name": { "title": "名称", "type": "string" },
            "year": { "title": "年度", "type": "integer", "minimum": 0, "maximum": 9999 }
        }
    });
    let work = json!({
        "$id": "minglu:ledger/work", "title": "工作", "x-label": "name", "x-year": "plan",
        "x-statistics": [
            { "name": "kinds", "title": "按类别", "by": "kinds" },
            { "name": "cost", "title": "费用", "of": [{ "field": "late", "op": "eq", "value": false }], "sum": "cost" },
            { "name": "late", "title": "逾期率", "part": [{ "field": "late", "op": "eq", "value": true }] }
        ],
        "x-dues": [{ "name": "do", "by": "day", "until": "cost", "words": "要做", "when": [{ "field": "late", "op": "eq", "value": false }] }],
        "properties": {
            "name": { "title": "名称", "type": "string" },
            "plan": { "title": "计划", "type": "string", "x-ref": "plan" },
            "day": { "title": "日期", "type": "string", "format": "date" },
            "kinds": { "title": "类别", "type": "array", "items": { "type": "string" } },
            "late": { "title": "逾期", "type": "boolean" },
            "cost": { "title": "费用", "type": "number", "multipleOf": 0.01 }
        }
    });
    let schemas = [plan, work].map(|schema| Schema::from_json(&schema.to_string()).unwrap());
    schemas.to_vec()
}

fn year_count(ledger: &Ledger, year: i32) -> i64 {
    let counts = ledger.tally("work").unwrap();
    let of_year = |each: &&Tally| each.statistic == ALL && each.year == Some(year);
    counts.iter().filter(of_year).map(|each| each.count).sum()
}

#[test]
fn a_record_is_counted_in_the_year_of_its_plan_and_the_quarter_of_its_day() {
    let desk = Desk::with(schemas());
    let plan = desk.add("plan", json!({ "name": "要点", "year": 2026 }));
    let work = json!({ "name": "一", "plan": plan, "day": "2026-08-01", "kinds": ["甲", "乙"], "late": false, "cost": "12.5" });
    desk.add("work", work);
    desk.add(
        "work",
        json!({ "name": "二", "plan": plan, "day": "2025-08-01", "late": true }),
    );
    let counts = desk.ledger.tally("work").unwrap();
    let find = |statistic: &str, value: Option<&str>, quarter: Option<u32>| {
        let mut found = counts.iter().filter(|c| {
            c.statistic == statistic && c.value.as_deref() == value && c.quarter == quarter
        });
        found.next().cloned().unwrap()
    };
    assert_eq!(find("kinds", Some("甲"), Some(3)).count, 1);
    assert_eq!(
        find("kinds", None, None).count,
        1,
        "no kind, and a day of another year"
    );
    assert_eq!(find("cost", None, Some(3)).sum, 1250);
    assert_eq!(
        (
            find("late", None, None).count,
            find("late", None, None).part
        ),
        (1, 1)
    );
    assert!(counts.iter().all(|c| c.year == Some(2026)));
}

#[test]
fn counts_follow_the_year_of_the_plan_when_it_changes() {
    let desk = Desk::with(schemas());
    let plan = desk.add("plan", json!({ "name": "要点", "year": 2026 }));
    desk.add("work", json!({ "name": "一", "plan": plan }));
    assert_eq!(year_count(&desk.ledger, 2026), 1);
    desk.set("plan", &plan, json!({ "year": 2025 }));
    assert_eq!(
        (
            year_count(&desk.ledger, 2026),
            year_count(&desk.ledger, 2025)
        ),
        (0, 1)
    );
}

#[test]
fn a_statistic_that_asks_for_the_day_is_counted_on_that_day() {
    let schema = json!({
        "$id": "minglu:ledger/a", "title": "甲", "x-label": "day",
        "x-statistics": [{ "name": "late", "title": "逾期", "part": [{ "field": "day", "op": "lt", "value": "today" }] }],
        "properties": { "day": { "title": "日", "type": "string", "format": "date" } }
    });
    let desk = Desk::with(vec![Schema::from_json(&schema.to_string()).unwrap()]);
    desk.add("a", json!({ "day": "2000-01-01" }));
    desk.add("a", json!({ "day": "2190-01-01" }));
    let counts = desk.ledger.tally("a").unwrap();
    let late = counts.iter().filter(|c| c.statistic == "late");
    let parts: Vec<(Option<i32>, i64)> = late.map(|c| (c.year, c.part)).collect();
    assert_eq!(parts, [(Some(2000), 1), (Some(2190), 0)]);
}

fn days(first: &str, last: &str) -> std::ops::RangeInclusive<chrono::NaiveDate> {
    first.parse().unwrap()..=last.parse().unwrap()
}

/// The days of what is to be done with their numbers, and what is done first.
fn to_do(ledger: &Ledger) -> (Vec<(String, u64)>, Vec<String>) {
    let all = days("0001-01-01", "9999-12-31");
    let counts = ledger.dues(&all).unwrap();
    let first = ledger.first_due(("work", "do"), &all, 5).unwrap();
    let counts = counts.iter().map(|each| (each.day.to_string(), each.count));
    (counts.collect(), first.into_iter().map(|r| r.id).collect())
}

#[test]
fn what_is_to_be_done_is_counted_by_its_day_and_read_from_the_longest_due_on() {
    let desk = Desk::with(schemas());
    let add =
        |day: &str, late: bool| desk.add("work", json!({ "name": "务", "day": day, "late": late }));
    let (last, first) = (add("2026-08-09", false), add("2026-08-01", false));
    let same = add("2026-08-01", false);
    add("2026-08-01", true);
    let (counts, read) = to_do(&desk.ledger);
    let count = |day: &str, count| (day.to_owned(), count);
    assert_eq!(counts, [count("2026-08-01", 2), count("2026-08-09", 1)]);
    assert_eq!(read, [first.clone(), same.clone(), last.clone()]);
    let until = days("0001-01-01", "2026-08-08");
    assert_eq!(desk.ledger.dues(&until).unwrap().len(), 1);
    assert_eq!(
        desk.ledger.first_due(("work", "do"), &until, 1).unwrap()[0].id,
        first
    );
    desk.set("work", &first, json!({ "cost": "1.00" }));
    desk.set("work", &same, json!({ "day": "2026-09-01" }));
    let (counts, read) = to_do(&desk.ledger);
    assert_eq!(counts, [count("2026-08-09", 1), count("2026-09-01", 1)]);
    assert_eq!(read, [last, same]);
    assert!(
        desk.ledger
            .tally("work")
            .unwrap()
            .iter()
            .all(|t| t.statistic != "due:do")
    );
}

#[test]
fn a_duty_that_changes_with_the_day_by_itself_is_refused() {
    let schema = json!({
        "$id": "minglu:ledger/a", "title": "甲", "x-label": "day",
        "x-dues": [{ "name": "late", "by": "day", "words": "逾期", "when": [{ "field": "day", "op": "lt", "value": "today" }] }],
        "properties": { "day": { "title": "日", "type": "string", "format": "date" } }
    });
    let refused = Schema::from_json(&schema.to_string()).unwrap_err();
    assert!(refused.to_string().contains("late"), "{refused}");
}

fn work(plan: &str, kind: u8) -> Value {
    let kinds = [["甲"], ["乙"], ["丙"]][usize::from(kind) % 3];
    let day = format!("2026-{:02}-09", kind % 12 + 1);
    let cost = (kind % 3 > 0).then(|| format!("{kind}.25"));
    json!({ "name": "务", "plan": plan, "day": day, "kinds": kinds, "late": kind.is_multiple_of(2), "cost": cost })
}

/// What a step hands back, where it is not refused.
fn tried<T>(desk: &Desk, f: impl FnOnce(&mut Tx<'_>) -> minglu_ledger::Result<T>) -> Option<T> {
    let done = desk.ledger.transact(Operation::by_user("改", "王明"), f);
    done.ok().map(|committed| committed.value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn counts_kept_from_change_to_change_are_those_of_all_records(
        acts in proptest::collection::vec((0..6u8, 0..6usize, any::<u8>(), any::<bool>()), 1..14),
    ) {
        let desk = Desk::with(schemas());
        let plan = desk.add("plan", json!({ "name": "要点", "year": 2026 }));
        let mut ids: Vec<String> = Vec::new();
        for (act, at, kind, looked) in acts {
            let id = ids.get(at % ids.len().max(1)).cloned();
            match (act, id) {
                // Without the plan, which may have been undone, nothing can be added.
                (0 | 1, _) | (_, None) => ids.extend(tried(&desk, |tx| tx.add("work", object(work(&plan, kind))))),
                // A record in the trash takes no change.
                (2, Some(id)) => drop(tried(&desk, |tx| tx.set("work", &id, &object(work(&plan, kind))))),
                (3, Some(id)) => drop(tried(&desk, |tx| tx.trash("work", &id))),
                (4, _) => drop(desk.ledger.undo("王明")),
                (_, _) => drop(desk.ledger.redo("王明")),
            }
            if looked {
                desk.ledger.tally("work").unwrap();
            }
        }
        let kept = (desk.ledger.tally("work").unwrap(), to_do(&desk.ledger));
        let Desk { dir, ledger } = desk;
        drop(ledger);
        std::fs::remove_file(dir.path().join("search.sqlite")).unwrap();
        let anew = Ledger::open_with(dir.path(), schemas()).unwrap();
        prop_assert_eq!(kept, (anew.tally("work").unwrap(), to_do(&anew)));
    }
}
