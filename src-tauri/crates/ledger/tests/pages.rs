//! Pages put together are the whole sorted list.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, all_kinds, object};
use minglu_ledger::{Op, Query, Record, SortBy};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::cmp::Ordering;

const COLUMNS: &[&str] = &["name", "count", "price", "day", "urgent", "state", "units"];

fn row() -> impl Strategy<Value = Value> {
    let few = |most: i64| proptest::option::of(-most..most);
    (
        0..3usize,
        few(2),
        few(2),
        proptest::option::of(1..4u32),
        proptest::option::of(any::<bool>()),
        0..3usize,
    )
        .prop_map(|(name, count, price, day, urgent, state)| {
            json!({
                "name": (["甲", "乙", "丙"][name]), "count": count,
                "price": price.map(|p| format!("{p}.50")),
                "day": day.map(|d| format!("2021-09-{d:02}")), "urgent": urgent,
                "state": ([Value::Null, json!("open"), json!("done")][state]),
            })
        })
}

fn sort() -> impl Strategy<Value = Vec<SortBy>> {
    let by = (0..COLUMNS.len(), any::<bool>());
    proptest::collection::vec(by, 0..4).prop_map(|all| {
        all.into_iter()
            .map(|(at, descending)| SortBy {
                field: COLUMNS[at].into(),
                descending,
            })
            .collect()
    })
}

/// How a person compares two cells: empty ones last, whichever way the sort goes.
fn compare(a: &Value, b: &Value, descending: bool) -> Ordering {
    let number = |v: &Value| match v {
        Value::Number(n) => n.as_f64(),
        Value::Bool(yes) => Some(f64::from(u8::from(*yes))),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    match (a.is_null(), b.is_null()) {
        (true, true) => return Ordering::Equal,
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        _ => {}
    }
    let order = match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => a.to_string().cmp(&b.to_string()),
    };
    if descending { order.reverse() } else { order }
}

