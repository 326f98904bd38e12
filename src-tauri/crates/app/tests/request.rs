//! Requests on application: one case from the counter to the archive.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::case::{payload, registered, step};

fn case(unit: &Unit, id: &str) -> Value {
    unit.call("request.show", json!({ "id": id }))
}

#[test]
fn the_channel_decides_the_day_of_receipt_and_the_page_says_why() {
    let unit = Unit::new();
    let ask = |fields: Value| unit.call("request.preview", json!({ "fields": fields }));
    let post = ask(
        json!({ "channel": "post_signed", "submitted": "2026-02-06", "arrived": "2026-02-10" }),
    );
    assert_eq!(post["received"], "2026-02-10");
    assert_eq!(post["due"], "2026-03-16");
    assert_eq!(post["number"], "依申请〔2026〕1号");
    assert!(post["why"].as_str().unwrap().contains("签收之日"));
    let net = ask(json!({ "channel": "互联网", "submitted": "2026-02-06" }));
    assert_eq!(
        (&net["received"], &net["field"]),
        (&Value::Null, &json!("confirmed"))
    );
    assert!(net["why"].as_str().unwrap().contains("确认"));
}

#[test]
fn a_new_case_gets_the_next_number_of_its_year_and_its_due_date() {
    let unit = Unit::new();
    registered(&unit, "2026-02-10");
    let second = case(&unit, &registered(&unit, "2026-04-28"));
    assert_eq!(second["row"]["number"], "依申请〔2026〕2号");
    assert_eq!(second["row"]["due"], "2026-05-28");
    assert_eq!(second["row"]["state"], "registered");
    assert!(
        second["row"]["received_note"]
            .as_str()
            .unwrap()
            .contains("第三十一条")
    );
}

#[test]
fn a_case_goes_from_the_counter_to_the_archive() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let outcome = json!({ "fields": { "outcome": "granted" } });
    step(&unit, &id, "propose", "2026-05-06", outcome);
    step(&unit, &id, "decide", "2026-05-07", json!({}));
    step(&unit, &id, "submit", "2026-05-08", json!({}));
    step(
        &unit,
        &id,
        "approve",
        "2026-05-11",
        json!({ "approver": "局长" }),
    );
    let sent = json!({ "fields": { "delivery": "post", "tracking": "XA123" } });
    let sent = step(&unit, &id, "deliver", "2026-05-12", sent);
    assert_eq!(sent["row"]["closed"], "2026-05-12");
    assert_eq!(sent["row"]["replied"], "2026-05-11");
    assert_eq!(sent["clock"]["overdue"], false);
    let done = step(
        &unit,
        &id,
        "archive",
        "2026-05-13",
        json!({ "fields": { "archive_no": "2026-永久-1" } }),
    );
    assert_eq!(done["row"]["state"], "archived");
    let words: Vec<&str> = done["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["words"].as_str().unwrap())
        .collect();
    assert_eq!(
        words,
        [
            "受理申请",
            "提出办理意见",
            "提交审核",
            "报批答复",
            "批准答复",
            "登记送达",
            "归档案卷"
        ]
    );
    assert_eq!(done["keeps"][0], "提供的信息和送达凭证");
}

#[test]
fn what_the_state_does_not_allow_says_why() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    let error = unit.refused(
        "request.step",
        payload(&id, "approve", "2026-04-29", json!({})),
    );
    assert_eq!(error.code, "conflict");
    assert!(error.message.contains("受理"), "{}", error.message);
    let shown = case(&unit, &id);
    let events = shown["events"].as_array().unwrap();
    let approve = events.iter().find(|e| e["name"] == "approve").unwrap();
    assert_eq!(approve["why"], error.message);
    assert_eq!(events[0]["why"], "");
}

#[test]
fn what_a_step_needs_is_asked_for_by_name() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let error = unit.refused(
        "request.step",
        payload(&id, "propose", "2026-04-30", json!({})),
    );
    assert!(error.message.contains("办理结果"), "{}", error.message);
    let error = unit.refused(
        "request.step",
        payload(&id, "consult", "2026-04-30", json!({ "other": "甲公司" })),
    );
    assert!(error.message.contains("征求谁的意见"), "{}", error.message);
}

