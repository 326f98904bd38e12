//! Spot checks: what is drawn, and how a fault comes back mended.

use crate::common::Office;
use crate::filed::{filed, progress};
use minglu_office::spot_check::{Candidate, Done, Draft, Draw, Finding, Item, Order, Picked};
use minglu_office::spot_check::{done, draw, issue, judge, make, show, write};
use minglu_office::{batch, issue as given};
use minglu_sync::batch::Kind;
use minglu_sync::protocol::{IssuedKind, IssuedNotice};
use proptest::prelude::*;
use serde_json::json;
use std::collections::HashSet;

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (0..6usize, 0..40usize).prop_map(|(unit, id)| Candidate {
        unit: format!("u{unit}"),
        id: format!("r{id}"),
        subject: format!("事项{id}"),
    });
    prop::collection::vec(one, 0..60).prop_map(|all| {
        let mut seen = HashSet::new();
        let mut all = all;
        all.retain(|one| seen.insert((one.unit.clone(), one.id.clone())));
        all
    })
}

proptest! {
    #[test]
    fn one_seed_draws_the_same_in_whatever_order_the_candidates_come(
        all in candidates(), seed in "[a-z0-9]{1,8}", units in 0..8usize, items in 0..8usize,
    ) {
        let size = Draw { units, items };
        let drawn = draw(&seed, &all, size);
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(&draw(&seed, &turned, size), &drawn);
        let of: HashSet<&str> = drawn.iter().map(|one| one.unit.as_str()).collect();
        let known: HashSet<&str> = all.iter().map(|one| one.unit.as_str()).collect();
        prop_assert_eq!(of.len(), if items == 0 { 0 } else { units.min(known.len()) });
        for unit in of {
            let own = drawn.iter().filter(|one| one.unit == unit).count();
            let there = all.iter().filter(|one| one.unit == unit).count();
            prop_assert_eq!(own, items.min(there));
        }
        prop_assert!(drawn.iter().all(|one| all.contains(one)));
    }
}

#[test]
fn other_seeds_draw_otherwise() {
    let all: Vec<Candidate> = (0..50)
        .map(|at| Candidate {
            unit: "u".to_owned(),
            id: format!("r{at}"),
            subject: String::new(),
        })
        .collect();
    let size = Draw { units: 1, items: 3 };
    let drawn: HashSet<String> = (0..10)
        .map(|seed| format!("{:?}", draw(&seed.to_string(), &all, size)))
        .collect();
    assert!(drawn.len() > 5, "{}", drawn.len());
}

fn begun(office: &Office, unit: &str) -> (String, Item) {
    let draft = Draft {
        title: "第四季度抽查".to_owned(),
        picked: vec![Picked {
            unit: unit.to_owned(),
            subject: "预决算公开".to_owned(),
        }],
        ..Draft::default()
    };
    let check = make(&office.store, "测试", &draft).unwrap();
    let item = show(&office.store, &check).unwrap().list.remove(0);
    (check, item)
}

fn fault() -> Finding {
    Finding {
        result: "fault".to_owned(),
        finding: "没有公开三公经费".to_owned(),
        due: "2030-12-10".parse().ok(),
    }
}

#[test]
fn a_fault_goes_to_its_unit_as_a_task_and_comes_back_mended() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let machine = office.machine(&office.unit("澄溪县财政局"));
    let other = office.machine(&office.unit("澄溪县教育局"));
    let (check, item) = begun(&office, "澄溪县财政局");
    let store = &office.store;
    judge(store, "测试", &check, &item.id, &fault()).unwrap();
    let order = Order {
        title: "关于抽查发现问题整改的通知".to_owned(),
    };
    let issued = issue(store, "测试", &check, &order).unwrap();
    assert_eq!((issued.items, issued.units), (1, 1));

    let page = given::page(store, &machine.caller(), 0).unwrap();
    let notice = page
        .items
        .iter()
        .find(|item| item.kind == IssuedKind::Notice)
        .unwrap();
    let notice: IssuedNotice = notice.body_as().unwrap();
    let task = &notice.tasks[0];
    assert!(
        task.fields["requirement"]
            .as_str()
            .unwrap()
            .contains("没有公开三公经费")
    );
    assert_eq!(task.fields["due"], "2030-12-10");
    let page = given::page(store, &other.caller(), 0).unwrap();
    assert!(page.items.is_empty(), "another unit hears nothing of it");

    let report = progress(&machine, 1, &task.id);
    let bytes = report.bytes().to_vec();
    batch::commit(store, &office.keys, &machine.caller(), bytes).unwrap();
    let shown = show(store, &check).unwrap();
    assert_eq!(shown.list[0].batch, Some(report.manifest().id.to_string()));
    assert_eq!(shown.head.done, 0, "a report is not yet a repair");
    done(store, "测试", &check, &item.id, Done { done: true }).unwrap();
    let shown = show(store, &check).unwrap();
    assert_eq!((shown.head.faults, shown.head.done), (1, 1));
    let out = dir.path().join("清单.docx");
    write("澄溪县政府办公室", &shown, &out).unwrap();
    zip::ZipArchive::new(std::fs::File::open(out).unwrap()).unwrap();
}

#[test]
fn what_the_unit_was_told_is_not_changed_behind_its_back() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    office.unit("澄溪县财政局");
    let (check, item) = begun(&office, "澄溪县财政局");
    let store = &office.store;
    let order = Order {
        title: "整改通知".to_owned(),
    };
    assert_eq!(
        issue(store, "测试", &check, &order).unwrap_err().code,
        "usage"
    );
    let wordless = Finding {
        finding: " ".to_owned(),
        ..fault()
    };
    let refused = judge(store, "测试", &check, &item.id, &wordless).unwrap_err();
    assert_eq!(refused.code, "usage");
    judge(store, "测试", &check, &item.id, &fault()).unwrap();
    issue(store, "测试", &check, &order).unwrap();
    let refused = judge(store, "测试", &check, &item.id, &fault()).unwrap_err();
    assert_eq!(refused.code, "conflict");
    assert_eq!(
        issue(store, "测试", &check, &order).unwrap_err().code,
        "usage"
    );
}

#[test]
fn items_are_drawn_from_the_catalogues_that_were_sent() {
    let dir = tempfile::tempdir().unwrap();
    let office = Office::in_file(dir.path());
    let machine = office.machine(&office.unit("澄溪县财政局"));
    office.unit("澄溪县教育局");
    let records = [
        ("a", json!({ "field": "财政预决算", "level1": "财政预算" })),
        (
            "b",
            json!({ "field": "税收管理", "level1": "办税", "not_involved": true }),
        ),
    ];
    let batch = filed(
        &machine,
        1,
        Kind::CatalogueCheck,
        "catalogue_item",
        &records,
    );
    let bytes = batch.bytes().to_vec();
    batch::commit(&office.store, &office.keys, &machine.caller(), bytes).unwrap();
    let draft = Draft {
        title: "抽查".to_owned(),
        seed: Some("2026".to_owned()),
        units: 5,
        items: 5,
        ..Draft::default()
    };
    let check = make(&office.store, "测试", &draft).unwrap();
    let shown = show(&office.store, &check).unwrap();
    let mut subjects: Vec<&str> = shown
        .list
        .iter()
        .map(|item| item.subject.as_str())
        .collect();
    subjects.sort_unstable();
    assert_eq!(shown.head.seed, "2026");
    assert_eq!(subjects.len(), 2);
    assert!(subjects.contains(&"财政预决算 › 财政预算"), "{subjects:?}");
    assert!(
        subjects
            .iter()
            .any(|subject| subject.contains("没有报来目录"))
    );
}
