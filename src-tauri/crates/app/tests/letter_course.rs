//! Letters and the course of their case: which step a letter tells of, what the case is offered by
//! what a letter says, and several who are asked.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_ledger::Source;
use serde_json::{Value, json};
use support::case::{payload, registered, step};
use support::office::{Office, said};

const CORRECTION: [(&str, &str); 3] = [
    ("不明确之处", "没有写明信息的年度"),
    ("需补正的内容", "年度"),
    ("补正期限", "15"),
];

/// A case that was accepted on 29 April.
fn accepted(office: &Office) -> String {
    let id = registered(&office.unit, "2026-04-28");
    let supply = json!({ "supply": "post", "medium": "paper" });
    let changes = json!([{ "id": id, "fields": supply }]);
    let set = json!({ "ledger": "request", "changes": changes });
    office.unit.call("record.set", set);
    step(&office.unit, &id, "accept", "2026-04-29", json!({}));
    id
}

fn write(office: &Office, case: &str, kind: &str, dated: &str, more: Value) -> String {
    let mut asked = json!({ "request": case, "kind": kind, "dated": dated });
    let asked_map = asked.as_object_mut().unwrap();
    asked_map.extend(more.as_object().unwrap().clone());
    let written = office.unit.call("letter.write", asked);
    written["letter"]["id"].as_str().unwrap().to_owned()
}

/// A letter of 30 April that asks for a correction.
fn correction(office: &Office, case: &str) -> String {
    let more = json!({ "said": said(&CORRECTION) });
    write(office, case, "correction", "2026-04-30", more)
}

/// The answer of 11 May to a case that was approved.
fn grant(office: &Office, case: &str) -> String {
    let more = json!({ "said": { "公开的内容": "部门决算", "附件清单": "1. 部门决算" } });
    write(office, case, "grant", "2026-05-11", more)
}

fn issue(office: &Office, letter: &str, delivered: &str) {
    let way =
        json!({ "id": letter, "delivery": "post", "tracking": "XA1", "delivered": delivered });
    office.unit.call("letter.issue", way);
}

fn shown(office: &Office, case: &str) -> Value {
    office.unit.call("request.show", json!({ "id": case }))
}

/// What a letter means to the course of its case.
fn course(office: &Office, case: &str, letter: &str) -> Value {
    let all = office
        .unit
        .call("letter.course", json!({ "request": case }));
    let mut all = all.as_array().unwrap().iter();
    all.find(|one| one["id"] == letter).unwrap().clone()
}

/// The step of an event, the last one.
fn told(file: &Value, event: &str) -> Value {
    let mut steps = file["steps"].as_array().unwrap().iter();
    steps.rfind(|step| step["event"] == event).unwrap().clone()
}

#[test]
fn a_letter_that_goes_out_is_named_by_its_step_and_offers_the_day_it_arrived() {
    let office = Office::new();
    let case = accepted(&office);
    let days = json!({ "days": 15 });
    step(&office.unit, &case, "ask_correction", "2026-04-30", days);
    let letter = correction(&office, &case);
    assert_eq!(
        course(&office, &case, &letter)["offer"],
        Value::Null,
        "a draft offers nothing"
    );
    issue(&office, &letter, "2026-05-06");
    let file = shown(&office, &case);
    assert_eq!(told(&file, "ask_correction")["letter"], json!(letter));
    assert_eq!(
        file["entries"][1]["reached"],
        Value::Null,
        "nothing is put on record by itself"
    );
    let offer = course(&office, &case, &letter)["offer"].clone();
    assert_eq!(
        (&offer["entry"], &offer["day"]),
        (&json!(1), &json!("2026-05-06"))
    );
    let noted = json!({ "id": case, "entry": offer["entry"], "reached": offer["day"] });
    office.unit.call("request.note", noted);
    assert_eq!(course(&office, &case, &letter)["offer"], Value::Null);
}

