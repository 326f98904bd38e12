//! The search box finds every substring, and nothing else.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Desk, all_kinds, object};
use minglu_ledger::{Query, SortBy, normalise};
use proptest::prelude::*;
use serde_json::{Value, json};

fn hits(desk: &Desk, ledger: &str, text: &str) -> Vec<String> {
    let query = Query {
        search: Some(text.into()),
        limit: 1_000,
        ..Query::of(ledger)
    };
    let page = desk.ledger.list(&query).unwrap();
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|r| r.id).collect()
}

fn cell() -> impl Strategy<Value = String> {
    "[公开预算决A a1，,（(%_\"'*^·①é　\\-]{0,8}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_piece_of_a_text_is_found_and_nothing_else(
        rows in proptest::collection::vec((cell(), cell()), 1..8),
        strangers in proptest::collection::vec(cell(), 6),
        pieces in proptest::collection::vec((0..8usize, 0..8usize, 1..7usize), 12),
        rebuilt in any::<bool>(),
    ) {
        let mut desk = Desk::new();
        let ids = desk.step("导入", |tx| rows.iter().map(|(seq, progress)| {
            tx.add("task", object(json!({ "requirement": "务", "seq": seq, "progress": progress })))
        }).collect::<Result<Vec<_>, _>>()).value;
        if rebuilt {
            std::fs::remove_file(desk.dir.path().join("search.sqlite")).unwrap();
            desk = desk.restarted();
        }
        let cut = |&(row, from, length): &(usize, usize, usize)| -> String {
            let (seq, progress) = &rows[row % rows.len()];
            let text = normalise(if from % 2 == 0 { seq } else { progress });
            text.chars().skip(from / 2).take(length).collect()
        };
        for wanted in pieces.iter().map(cut).chain(strangers.iter().cloned()) {
            let needle = normalise(&wanted);
            let mut expected: Vec<&String> = ids.iter().zip(&rows)
                .filter(|(_, (seq, progress))| {
                    normalise(seq).contains(&needle) || normalise(progress).contains(&needle)
                        || "务".contains(&needle) || "未开始".contains(&needle)
                })
                .map(|(id, _)| id)
                .collect();
            if !needle.is_empty() {
                expected.reverse(); // newest first
            }
            let found = hits(&desk, "task", &wanted);
            prop_assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{}", wanted);
        }
    }
}

#[test]
fn text_items_titles_names_numbers_and_dates_are_found_and_ids_are_not() {
    let desk = Desk::with(all_kinds());
    let container = desk.add("box", json!({ "name": "红木箱" }));
    let id = desk.add(
        "sample",
        json!({
            "name": "台账", "count": 731, "price": "45.50", "day": "2021-09-10", "state": "done",
            "units": ["县教育局", "县财政局"], "box": container,
            "files": [{ "name": "现场照片.jpg", "url": "https://example.com" }],
        }),
    );
    for found in [
        "台",
        "731",
        "45.5",
        "2021-09",
        "已办结",
        "教育局",
        "现场照片.JPG",
        " 现 场 ",
    ] {
        assert_eq!(
            hits(&desk, "sample", found),
            std::slice::from_ref(&id),
            "{found}"
        );
    }
    for not in ["done", &container, "局县", "账731", "example", "红木箱"] {
        assert!(hits(&desk, "sample", not).is_empty(), "{not}");
    }
}

#[test]
fn what_is_in_the_trash_is_found_there_only() {
    let desk = Desk::new();
    let id = desk.add("contact", json!({ "unit": "县教育局", "name": "李华" }));
    desk.step("删除", |tx| tx.trash("contact", &id));
    assert!(hits(&desk, "contact", "李华").is_empty());
    let trash = Query {
        search: Some("李华".into()),
        trashed: true,
        ..Query::of("contact")
    };
    assert_eq!(desk.ledger.list(&trash).unwrap().total, 1);
    desk.step("恢复", |tx| tx.restore("contact", &id));
    assert_eq!(hits(&desk, "contact", "李"), std::slice::from_ref(&id));
    desk.set("contact", &id, json!({ "name": "张三" }));
    assert!(hits(&desk, "contact", "李华").is_empty());
    assert_eq!(hits(&desk, "contact", "张三"), std::slice::from_ref(&id));
}