#[test]
fn a_correction_begins_the_count_anew_and_can_be_asked_for_once() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    let asked = step(
        &unit,
        &id,
        "ask_correction",
        "2026-04-30",
        json!({ "days": 10, "reached": "2026-04-30" }),
    );
    assert_eq!(asked["row"]["due"], Value::Null);
    assert!(
        asked["row"]["due_note"]
            .as_str()
            .unwrap()
            .contains("期限停着")
    );
    let back = step(&unit, &id, "receive_correction", "2026-05-08", json!({}));
    assert_eq!(back["row"]["state"], "accepted");
    assert_eq!(back["row"]["due"], "2026-06-04");
    let error = unit.refused(
        "request.step",
        payload(&id, "ask_correction", "2026-05-11", json!({})),
    );
    assert!(error.message.contains("一次"), "{}", error.message);
}

#[test]
fn a_case_is_not_closed_for_a_correction_that_can_still_come() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(
        &unit,
        &id,
        "ask_correction",
        "2026-04-30",
        json!({ "days": 10, "reached": "2026-04-30" }),
    );
    let error = unit.refused(
        "request.step",
        payload(&id, "close_not_corrected", "2026-05-08", json!({})),
    );
    assert!(error.message.contains("还没有过"), "{}", error.message);
    let closed = step(&unit, &id, "close_not_corrected", "2026-05-20", json!({}));
    assert_eq!(closed["row"]["outcome"], "not_corrected");
    assert_eq!(closed["row"]["closed"], "2026-05-20");
}

#[test]
fn the_time_of_a_third_party_does_not_count_and_its_answer_is_noted() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let asked = json!({ "clock": "third_party", "other": "甲公司", "reached": "2026-05-07" });
    step(&unit, &id, "consult", "2026-05-06", asked);
    let error = unit.refused(
        "request.step",
        payload(&id, "gather", "2026-05-12", json!({})),
    );
    assert!(error.message.contains("意见没有收到"), "{}", error.message);
    let noted = json!({ "id": id, "entry": 1, "until": "2026-05-13", "note": "同意公开" });
    let noted = unit.call("request.note", noted);
    assert_eq!(noted["entries"][1]["to"], "2026-05-13");
    assert!(noted["row"]["due"].as_str().unwrap() > "2026-05-28");
    let gathered = step(&unit, &id, "gather", "2026-05-13", json!({}));
    assert_eq!(gathered["row"]["state"], "proposing");
    let lines = gathered["clock"]["lines"].as_array().unwrap();
    assert!(lines.iter().any(|line| line["kind"] == "excluded"));
}

#[test]
fn an_extension_is_approved_and_given_once() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let error = unit.refused(
        "request.step",
        payload(
            &id,
            "extend",
            "2026-05-11",
            json!({ "days": 21, "approver": "局长" }),
        ),
    );
    assert!(error.message.contains("20"), "{}", error.message);
    let given = json!({ "days": 20, "approver": "局长", "reached": "2026-05-12" });
    let extended = step(&unit, &id, "extend", "2026-05-11", given.clone());
    assert_eq!(extended["row"]["due"], "2026-06-26");
    assert_eq!(extended["row"]["extended"], true);
    let error = unit.refused("request.step", payload(&id, "extend", "2026-05-12", given));
    assert!(error.message.contains("一次"), "{}", error.message);
}

#[test]
fn one_undo_takes_back_a_step_with_its_note() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    unit.call("step.undo", json!({}));
    let shown = case(&unit, &id);
    assert_eq!(shown["row"]["state"], "registered");
    assert_eq!(shown["steps"], json!([]));
}

