//! Consultations, the bank of questions and public participation, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

fn refusal(unit: &Unit, ledger: &str, fields: Value) -> Value {
    let request = json!({ "ledger": ledger, "fields": fields });
    unit.refused("record.add", request).detail[0]["code"].clone()
}

fn answered(unit: &Unit) -> Value {
    let fields = json!({ "title": "乔麦香问补贴到账", "received": "2026-03-12", "asker": "乔麦香", "replied": "2026-03-13",
        "reply": "乔麦香同志，补贴6月底前到账，我们会打您的电话13912345678" });
    unit.add("consultation", fields)
}

#[test]
fn a_simple_matter_is_answered_within_one_working_day_and_others_within_their_own() {
    let unit = Unit::new();
    // The day before the long holiday; the 10th is made up for it.
    let by = |handling: &str| {
        let fields = json!({ "title": "补贴", "received": "2026-09-30", "handling": handling });
        unit.add("consultation", fields)["reply_by"].clone()
    };
    assert_eq!(by("简单事项"), "2026-10-08");
    assert_eq!(by("网站找错"), "2026-10-10");
    assert_eq!(by("一般事项"), "2026-10-13");
    assert_eq!(by("需核查的事项"), "2026-10-27");
    assert_eq!(by(""), "2026-10-13", "as any other");
}

#[test]
fn a_reply_has_words_and_comes_after_the_question() {
    let unit = Unit::new();
    let fields = json!({ "title": "补贴", "received": "2026-03-12", "replied": "2026-03-13" });
    assert_eq!(
        refusal(&unit, "consultation", fields),
        "replied_without_words"
    );
    let fields = json!({ "title": "补贴", "received": "2026-03-12", "replied": "2026-03-11", "reply": "好" });
    assert_eq!(
        refusal(&unit, "consultation", fields),
        "replied_before_received"
    );
}

#[test]
fn who_asked_is_masked() {
    let unit = Unit::new();
    let fields = json!({ "title": "补贴", "received": "2026-03-12", "asker": "乔麦香", "phone": "13912345678" });
    let row = unit.add("consultation", fields);
    assert_eq!(row["asker"], "乔**");
    assert_eq!(row["phone"], "139****5678");
}

#[test]
fn a_typical_question_is_promoted_in_one_step_without_what_is_personal() {
    let unit = Unit::new();
    let asked = answered(&unit);
    let question = unit.call("question.promote", json!({ "id": asked["id"] }));
    assert_eq!(question["question"], "某某问补贴到账");
    assert_eq!(
        question["answer"],
        "某某同志，补贴6月底前到账，我们会打您的电话（略）"
    );
    assert_eq!(question["state"], "valid");
    let taken = unit.show("consultation", &asked["id"]);
    assert_eq!(
        (&taken["question"], &taken["typical"]),
        (&question["id"], &json!(true))
    );

    let again = unit.refused("question.promote", json!({ "id": asked["id"] }));
    assert_eq!(again.code, "conflict");

    unit.call("step.undo", json!({}));
    let back = unit.show("consultation", &asked["id"]);
    assert_eq!(
        (&back["question"], &back["typical"]),
        (&Value::Null, &Value::Null)
    );
    let left = unit.call("record.list", json!({ "ledger": "question" }));
    assert_eq!(left["total"], 0);
}

#[test]
fn the_clerks_own_words_are_kept_and_may_hold_nothing_personal() {
    let unit = Unit::new();
    let id = answered(&unit)["id"].clone();
    let wrong = json!({ "id": id, "answer": "打13912345678" });
    let refused = unit.refused("question.promote", wrong);
    assert_eq!(refused.detail[0]["code"], "personal_in_answer");
    let left = unit.call("record.list", json!({ "ledger": "question" }));
    assert_eq!(left["total"], 0);
    let words = json!({ "id": id, "question": "补贴何时到账？", "answer": "乔麦香问的补贴6月底前到账。", "category": "惠农补贴" });
    let question = unit.call("question.promote", words);
    assert_eq!(question["question"], "补贴何时到账？");
    assert_eq!(question["answer"], "某某问的补贴6月底前到账。");
    assert_eq!(question["category"], "惠农补贴");
}

#[test]
fn a_question_that_is_in_the_bank_is_asked_once_more() {
    let unit = Unit::new();
    let first = unit.call("question.promote", json!({ "id": answered(&unit)["id"] }));
    let second = answered(&unit);
    let same = json!({ "id": second["id"], "into": first["id"] });
    assert_eq!(unit.call("question.promote", same)["asked"], 2);
    let total = unit.call("record.list", json!({ "ledger": "question" }))["total"].clone();
    assert_eq!(total, 1);
    assert_eq!(
        unit.show("consultation", &second["id"])["question"],
        first["id"]
    );
}