#[test]
fn an_index_that_is_lost_damaged_or_behind_is_made_good() {
    let mut desk = Desk::new();
    let id = desk.add("contact", json!({ "unit": "县教育局", "name": "李华" }));
    let file = desk.dir.path().join("search.sqlite");
    let old = std::fs::read(&file).unwrap();
    let wal = std::fs::read(desk.dir.path().join("search.sqlite-wal")).unwrap();

    std::fs::remove_file(&file).unwrap();
    desk = desk.restarted();
    assert_eq!(hits(&desk, "contact", "李华"), std::slice::from_ref(&id));

    let Desk { dir, ledger } = desk;
    drop(ledger);
    std::fs::write(&file, vec![9; 9_000]).unwrap();
    desk = Desk {
        ledger: minglu_ledger::Ledger::open(dir.path()).unwrap(),
        dir,
    };
    assert_eq!(hits(&desk, "contact", "李华"), std::slice::from_ref(&id));

    let new = desk.add("contact", json!({ "unit": "县教育局", "name": "李明" }));
    desk.step("删除", |tx| tx.trash("contact", &id));
    let Desk { dir, ledger } = desk;
    drop(ledger);
    std::fs::write(&file, old).unwrap();
    std::fs::write(dir.path().join("search.sqlite-wal"), wal).unwrap();
    desk = Desk {
        ledger: minglu_ledger::Ledger::open(dir.path()).unwrap(),
        dir,
    };
    assert_eq!(hits(&desk, "contact", "李"), std::slice::from_ref(&new));

    // A ledger that is put back from a backup has another past than its index.
    let conn = rusqlite::Connection::open(&file).unwrap();
    conn.execute("UPDATE mark SET digest = zeroblob(32)", [])
        .unwrap();
    conn.execute("DELETE FROM live_contact WHERE rowid > 0", [])
        .unwrap();
    drop(conn);
    assert_eq!(hits(&desk, "contact", "李"), std::slice::from_ref(&new));
}

#[test]
fn damage_inside_the_index_is_healed_by_the_search_that_meets_it() {
    let desk = Desk::new();
    desk.step("导入", |tx| {
        for n in 0..500 {
            tx.add(
                "contact",
                object(json!({ "unit": "县教育局", "name": format!("联系人{n}") })),
            )?;
        }
        Ok(())
    });
    let conn = rusqlite::Connection::open(desk.dir.path().join("search.sqlite")).unwrap();
    conn.execute(
        "UPDATE live_contact_data SET block = x'0102030405' WHERE id > 10",
        [],
    )
    .unwrap();
    drop(conn);
    assert_eq!(hits(&desk, "contact", "教育").len(), 500);
}

#[test]
fn a_search_with_a_sort_or_a_filter_pages_as_any_list_does() {
    let desk = Desk::new();
    desk.step("导入", |tx| {
        for n in 0..30 {
            let state = if n % 3 == 0 { "done" } else { "not_started" };
            let fields = json!({ "requirement": format!("任务{}", n % 7), "seq": n.to_string(), "state": state });
            tx.add("task", object(fields))?;
        }
        Ok(())
    });
    let by = |field: &str| {
        vec![SortBy {
            field: field.into(),
            descending: true,
        }]
    };
    for sort in [Vec::new(), by("requirement")] {
        let base = Query {
            search: Some("任务".into()),
            sort,
            ..Query::of("task")
        }
        .with("state", minglu_ledger::Op::Eq, "已完成");
        let whole = desk.ledger.list(&base).unwrap();
        assert_eq!((whole.total, whole.next), (10, None));
        let mut query = Query {
            limit: 3,
            ..base.clone()
        };
        let mut paged: Vec<Value> = Vec::new();
        loop {
            let page = desk.ledger.list(&query).unwrap();
            assert_eq!(page.total, 10);
            paged.extend(page.rows.iter().map(|r| r.get("seq").clone()));
            query.after = page.next;
            if query.after.is_none() {
                break;
            }
        }
        let expected: Vec<Value> = whole.rows.iter().map(|r| r.get("seq").clone()).collect();
        assert_eq!(paged, expected);
    }
}
