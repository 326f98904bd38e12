//! What a case may do next on its way, and where a note on it leads.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::case::{payload, registered, step};

#[test]
fn an_outcome_can_be_proposed_when_others_have_been_heard() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let asked = json!({ "clock": "other_agency", "other": "县农业农村局" });
    step(&unit, &id, "consult", "2026-04-30", asked);
    let error = unit.refused(
        "request.step",
        payload(&id, "gather", "2026-05-07", json!({})),
    );
    assert!(error.message.contains("不再等"), "{}", error.message);
    let noted = json!({ "id": id, "entry": 1, "until": "2026-05-07" });
    unit.call("request.note", noted);
    let heard = step(&unit, &id, "gather", "2026-05-07", json!({}));
    let events = heard["events"].as_array().unwrap();
    let decide = events.iter().find(|e| e["name"] == "decide").unwrap();
    assert_eq!(
        (&decide["why"], &decide["needs"][0]),
        (&json!(""), &json!("outcome"))
    );
    let outcome = json!({ "fields": { "outcome": "granted" } });
    let decided = step(&unit, &id, "decide", "2026-05-08", outcome);
    assert_eq!(decided["row"]["outcome"], "granted");
}

#[test]
fn nobody_pays_before_he_was_told_what() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    let paid = |file: &Value| {
        let events = file["events"].as_array().unwrap();
        let paid = events.iter().find(|e| e["name"] == "note_payment").unwrap();
        paid["why"].as_str().unwrap().to_owned()
    };
    let accepted = step(&unit, &id, "accept", "2026-04-29", json!({}));
    assert!(paid(&accepted).contains("收费通知"));
    let fee = json!({ "reached": "2026-05-06", "fields": { "fee": 100 } });
    let noticed = step(&unit, &id, "notice_fee", "2026-05-06", fee);
    assert_eq!(paid(&noticed), "");
}

#[test]
fn what_was_noted_on_a_case_is_found_and_leads_to_the_case() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    unit.call(
        "request.note",
        json!({ "id": id, "note": "电话联系过档案馆" }),
    );
    let found = unit.call("search.everywhere", json!({ "text": "联系过档案馆" }));
    let groups = found["groups"].as_array().unwrap();
    let steps = groups.iter().find(|g| g["ledger"] == "request_step");
    assert_eq!(steps.unwrap()["rows"][0]["shown_with"], json!(id));
}
