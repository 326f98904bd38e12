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

/// What may be said of an event of a case.
fn event(file: &Value, name: &str) -> Value {
    let mut events = file["events"].as_array().unwrap().iter();
    events.find(|one| one["name"] == name).unwrap().clone()
}

#[test]
fn a_second_extension_is_not_offered_and_says_why() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    let accepted = step(&unit, &id, "accept", "2026-04-29", json!({}));
    assert_eq!(event(&accepted, "extend")["why"], "");
    let given = json!({ "days": 10, "approver": "局长", "reached": "2026-05-12" });
    let extended = step(&unit, &id, "extend", "2026-05-11", given);
    let again = event(&extended, "extend");
    assert_eq!(again["here"], true);
    assert!(
        again["why"].as_str().unwrap().contains("不能再次延期"),
        "{again}"
    );
    assert_eq!(
        event(&extended, "delay")["why"],
        "",
        "a delay is another thing"
    );
}

#[test]
fn a_correction_that_was_asked_for_once_is_not_offered_again() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    let asked = json!({ "days": 15, "reached": "2026-04-30" });
    step(&unit, &id, "ask_correction", "2026-04-30", asked);
    let corrected = step(&unit, &id, "receive_correction", "2026-05-07", json!({}));
    let again = event(&corrected, "ask_correction");
    assert!(
        again["why"].as_str().unwrap().contains("不能再次要求"),
        "{again}"
    );
}

#[test]
fn a_case_says_who_does_its_step_and_refuses_whoever_does_not() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let outcome = json!({ "fields": { "outcome": "granted" } });
    step(&unit, &id, "propose", "2026-05-06", outcome);
    let file = step(&unit, &id, "decide", "2026-05-07", json!({}));
    assert_eq!(file["by"], json!(["reviewer", "审核人"]));
    assert_eq!(
        event(&file, "submit")["why"],
        "",
        "the clerk puts on record what was signed"
    );
    assert!(
        unit.due()
            .iter()
            .any(|line| line["detail"].to_string().contains("由审核人办理")),
        "{:?}",
        unit.due()
    );
    let place = unit.place();
    for (name, role) in [("王明", "clerk"), ("方知远", "leader")] {
        place
            .dispatch("people.add", json!({ "name": name, "role": role }))
            .unwrap();
    }
    place
        .dispatch("people.switch", json!({ "name": "方知远" }))
        .unwrap();
    let seen = place
        .dispatch("request.show", json!({ "id": id }))
        .unwrap()
        .value;
    let why = event(&seen, "submit")["why"].clone();
    assert!(why.as_str().unwrap().contains("由审核人办理"), "{why}");
}

#[test]
fn the_last_day_to_ask_for_a_correction_waits_for_nobody_once_none_can_be_asked_for() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    let accepted = step(&unit, &id, "accept", "2026-04-29", json!({}));
    assert_eq!(accepted["row"]["side_by"], "2026-05-11");
    let outcome = json!({ "fields": { "outcome": "granted" } });
    let proposed = step(&unit, &id, "propose", "2026-05-06", outcome);
    assert_eq!(proposed["row"]["side_by"], Value::Null);
}

#[test]
fn a_step_that_is_given_to_somebody_else_moves_the_cases_that_stand_at_it() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    unit.call(
        "request.set_step",
        json!({ "state": "registered", "by": "leader", "days": 3 }),
    );
    let file = unit.call("request.show", json!({ "id": id }));
    assert_eq!(file["row"]["step_by"], "2026-05-06");
    assert!(
        file["row"]["step_note"]
            .as_str()
            .unwrap()
            .contains("由负责人办理")
    );
}

/// The workflow of an office that lets its lawyer look, and in which nobody approves.
fn own_workflow(unit: &Unit, change: impl FnOnce(&mut Value)) {
    let text = include_str!("../../../../assets/request-workflow.json");
    let mut file: Value = serde_json::from_str(text).unwrap();
    file["reasons"] = json!([]);
    file["states"]
        .as_array_mut()
        .unwrap()
        .retain(|state| state["name"] != "approving");
    let events = file["events"].as_array_mut().unwrap();
    events.retain(|event| event["name"] != "approve");
    for event in events.iter_mut() {
        event["from"]
            .as_array_mut()
            .unwrap()
            .retain(|from| from != "approving");
        if event["name"] == "submit" {
            event["to"] = json!("delivering");
        }
    }
    events.push(json!({ "name": "vet", "title": "送法制审核", "from": ["proposing"], "when": "提出办理意见以后可以送法制审核", "usual": true, "asks": ["note"] }));
    change(&mut file);
    std::fs::write(
        unit.desk.dir().join("request-workflow.json"),
        file.to_string(),
    )
    .unwrap();
}

#[test]
fn a_step_is_set_by_the_workflow_of_the_office() {
    let unit = Unit::new();
    let set = json!({ "state": "approving", "by": "clerk" });
    unit.call("request.set_step", set.clone());
    own_workflow(&unit, |_| {});
    let gone = unit.refused("request.set_step", set);
    assert!(gone.message.contains("没有“approving”"), "{}", gone.message);
    let set = json!({ "state": "deciding", "by": "leader", "days": 4 });
    let workflow = unit.call("request.set_step", set);
    let mut steps = workflow["steps"].as_array().unwrap().iter();
    let deciding = steps.find(|step| step["state"] == "deciding").unwrap();
    assert_eq!(
        (&deciding["by"], &deciding["days"]),
        (&json!("leader"), &json!(4))
    );
}

#[test]
fn an_event_of_the_office_has_its_own_name_and_place() {
    let unit = Unit::new();
    own_workflow(&unit, |file| file["states"][4]["title"] = json!("拟办"));
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let outcome = json!({ "fields": { "outcome": "granted" } });
    let proposed = step(&unit, &id, "propose", "2026-05-06", outcome);
    assert_eq!(proposed["state"], "拟办");
    let turn = |name: &str| event(&proposed, name)["turn"].clone();
    assert_eq!(
        [turn("vet"), turn("extend"), turn("withdraw")],
        ["next", "aside", "exit"]
    );
    let vetted = step(&unit, &id, "vet", "2026-05-07", json!({}));
    assert_eq!(
        vetted["steps"].as_array().unwrap().last().unwrap()["words"],
        "送法制审核"
    );
}

#[test]
fn a_workflow_with_a_state_that_no_case_can_be_stored_in_is_told_and_not_used() {
    let unit = Unit::new();
    own_workflow(&unit, |file| {
        let own = json!({ "name": "vetting", "title": "法制审核", "now": "正在法制审核", "by": "reviewer" });
        file["states"].as_array_mut().unwrap().push(own);
        let events = file["events"].as_array_mut().unwrap();
        events.push(json!({ "name": "there", "title": "送", "from": ["proposing"], "to": "vetting", "when": "以后" }));
        events.push(json!({ "name": "back", "title": "回", "from": ["vetting"], "to": "proposing", "when": "以后" }));
    });
    let status = unit.call("desk.status", json!({}));
    let warning = status["data_warning"].as_str().unwrap();
    assert!(warning.contains("不能添加环节"), "{warning}");
    unit.call(
        "request.set_step",
        json!({ "state": "approving", "days": 3 }),
    );
}
