//! What the office says of a batch.

use crate::county::{County, reported};
use serde_json::json;

#[test]
fn a_returned_batch_is_corrected_by_one_that_follows_it() {
    let county = reported();
    county.online();
    let batch = county.stored();
    let record = &batch.records()[0].id;
    county.verdict(json!({
        "batch": batch.manifest().id, "outcome": "returned",
        "remarks": [{ "ledger": "task", "record": record, "field": "progress", "text": "请写明公开网址" }],
    }));
    let line = county.line();
    assert_eq!(
        (&line["state"], &line["remarks"]),
        (&json!("returned"), &json!(1))
    );
    county.set(
        &json!(record),
        json!({ "progress": "已公开，网址 https://czj.example.gov.cn/1" }),
    );
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    let remark = &shown["remarks"][0];
    assert_eq!(
        (&remark["before"], &remark["title"]),
        (&json!("已公开"), &json!("落实情况"))
    );
    assert!(remark["now"].as_str().unwrap().contains("网址"));
    county
        .unit
        .call("batch.new", json!({ "follows": "2026-001", "kind": "" }));
    county.online();
    assert_eq!(
        county.stored().manifest().follows,
        Some(batch.manifest().id)
    );
    let lines = county.unit.call("batch.list", json!({}));
    assert_eq!(
        (&lines[0]["state"], &lines[1]["state"]),
        (&json!("stored"), &json!("corrected"))
    );
    county.verdict(json!({ "batch": county.stored().manifest().id, "outcome": "accepted" }));
    assert_eq!(county.line()["state"], "accepted");
}

#[test]
fn where_both_sides_changed_a_value_a_person_chooses_and_the_other_is_kept() {
    let county = reported();
    county.online();
    let batch = county.stored();
    let [one, two] = [0, 1].map(|at| batch.records()[at].id.clone());
    county.set(&json!(one), json!({ "progress": "本单位又改" }));
    let change = |record: &str| json!({ "ledger": "task", "record": record, "field": "progress", "before": "已公开", "after": "县办改" });
    county.verdict(json!({
        "batch": batch.manifest().id, "outcome": "accepted", "changes": [change(&one), change(&two)],
    }));
    let progress = |id: &str| {
        let shown = county
            .unit
            .call("record.show", json!({ "ledger": "task", "id": id }));
        shown["progress"].clone()
    };
    assert_eq!(
        (progress(&one), progress(&two)),
        (json!("本单位又改"), json!("县办改"))
    );
    let conflict = || {
        let shown = county
            .unit
            .call("batch.show", json!({ "batch": "2026-001" }));
        shown["conflicts"][0].clone()
    };
    assert_eq!(
        (&conflict()["ours"], &conflict()["theirs"]),
        (&json!("本单位又改"), &json!("县办改"))
    );
    let choice = json!({ "n": conflict()["n"], "choose": "theirs" });
    county.unit.call("batch.settle", choice.clone());
    assert_eq!(progress(&one), "县办改");
    assert_eq!(conflict()["ours"], "本单位又改");
    assert_eq!(county.unit.refused("batch.settle", choice).code, "conflict");
}

#[test]
fn a_verdict_on_a_batch_of_the_units_other_machine_asks_for_nothing() {
    let county = County::new();
    county.verdict(json!({ "batch": uuid::Uuid::from_u128(7), "outcome": "accepted" }));
    let received = county.unit.call("batch.received", json!({}));
    assert_eq!(received[0]["outcome"]["elsewhere"], true);
    assert_eq!(county.unit.call("office.status", json!({}))["stuck"], 0);
}