#[test]
fn a_case_under_way_is_not_ended_by_typing_a_date() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let fields = json!({ "closed": "2026-05-06", "outcome": "granted" });
    let change = json!({ "ledger": "request", "changes": [{ "id": id, "fields": fields }] });
    let error = unit.refused("record.set", change);
    assert!(
        error.message.contains("由办理步骤登记"),
        "{}",
        error.message
    );
    let fields = json!({ "state": "archived", "clock": "[]", "remarks": "电话核实" });
    let change = json!({ "ledger": "request", "changes": [{ "id": id, "fields": fields }] });
    unit.call("record.set", change);
    let row = case(&unit, &id)["row"].clone();
    assert_eq!(
        (&row["state"], &row["remarks"]),
        (&json!("accepted"), &json!("电话核实"))
    );
}

#[test]
fn a_case_that_was_done_before_stands_at_the_end_of_its_way() {
    let unit = Unit::new();
    let fields = json!({ "subject": "旧案", "received": "2025-03-03", "closed": "2025-03-10", "outcome": "granted" });
    let row = unit.call(
        "record.add",
        json!({ "ledger": "request", "fields": fields }),
    );
    assert_eq!(row["state"], "archived");
    let shown = case(&unit, row["id"].as_str().unwrap());
    assert_eq!(shown["clock"]["due"], "2025-03-31");
    assert_eq!(shown["clock"]["overdue"], false);
}

#[test]
fn repeated_requests_of_one_applicant_are_pointed_out() {
    let unit = Unit::new();
    registered(&unit, "2026-02-10");
    let fields = json!({ "subject": "2025年度的部门决算", "identity": "140000199001010011" });
    let told = unit.call("request.preview", json!({ "fields": fields }));
    assert_eq!(told["earlier"][0]["number"], "依申请〔2026〕1号");
    assert_eq!(told["earlier"][0]["alike"], true);
    let other = json!({ "subject": "征地补偿", "identity": "140000199001010011" });
    let told = unit.call("request.preview", json!({ "fields": other }));
    assert_eq!(told["earlier"][0]["alike"], false);
}

#[test]
fn the_applicant_is_hidden_until_somebody_asks() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-02-10");
    let shown = case(&unit, &id);
    assert_ne!(shown["row"]["applicant"], "申知远");
    assert!(!shown.to_string().contains("140000199001010011"));
}

#[test]
fn a_case_that_is_due_stands_on_the_first_page() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-02-10");
    let lines = unit.due();
    let line = lines.iter().find(|line| {
        line["id"] == id.as_str() && line["detail"].as_str().unwrap().contains("答复申请人")
    });
    assert_eq!(line.unwrap()["lamp"]["code"], "overdue");
}

#[test]
fn the_fee_counts_the_requests_of_one_applicant_in_the_month() {
    let unit = Unit::new();
    for _ in 0..10 {
        registered(&unit, "2026-04-28");
    }
    let id = registered(&unit, "2026-04-29");
    let charge = unit.call("request.charge", json!({ "id": id }));
    assert_eq!(
        (&charge["before"], &charge["by_items"]["amount"]),
        (&json!(10), &json!(100))
    );
    let next = registered(&unit, "2026-05-06");
    let charge = unit.call("request.charge", json!({ "id": next }));
    assert_eq!(charge["by_items"]["amount"], 0);
}

#[test]
fn a_fee_notice_stops_the_clock_and_a_payment_begins_it_anew() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let fee = json!({ "fields": { "fee_way": "pages", "pages": 60, "fee": 300 }, "reached": "2026-05-06" });
    let told = step(&unit, &id, "notice_fee", "2026-05-06", fee);
    assert_eq!(
        (&told["row"]["due"], &told["row"]["fee_noticed"]),
        (&Value::Null, &json!("2026-05-06"))
    );
    let error = unit.refused(
        "request.step",
        payload(&id, "close_fee_unpaid", "2026-05-12", json!({})),
    );
    assert!(error.message.contains("还没有过"), "{}", error.message);
    let paid = json!({ "fields": { "fee_received": 300 } });
    let paid = step(&unit, &id, "note_payment", "2026-05-12", paid);
    assert_eq!(paid["row"]["due"], "2026-06-09");
}