#[test]
fn a_letter_that_went_out_before_its_step_says_what_the_step_asks_for() {
    let office = Office::new();
    let case = accepted(&office);
    let letter = correction(&office, &case);
    issue(&office, &letter, "2026-05-06");
    assert_eq!(shown(&office, &case)["row"]["state"], "accepted");
    let offer = course(&office, &case, &letter)["offer"].clone();
    assert_eq!(offer["event"], "ask_correction");
    assert_eq!(
        (&offer["day"], &offer["reached"], &offer["days"]),
        (&json!("2026-04-30"), &json!("2026-05-06"), &json!(15))
    );
    let more = json!({ "reached": offer["reached"], "days": offer["days"], "letter": letter });
    let file = step(&office.unit, &case, "ask_correction", "2026-04-30", more);
    assert_eq!(told(&file, "ask_correction")["letter"], json!(letter));
    assert_eq!(course(&office, &case, &letter)["offer"], Value::Null);
}

/// A case whose answer is approved and not delivered.
fn approved(office: &Office) -> String {
    let (unit, case) = (&office.unit, accepted(office));
    let outcome = json!({ "fields": { "outcome": "granted" } });
    step(unit, &case, "propose", "2026-05-06", outcome);
    step(unit, &case, "decide", "2026-05-07", json!({}));
    step(unit, &case, "submit", "2026-05-08", json!({}));
    step(
        unit,
        &case,
        "approve",
        "2026-05-11",
        json!({ "approver": "局长" }),
    );
    case
}

#[test]
fn an_answer_that_arrived_offers_its_delivery_and_moves_no_case_by_itself() {
    let office = Office::new();
    let case = approved(&office);
    let letter = grant(&office, &case);
    office
        .unit
        .call("letter.issue", json!({ "id": letter, "delivery": "post" }));
    assert_eq!(
        course(&office, &case, &letter)["offer"],
        Value::Null,
        "not before it arrived"
    );
    issue(&office, &letter, "2026-05-13");
    assert_eq!(shown(&office, &case)["row"]["closed"], Value::Null);
    let offer = course(&office, &case, &letter)["offer"].clone();
    assert_eq!(
        (&offer["event"], &offer["day"]),
        (&json!("deliver"), &json!("2026-05-13"))
    );
    assert_eq!(
        offer["way"],
        json!({ "delivery": "post", "tracking": "XA1", "delivered": "2026-05-13" })
    );
    let more = json!({ "letter": letter, "fields": { "delivery": "post", "tracking": "XA1" } });
    let file = step(&office.unit, &case, "deliver", "2026-05-13", more);
    assert_eq!(file["row"]["delivered"], "2026-05-13");
    assert_eq!(course(&office, &case, &letter)["offer"], Value::Null);
}

#[test]
fn what_the_case_knows_of_a_delivery_is_not_asked_again_of_its_letter() {
    let office = Office::new();
    let case = approved(&office);
    let letter = grant(&office, &case);
    let sent = json!({ "fields": { "delivery": "post", "tracking": "XA1" } });
    step(&office.unit, &case, "deliver", "2026-05-13", sent);
    let known = course(&office, &case, &letter)["known"].clone();
    assert_eq!(
        known,
        json!({ "delivery": "post", "tracking": "XA1", "delivered": "2026-05-13" })
    );
}

#[test]
fn a_step_takes_no_letter_of_another_case() {
    let office = Office::new();
    let case = accepted(&office);
    let letter = correction(&office, &case);
    let other = accepted(&office);
    let more = json!({ "letter": letter, "days": 15 });
    let refused = payload(&other, "ask_correction", "2026-04-30", more);
    assert_eq!(office.unit.refused("request.step", refused).code, "usage");
}