#[test]
fn what_has_no_answer_yet_is_not_promoted() {
    let unit = Unit::new();
    let open = unit.add(
        "consultation",
        json!({ "title": "补贴", "received": "2026-03-12" }),
    );
    let refused = unit.refused("question.promote", json!({ "id": open["id"] }));
    assert_eq!(
        (refused.code, &refused.detail[0]["field"]),
        ("invalid", &json!("reply"))
    );
}

#[test]
fn a_question_is_published_with_an_answer_a_reviewer_and_nothing_personal() {
    let unit = Unit::new();
    let published = |more: Value| {
        let mut fields = json!({ "question": "补贴何时到账？", "answer": "6月底前。", "reviewer": "周静澜", "published": "2026-03-30" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        fields
    };
    let refused = |more: Value| refusal(&unit, "question", published(more));
    assert_eq!(refused(json!({ "answer": "" })), "published_without_answer");
    assert_eq!(
        refused(json!({ "reviewer": "" })),
        "published_without_review"
    );
    assert_eq!(
        refused(json!({ "question": "我是13912345678，补贴何时到账？" })),
        "personal_in_question"
    );
    unit.add("question", published(json!({})));
}

#[test]
fn the_bank_goes_out_without_anybodys_name() {
    let unit = Unit::new();
    unit.call("question.promote", json!({ "id": answered(&unit)["id"] }));
    let path = unit.path("问答.csv");
    unit.call(
        "form.export",
        json!({ "form": "question-list", "format": "csv", "path": path }),
    );
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("补贴6月底前到账"), "{text}");
    assert!(!text.contains("乔麦香") && !text.contains("139"), "{text}");
}

#[test]
fn opinions_are_collected_for_thirty_days_or_it_is_said_why_not() {
    let unit = Unit::new();
    let fields = json!({ "title": "管护办法", "started": "2026-04-13", "ended": "2026-05-12" });
    assert_eq!(
        refusal(&unit, "participation", fields),
        "collected_too_briefly"
    );
    let fields = json!({ "title": "管护办法", "started": "2026-04-13", "ended": "2026-05-12", "brief_reason": "防汛急需" });
    unit.add("participation", fields);
    let fields = json!({ "title": "管护办法", "started": "2026-04-13", "ended": "2026-05-13" });
    let row = unit.add("participation", fields);
    assert_eq!(row["feedback_by"], "2026-06-12");
}

#[test]
fn refused_opinions_are_told_with_their_reason_and_all_are_accounted_for() {
    let unit = Unit::new();
    let fields = |more: Value| {
        let mut fields = json!({ "title": "管护办法", "received": 23, "adopted": 17, "refused": 6, "feedback": "2026-05-29",
            "feedback_url": "https://www.chengxi.example/3.html" });
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        fields
    };
    assert_eq!(
        refusal(&unit, "participation", fields(json!({}))),
        "refused_without_reason"
    );
    let reason = json!({ "refused_reason": "与上级事权不符" });
    let id = unit.add("participation", fields(reason.clone()))["id"].clone();
    assert!(unit.rules("participation", &id).is_empty());
    let over = json!({ "adopted": 18, "refused_reason": "与上级事权不符" });
    assert_eq!(
        refusal(&unit, "participation", fields(over)),
        "opinions_unaccounted"
    );
    let left = json!({ "adopted": 16, "refused_reason": "与上级事权不符" });
    let id = unit.add("participation", fields(left))["id"].clone();
    assert_eq!(unit.rules("participation", &id), ["opinions_unaccounted"]);
}

#[test]
fn the_sample_year_holds_nothing_that_the_notices_forbid_and_shows_what_is_missing() {
    let unit = Unit::empty();
    unit.call("desk.sample", json!({}));
    for ledger in [
        "interpretation",
        "targeted_push",
        "response",
        "consultation",
        "question",
        "participation",
    ] {
        let rows = unit.call("record.list", json!({ "ledger": ledger }))["rows"].clone();
        let rows = rows.as_array().unwrap();
        assert!(rows.len() >= 8, "{ledger}");
        for row in rows {
            let found = unit.call("record.check", json!({ "ledger": ledger, "id": row["id"] }));
            let found = found.as_array().unwrap().iter();
            let forbidden: Vec<_> = found.filter(|f| f["blocking"] == true).collect();
            assert!(forbidden.is_empty(), "{ledger}: {forbidden:?}");
        }
    }
    let survey = unit.call("interpretation.survey", json!({ "year": 2026 }));
    assert_eq!(
        (&survey["documents"], &survey["published"]),
        (&json!(9), &json!(7))
    );
    assert_eq!(survey["head"], true);
    assert_eq!(survey["missing"].as_array().unwrap().len(), 1);
    assert_eq!(survey["unpushed"].as_array().unwrap().len(), 1);
}
