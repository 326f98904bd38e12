//! A review whose last day moves, and one that is cancelled.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::review::{document, open, state, titles, verdict};

#[test]
fn the_last_day_of_a_review_is_moved_with_a_reason_that_the_history_keeps() {
    let unit = Unit::new();
    document(&unit, "请示", "不予公开");
    let id = open(&unit)["id"].clone();
    let due = |day: &str, reason: &str| json!({ "due": day, "reason": reason });
    assert_eq!(
        unit.refused("review.set_due", due("2099-12-20", " ")).code,
        "invalid"
    );
    assert_eq!(
        unit.refused("review.set_due", due("2000-01-01", "笔误"))
            .code,
        "invalid"
    );
    assert_eq!(
        unit.refused("review.set_due", due("2099-12-10", "没有变"))
            .code,
        "invalid"
    );
    unit.call("review.set_due", due("2099-12-20", "县里推迟报送"));
    unit.call("review.set_due", due("2099-12-25", "再次推迟"));
    let now = state(&unit);
    assert_eq!(
        (&now["due"], &now["due_reason"]),
        (&json!("2099-12-25"), &json!("再次推迟"))
    );
    let history = unit
        .call("record.history", json!({ "ledger": "review", "id": id }))
        .to_string();
    for words in ["2099-12-10", "县里推迟报送", "再次推迟"] {
        assert!(history.contains(words), "{words}: {history}");
    }
}

#[test]
fn a_review_opened_by_mistake_is_cancelled_with_a_reason_and_kept() {
    let unit = Unit::new();
    let kept = document(&unit, "请示", "不予公开");
    document(&unit, "函件", "依申请公开");
    let first = open(&unit);
    unit.call("review.set", verdict(&[&kept], "keep"));
    assert_eq!(
        unit.refused("review.cancel", json!({ "reason": "" })).code,
        "invalid"
    );
    let after = unit.call("review.cancel", json!({ "reason": "还没有到评估的时候" }));
    assert_eq!(after["campaign"], Value::Null);
    assert_eq!(after["years"], json!([]));
    assert_eq!(after["cancelled"][0]["id"], first["id"]);
    assert_eq!(after["cancelled"][0]["reason"], "还没有到评估的时候");
    let today = unit.call("desk.today", json!({}));
    assert!(
        !today["lines"].to_string().contains("review"),
        "nothing is asked for"
    );
    assert_eq!(
        unit.refused("review.set", verdict(&[&kept], "keep")).code,
        "conflict"
    );
    assert_eq!(
        titles(&unit, &first, "review_item", "done_filters"),
        ["请示"],
        "its verdicts are kept"
    );
    let again = open(&unit);
    assert_eq!((&again["left"], &again["done"]), (&json!(2), &json!(0)));
}

#[test]
fn one_undo_takes_a_cancelled_review_up_again() {
    let unit = Unit::new();
    let kept = document(&unit, "请示", "不予公开");
    open(&unit);
    unit.call("review.set", verdict(&[&kept], "keep"));
    unit.call("review.cancel", json!({ "reason": "弄错了" }));
    unit.call("step.undo", json!({}));
    let now = state(&unit);
    assert_eq!((&now["left"], &now["done"]), (&json!(0), &json!(1)));
}

#[test]
fn a_cancelled_review_gives_each_document_the_year_of_its_review_before() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    let begin = |year: i32| unit.call("review.open", json!({ "year": year, "due": "2099-12-10" }));
    begin(2025);
    unit.call("review.set", verdict(&[&id], "keep"));
    unit.call("review.close", json!({ "approver": "李局长" }));
    begin(2026);
    unit.call("review.set", verdict(&[&id], "keep"));
    unit.call("review.cancel", json!({ "reason": "弄错了" }));
    assert_eq!(unit.show("document", &id)["reviewed"], 2025);
    assert_eq!(begin(2026)["campaign"]["left"], 1);
}