fn expected(all: &[Record], sort: &[SortBy], keep: impl Fn(&Record) -> bool) -> Vec<String> {
    let mut rows: Vec<&Record> = all.iter().filter(|r| keep(r)).collect();
    rows.sort_by(|a, b| {
        sort.iter()
            .map(|s| compare(a.get(&s.field), b.get(&s.field), s.descending))
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    rows.into_iter().map(|r| r.id.clone()).collect()
}

/// Which rows a filter keeps.
type Keep = Box<dyn Fn(&Record) -> bool>;

fn paged(desk: &Desk, query: &Query) -> Vec<String> {
    let mut query = query.clone();
    let mut ids = Vec::new();
    loop {
        let page = desk.ledger.list(&query).unwrap();
        assert!(page.rows.len() <= query.limit);
        ids.extend(page.rows.into_iter().map(|r| r.id));
        query.after = page.next;
        if query.after.is_none() {
            assert_eq!(page.total as usize, ids.len());
            return ids;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn pages_and_streams_are_the_whole_sorted_list(
        rows in proptest::collection::vec(row(), 0..40),
        sorts in proptest::collection::vec(sort(), 4),
        limit in 1..9usize,
        filter in 0..5usize,
    ) {
        let desk = Desk::with(all_kinds());
        desk.step("导入", |tx| {
            rows.iter().try_for_each(|row| tx.add("sample", object(row.clone())).map(|_| ()))
        });
        let all = desk.ledger.list(&Query { limit: 1_000, ..Query::of("sample") }).unwrap().rows;
        for sort in sorts {
            let base = Query { sort: sort.clone(), limit, ..Query::of("sample") };
            let keep: (Query, Keep) = match filter {
                0 => (base, Box::new(|_| true)),
                1 => (base.with("state", Op::Eq, "办理中"), Box::new(|r| r.get("state") == "open")),
                2 => (base.with("count", Op::Ge, 0), Box::new(|r| r.get("count").as_i64().is_some_and(|n| n >= 0))),
                3 => (base.with("day", Op::Empty, Value::Null), Box::new(|r| r.get("day").is_null())),
                _ => (base.with("name", Op::Ne, "甲"), Box::new(|r| r.get("name") != "甲")),
            };
            let (query, keep) = keep;
            let wanted = expected(&all, &sort, keep);
            prop_assert_eq!(&paged(&desk, &query), &wanted);
            let mut streamed = Vec::new();
            desk.ledger.each(&query, |record| {
                streamed.push(record.id);
                Ok(())
            }).unwrap();
            prop_assert_eq!(&streamed, &wanted);
        }
    }
}

/// The same query with conditions that indexes serve, and the rows that each keeps.
fn narrowed(query: &Query) -> Vec<(Query, Keep)> {
    let due = |r: &Record| r.text("due").map(str::to_owned);
    let done = query.clone().with("state", Op::Eq, "已完成");
    let within = |query: Query| {
        query
            .with("due", Op::Gt, "2021-03-04")
            .with("due", Op::Le, "2021-09-15")
    };
    let is_within =
        move |r: &Record| due(r).is_some_and(|day| *"2021-03-04" < *day && *day <= *"2021-09-15");
    let is_done = |r: &Record| r.get("state") == "done";
    let is_of_budget = |r: &Record| r.get("requirement") == "公开预算";
    let months = [json!("2021-02-06"), json!("2021-05-05")];
    let by_hand = months.clone();
    vec![
        (done.clone(), Box::new(is_done)),
        (within(query.clone()), Box::new(is_within)),
        (
            within(done.clone()),
            Box::new(move |r| is_done(r) && is_within(r)),
        ),
        (
            done.clone().with("due", Op::Empty, Value::Null),
            Box::new(move |r| is_done(r) && r.get("due").is_null()),
        ),
        (
            done.clone()
                .with("due", Op::Empty, Value::Null)
                .with("position", Op::Lt, 9_000),
            Box::new(move |r| {
                is_done(r) && r.get("due").is_null() && r.get("position").as_i64() < Some(9_000)
            }),
        ),
        (
            Query {
                search: Some("公开预算".into()),
                ..done.clone()
            },
            Box::new(move |r| is_done(r) && is_of_budget(r)),
        ),
        (
            within(done.clone().with("requirement", Op::Contains, "预算")),
            Box::new(move |r| is_done(r) && is_within(r) && is_of_budget(r)),
        ),
        (
            query.clone().with("due", Op::In, json!(months)),
            Box::new(move |r| by_hand.contains(r.get("due"))),
        ),
    ]
}

/// So many records that orders get indexes of their own.
const MANY: usize = 20_500;

/// One in three speaks of the budget.
fn requirement(n: usize) -> &'static str {
    match n % 3 {
        0 => "公开预算",
        _ => "任务",
    }
}

fn big_desk() -> Desk {
    let desk = Desk::new();
    desk.step("导入", |tx| {
        for n in 0..MANY {
            let due = if n % 11 == 0 {
                Value::Null
            } else {
                json!(format!("2021-{:02}-{:02}", n % 12 + 1, n % 28 + 1))
            };
            let state = if n % 2 == 0 { "done" } else { "in_progress" };
            tx.add(
                "task",
                object(json!({ "requirement": requirement(n), "position": n, "due": due, "state": state })),
            )?;
        }
        Ok(())
    });
    desk
}

fn indexes(desk: &Desk) -> i64 {
    let conn = rusqlite::Connection::open(desk.dir.path().join("ledger.sqlite")).unwrap();
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name GLOB 's_task__*'";
    conn.query_row(sql, [], |r| r.get(0)).unwrap()
}

#[test]
fn a_big_ledger_is_sorted_through_an_index_of_its_own_and_reads_the_same() {
    let desk = big_desk();
    let mut all = Vec::new();
    desk.ledger
        .each(&Query::of("task"), |record| {
            all.push(record);
            Ok(())
        })
        .unwrap();
    assert_eq!(all.len(), MANY);
    for descending in [false, true] {
        let sort = vec![SortBy {
            field: "due".into(),
            descending,
        }];
        let query = Query {
            sort: sort.clone(),
            limit: 3_000,
            ..Query::of("task")
        };
        assert_eq!(paged(&desk, &query), expected(&all, &sort, |_| true));
        for (query, keep) in narrowed(&query) {
            let wanted = expected(&all, &sort, &keep);
            let total = desk.ledger.list(&query).unwrap().total;
            assert_eq!(total, wanted.len() as u64, "{query:?}");
            assert_eq!(paged(&desk, &query), wanted);
            let mut streamed = Vec::new();
            let each = desk.ledger.each(&query, |record| {
                streamed.push(record.id);
                Ok(())
            });
            each.unwrap();
            assert_eq!(streamed, wanted);
        }
    }
    assert!(indexes(&desk) >= 4);
}

#[test]
fn a_stream_of_some_fields_holds_these_and_no_others() {
    let desk = Desk::new();
    desk.step("登记", |tx| {
        let fields = json!({ "requirement": "公开预算", "due": "2021-09-10", "state": "done" });
        tx.add("task", object(fields)).map(|_| ())
    });
    let mut read = Vec::new();
    let all = Query::of("task");
    let keep = |record: Record| {
        read.push(record);
        Ok(())
    };
    desk.ledger.each_of(&all, &["due", "state"], keep).unwrap();
    let whole = desk.ledger.list(&all).unwrap().rows.remove(0);
    assert_eq!(read.len(), 1);
    assert_eq!((&read[0].id, read[0].rev), (&whole.id, whole.rev));
    let names: Vec<&String> = read[0].fields.keys().collect();
    assert_eq!(names, ["due", "state"]);
    assert_eq!(read[0].get("due"), "2021-09-10");
    let unknown = desk.ledger.each_of(&all, &["nothing"], |_| Ok(()));
    assert!(unknown.is_err());
}

#[test]
fn old_indexes_of_orders_make_room_for_new_ones() {
    let desk = big_desk();
    for field in [
        "due",
        "state",
        "position",
        "requirement",
        "seq",
        "topic",
        "subject",
        "division",
        "progress",
        "due_text",
        "remarks",
        "notes",
        "recurs",
        "_created",
        "responsible",
        "ours",
        "withdrawn",
        "lead",
    ] {
        let sort = vec![SortBy {
            field: field.into(),
            descending: false,
        }];
        desk.ledger
            .list(&Query {
                sort,
                limit: 1,
                ..Query::of("task")
            })
            .unwrap();
    }
    assert_eq!(indexes(&desk), 16);
}