#[test]
fn each_of_several_third_parties_gets_a_letter_of_its_own_and_the_case_says_who_answered() {
    let office = Office::new();
    let (unit, case) = (&office.unit, accepted(&office));
    for (other, day) in [("苏青禾", "2026-04-30"), ("程望舒", "2026-05-06")] {
        let asked = json!({ "clock": "third_party", "other": other });
        step(unit, &case, "consult", day, asked);
    }
    let draft = office.draft(&case, "ask_third_party", &[]);
    let parties = draft["parties"].as_array().unwrap().clone();
    assert_eq!(parties.len(), 2);
    assert!(!draft.to_string().contains("青禾"), "{draft}");
    for (party, name) in parties.iter().zip(["苏青禾", "程望舒"]) {
        let more = json!({ "step": party["step"], "said": { "征求意见的信息": "合同" } });
        let letter = write(&office, &case, "ask_third_party", "2026-05-06", more);
        let row = unit.call("record.show", json!({ "ledger": "letter", "id": letter }));
        let words = office.words(&row);
        assert!(words.contains(&format!("{name}：")), "{words}");
        issue(&office, &letter, "2026-05-07");
        let mut steps = shown(&office, &case)["steps"].as_array().unwrap().clone();
        steps.retain(|step| step["id"] == party["step"]);
        assert_eq!(steps[0]["letter"], json!(letter));
    }
    let again = office.draft(&case, "ask_third_party", &[]);
    assert_eq!(
        [
            &again["parties"][0]["written"],
            &again["parties"][1]["written"]
        ],
        [1, 1]
    );
    let heard = json!({ "id": case, "entry": 2, "reached": "2026-05-07", "until": "2026-05-11" });
    let file = unit.call("request.note", heard);
    let entry = |at: usize| {
        (
            file["entries"][at]["other"].clone(),
            file["entries"][at]["to"].clone(),
        )
    };
    assert_eq!(entry(1), (parties[0]["name"].clone(), Value::Null));
    assert_eq!(entry(2), (parties[1]["name"].clone(), json!("2026-05-11")));
    let refused = unit.refused(
        "request.step",
        payload(&case, "gather", "2026-05-12", json!({})),
    );
    assert!(refused.message.contains("还没有"), "{}", refused.message);
}

#[test]
fn a_letter_to_somebody_who_was_not_asked_is_refused() {
    let office = Office::new();
    let case = accepted(&office);
    let asked = json!({ "request": case, "kind": "ask_third_party", "step": "nobody" });
    assert_eq!(office.unit.refused("letter.draft", asked).code, "usage");
}

#[test]
fn a_delayed_reply_is_told_with_the_days_and_the_date_that_the_office_chose() {
    let office = Office::new();
    let (unit, case) = (&office.unit, accepted(&office));
    let missing = payload(&case, "delay", "2026-05-11", json!({ "days": 30 }));
    assert_eq!(
        unit.refused("request.step", missing).detail[0]["field"],
        "note"
    );
    let chosen = json!({ "days": 30, "note": "一次提交42件申请", "reached": "2026-05-12" });
    let file = step(unit, &case, "delay", "2026-05-11", chosen);
    assert_eq!(
        (&file["clock"]["allowed"], &file["row"]["extended"]),
        (&json!(50), &json!(false))
    );
    let due = file["row"]["due"].as_str().unwrap();
    assert!(
        due > "2026-06-26",
        "later than the longest extension: {due}"
    );
    let says = [("数量频次情况", "一个月内申请42件")];
    let draft = office.draft(&case, "delay", &says);
    assert_eq!(
        draft["relief"], "",
        "a letter on the way bears no clause of relief"
    );
    let letter = office.write(&case, "delay", &says);
    let words = office.words(&letter);
    for part in ["第三十五条", "延迟答复30个工作日", "一次提交42件申请"] {
        assert!(words.contains(part), "{part}: {words}");
    }
}

#[test]
fn whoever_opens_a_kept_letter_is_written_down_and_a_file_that_names_nobody_is_not() {
    let office = Office::new();
    let case = accepted(&office);
    let letter = correction(&office, &case);
    let row = office
        .unit
        .call("record.show", json!({ "ledger": "letter", "id": letter }));
    let digest = row["file"][0]["digest"].clone();
    let events = || {
        office.unit.call("event.list", json!({}))["events"]
            .as_array()
            .unwrap()
            .clone()
    };
    let before = events().len();
    office.unit.call(
        "attachment.open",
        json!({ "digest": digest, "name": "补正告知书.docx" }),
    );
    let now = events();
    assert_eq!(now.len(), before + 1);
    let said = |name: &str| now[0][name].clone();
    assert_eq!(
        [said("deed"), said("target")],
        [json!("export"), json!(letter)]
    );
    let desk = &office.unit.desk;
    let notice = desk.ledger.store("通知.txt", "通知".as_bytes()).unwrap();
    let digest = notice.digest.clone();
    let fields = json!({ "title": "关于预算公开的通知", "files": [notice] });
    let fields = fields.as_object().unwrap().clone();
    desk.transact("公文", Source::Import, |tx| tx.add("document", fields))
        .unwrap();
    office.unit.call(
        "attachment.open",
        json!({ "digest": digest, "name": "通知.txt" }),
    );
    assert_eq!(events().len(), before + 1);
}
