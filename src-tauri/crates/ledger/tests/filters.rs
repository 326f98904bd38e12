//! Conditions and places in a list.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, all_kinds};
use minglu_ledger::{Code, Filter, Op, Query, SortBy};
use serde_json::{Value, json};

#[test]
fn filters_take_what_a_clerk_sees() {
    let desk = Desk::with(all_kinds());
    let container = desk.add("box", json!({ "name": "甲盒" }));
    desk.add(
        "sample",
        json!({ "name": "一", "count": 3, "price": "9.90", "day": "2021-09-10",
        "state": "open", "units": ["县教育局", "县财政局"], "box": container, "urgent": true }),
    );
    desk.add("sample", json!({ "name": "二", "count": 10, "price": "10.00", "day": "2021-12-31", "state": "done" }));
    desk.add("sample", json!({ "name": "三 ＡＢ" }));
    let names = |field: &str, op: Op, value: Value| -> String {
        let query = Query::of("sample").with(field, op, value);
        let page = desk.ledger.list(&query).unwrap();
        assert_eq!(page.total as usize, page.rows.len());
        page.rows
            .iter()
            .map(|r| &r.text("name").unwrap()[..3])
            .collect()
    };
    assert_eq!(names("state", Op::Eq, json!("办理中")), "一");
    assert_eq!(names("state", Op::Ne, json!("open")), "二三");
    assert_eq!(names("state", Op::In, json!(["open", "已办结"])), "一二");
    assert_eq!(names("state", Op::In, json!([])), "");
    assert_eq!(names("state", Op::Contains, json!("办")), "一二");
    assert_eq!(names("box", Op::Eq, json!("甲盒")), "一");
    assert_eq!(names("box", Op::Eq, json!(container)), "一");
    assert_eq!(names("box", Op::Contains, json!("甲")), "一");
    assert_eq!(names("box", Op::Ne, json!("甲盒")), "二三");
    assert_eq!(names("units", Op::Eq, json!("县财政局")), "一");
    assert_eq!(names("units", Op::Contains, json!("财政")), "一");
    assert_eq!(names("units", Op::Empty, Value::Null), "二三");
    assert_eq!(names("price", Op::Ge, json!("9.9")), "一二");
    assert_eq!(names("price", Op::Le, json!(9.9)), "一");
    assert_eq!(names("count", Op::Ge, json!(4)), "二");
    assert_eq!(names("count", Op::Eq, Value::Null), "三");
    assert_eq!(names("count", Op::Contains, json!(0)), "二");
    assert_eq!(names("day", Op::Le, json!("2021年9月30日")), "一");
    assert_eq!(names("day", Op::NotLt, json!("2021-10-01")), "二三");
    assert_eq!(names("day", Op::Contains, json!("2021-12")), "二");
    assert_eq!(names("urgent", Op::Eq, json!("是")), "一");
    assert_eq!(names("name", Op::Contains, json!("ab")), "三");
    assert_eq!(names("name", Op::NotEmpty, Value::Null), "一二三");
    let unknown = desk
        .ledger
        .list(&Query::of("sample").with("colour", Op::Eq, "红"));
    assert_eq!(unknown.unwrap_err().code(), Code::Usage);
    let wrong = desk
        .ledger
        .list(&Query::of("sample").with("day", Op::Ge, "昨天"));
    assert_eq!(wrong.unwrap_err().code(), Code::Invalid);
}

#[test]
fn a_cursor_of_another_query_is_refused() {
    let desk = Desk::new();
    for n in 0..3 {
        desk.add(
            "contact",
            json!({ "unit": "县教育局", "name": format!("甲{n}") }),
        );
    }
    let first = Query {
        limit: 1,
        ..Query::of("contact")
    };
    let page = desk.ledger.list(&first).unwrap();
    let stray = Query {
        after: page.next.clone(),
        sort: vec![SortBy {
            field: "name".into(),
            descending: true,
        }],
        ..first.clone()
    };
    assert_eq!(desk.ledger.list(&stray).unwrap_err().code(), Code::Usage);
    for junk in ["", "zz", "7b7d", "é"] {
        let query = Query {
            after: Some(junk.into()),
            ..first.clone()
        };
        assert_eq!(desk.ledger.list(&query).unwrap_err().code(), Code::Usage);
    }
    let filtered = Query {
        filters: vec![Filter {
            field: "name".into(),
            op: Op::Eq,
            value: json!("甲0"),
        }],
        after: page.next,
        ..first
    };
    assert_eq!(desk.ledger.list(&filtered).unwrap_err().code(), Code::Usage);
}