#[test]
fn who_does_a_step_and_how_long_it_may_take_is_set_at_the_desk() {
    let unit = Unit::new();
    let set = json!({ "state": "registered", "days": 3 });
    unit.call("request.set_step", set);
    let shown = case(&unit, &registered(&unit, "2026-04-28"));
    assert_eq!(shown["row"]["step_by"], "2026-05-06");
    let error = unit.refused("request.set_step", json!({ "state": "nowhere", "days": 3 }));
    assert!(error.message.contains("没有“nowhere”"), "{}", error.message);
}

#[test]
fn a_reviewer_does_the_steps_that_are_hers_and_no_others() {
    let unit = Unit::new();
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
    let outcome = json!({ "fields": { "outcome": "granted" } });
    step(&unit, &id, "propose", "2026-05-06", outcome);
    step(&unit, &id, "decide", "2026-05-07", json!({}));
    let place = unit.place();
    let run = |name: &str, payload: Value| place.dispatch(name, payload);
    let clerk = json!({ "name": "王明", "role": "clerk" });
    run("people.add", clerk).unwrap();
    run(
        "people.add",
        json!({ "name": "穆云舒", "role": "reviewer" }),
    )
    .unwrap();
    run("people.switch", json!({ "name": "穆云舒" })).unwrap();
    run(
        "request.step",
        payload(&id, "submit", "2026-05-08", json!({})),
    )
    .unwrap();
    let approve = payload(&id, "approve", "2026-05-11", json!({ "approver": "局长" }));
    assert_eq!(
        run("request.step", approve).unwrap_err().code,
        "not_allowed"
    );
}

#[test]
fn personal_data_of_an_old_case_is_taken_out_for_good() {
    let unit = Unit::new();
    let fields = json!({ "subject": "旧案", "received": "2015-03-03", "closed": "2015-03-10", "outcome": "granted", "applicant": "申知远", "phone": "13800001234" });
    let row = unit.call(
        "record.add",
        json!({ "ledger": "request", "fields": fields }),
    );
    let id = row["id"].as_str().unwrap();
    let due = unit.call("request.anonymise", json!({}));
    assert_eq!((&due["count"], &due["done"]), (&json!(1), &json!(false)));
    let done = unit.call("request.anonymise", json!({ "agree": true }));
    assert_eq!(done["done"], true);
    let revealed = unit.call("record.reveal", json!({ "ledger": "request", "ids": [id] }));
    assert_eq!(revealed[0]["fields"]["applicant"], Value::Null);
    let history = unit
        .call("record.history", json!({ "ledger": "request", "id": id }))
        .to_string();
    assert!(!history.contains("1234"), "{history}");
    assert_eq!(unit.call("request.anonymise", json!({}))["count"], 0);
    let events = unit.call("event.list", json!({})).to_string();
    assert!(
        events.contains("隐去了依申请公开 1 件的个人信息"),
        "{events}"
    );
}

#[test]
fn a_new_calendar_moves_the_dates_of_a_case() {
    let unit = Unit::new();
    let fields = json!({ "subject": "岁末来件", "received": "2026-12-21", "channel": "counter", "submitted": "2026-12-21" });
    let row = unit.call(
        "record.add",
        json!({ "ledger": "request", "fields": fields }),
    );
    assert!(row["due_note"].as_str().unwrap().contains("暂算"), "{row}");
    let calendar = r#"{ "year": 2027, "region": "澄溪县", "source": ["测试用"], "holidays": [
      {"name": "元旦", "from": "2027-01-01", "to": "2027-01-04", "working": []}] }"#;
    let path = unit.path("2027.json");
    std::fs::write(&path, calendar).unwrap();
    let moved = unit.call("calendar.import", json!({ "file": path }));
    assert!(moved.to_string().contains("岁末来件"), "{moved}");
}

#[test]
fn a_broken_file_of_the_office_is_told_and_the_own_rules_go_on() {
    let unit = Unit::new();
    let file = unit.desk.dir().join("request-workflow.json");
    std::fs::write(file, "{ \"first\": ").unwrap();
    let status = unit.call("desk.status", json!({}));
    let warning = status["data_warning"].as_str().unwrap();
    assert!(warning.contains("request-workflow.json"), "{warning}");
    let id = registered(&unit, "2026-04-28");
    step(&unit, &id, "accept", "2026-04-29", json!({}));
}
