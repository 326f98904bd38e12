//! Personal data leaves the program masked, on every way out, until somebody asks for it; and who
//! asked is written down.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::command::NAMES;
use serde_json::{Value, json};
use std::fs;
use support::Unit;

const PHONE: &str = "13800001234";
const MASKED: &str = "138****1234";
const MAIL: &str = "suhe@example.cn";
const FILED: &str = "姓名\t职务\t联系电话\t电子邮箱\n苏禾\t科员\t13800001234\tsuhe@example.cn";

/// A desk with one contact whose number has been changed once.
fn desk() -> (Unit, String) {
    let unit = Unit::printing();
    let fields =
        json!({ "unit": "澄溪县财政局", "name": "苏禾", "phone": "0350-7654321", "email": MAIL });
    let added = unit.call(
        "record.add",
        json!({ "ledger": "contact", "fields": fields }),
    );
    let id = added["id"].as_str().unwrap().to_owned();
    let change = json!([{ "id": id, "fields": { "phone": PHONE } }]);
    unit.call(
        "record.set",
        json!({ "ledger": "contact", "changes": change }),
    );
    (unit, id)
}

fn events(unit: &Unit) -> Vec<Value> {
    let page = unit.call("event.list", json!({}));
    page["events"].as_array().unwrap().clone()
}

/// What a page may ask of each command that hands something out of the records.
fn questions(id: &str) -> Vec<(&'static str, Value)> {
    let contact = |more: Value| {
        let mut request = json!({ "ledger": "contact", "id": id, "ids": [id] });
        let more = more.as_object().unwrap().clone();
        request.as_object_mut().unwrap().extend(more);
        request
    };
    let read = json!({ "ledger": "contact", "pasted": { "text": FILED.replace("科员", "主任") } });
    vec![
        ("record.list", contact(json!({}))),
        ("record.list", contact(json!({ "search": PHONE }))),
        ("search.everywhere", json!({ "text": PHONE })),
        ("search.everywhere", json!({ "text": MAIL })),
        ("record.show", contact(json!({}))),
        (
            "record.set",
            contact(json!({ "changes": [{ "id": id, "fields": { "title": "主任" } }] })),
        ),
        ("record.history", contact(json!({}))),
        ("import.preview", read.clone()),
        (
            "import.preview",
            json!({ "ledger": "contact", "pasted": { "text": "姓名\t联系电话\n\t13800001234" } }),
        ),
        ("import.commit", read),
        ("form.preview", json!({ "form": "contact-list" })),
        ("desk.status", json!({})),
        ("desk.schemas", json!({})),
        ("desk.today", json!({})),
        ("desk.month", json!({})),
        ("statistic.all", json!({})),
        ("statistic.show", json!({ "ledger": "contact" })),
        ("step.list", json!({ "limit": 10 })),
        ("step.undo", json!({})),
        ("step.redo", json!({})),
        ("task.sheet", json!({})),
        ("check.run", json!({})),
        ("check.mend", json!({})),
        ("progress.show", json!({})),
        ("backup.list", json!({})),
        ("event.list", json!({})),
        ("custom.list", json!({})),
        ("record.delete", contact(json!({}))),
        ("record.list", contact(json!({ "trashed": true }))),
        ("record.restore", contact(json!({}))),
    ]
}

/// Commands that answer with nothing of a record's fields, or are looked at in a test of their own.
const ELSEWHERE: [&str; 147] = [
    "notice.read", // a notice is published by its office, and nothing of the ledgers is in it
    "notice.plan",
    "notice.take",
    "notice.compare",
    "office.status", // looked at in tests/batch.rs
    "office.enrol",
    "batch.check",
    "batch.new",
    "batch.list",
    "batch.show",
    "batch.export",
    "batch.receipt",
    "batch.received",
    "batch.settle",
    "batch.decide",
    "batch.sync",
    "request.preview", // looked at in tests/request.rs
    "request.show",
    "request.step",
    "request.note",
    "request.charge",
    "request.workflow", // the office's own steps
    "request.set_step",
    "request.anonymise",
    "annual_report.show", // numbers, sentences and the names of ledgers
    "annual_report.preview",
    "annual_report.pages",
    "annual_report.export",
    "annual_report.print",
    "annual_report.check_file",
    "annual_report.write",
    "annual_report.correct",
    "annual_report.date",
    "annual_report.restate",
    "annual_report.take",
    "custom.preview", // its samples are masked: cli/tests/own.rs
    "letter.kinds",   // looked at in tests/letter.rs
    "letter.course",
    "letter.draft",
    "letter.write",
    "letter.issue",
    "letter.void",
    "letter.all",
    "letter.settings", // the office's own number and place
    "letter.set_settings",
    "template.list", // templates hold nobody's data
    "template.names",
    "template.export",
    "template.import",
    "template.reset",
    "custom.create",
    "custom.change",
    "custom.remove",
    "custom.restore",
    "procedure.required", // these hold no personal columns
    "assessment.show",
    "assessment.to_task",
    "yearly_figure.show",
    "look_back.left",
    "look_back.carry",
    "desk.ics", // looked at in tests/today.rs
    "desk.print_today",
    "statistic.export", // numbers only
    "statistic.picture",
    "sign.list", // names of those who sit at the desk
    "sign.add",
    "handover.show",
    "handover.make",
    "people.add",
    "people.remove",
    "people.rename",
    "people.switch",
    "publication.check", // of the text that the clerk hands in
    "publication.redact",
    "publication.save",
    "attribute.ask", // documents have no personal columns
    "attribute.determine",
    "attribute.by_letter",
    "attribute.change",
    "document.suggested",
    "document.note_asked",
    "review.show", // names of officials, as approvers
    "review.open",
    "review.set",
    "review.set_due",
    "review.cancel",
    "review.close",
    "record.check",
    "document.register",
    "request.list",          // masked: tests/request_list.rs
    "interpretation.survey", // of documents, which have no personal columns
    "question.promote",      // a question has none; that it takes none over is tested beside it
    "catalogue.check",       // nor do catalogues
    "catalogue.carry",
    "catalogue.compare",
    "catalogue.print",
    "calendar.list",
    "calendar.days",
    "calendar.import",
    "request.reckon", // days and numbers only
    "request.fee_of",
    "limit.list",
    "limit.set",
    "record.reveal", // in clear, and noted
    "record.add",
    "form.export",
    "form.fill",
    "attachment.add",
    "attachment.open",
    "attachment.preview", // a file is shown as it is kept
    "attachment.print",
    "desk.start",
    "desk.sample",
    "desk.end_sample",
    "file.discard",
    "file.open",
    "file.reveal",
    "task.entries",
    "task.set_entry",
    "unit.set_own",
    "progress.cancel",
    "archive.make",
    "check.print",
    "backup.make",
    "backup.renew",
    "backup.set_second",
    "backup.rehearse",
    "backup.restore",
    "rescue.show",
    "rescue.export", // in clear: it may be all that is left
    "rescue.accept",
    "diagnosis.make",
    "draft.keep", // what is being typed, for whoever types it
    "notice.keep",
    "notice.kept", // the draft of a public notice, for whoever mends it
    "draft.list",
    "lock.show",
    "lock.open",
    "lock.close",
    "lock.stay",
    "lock.recover",
    "password.set",
    "password.change",
    "password.remove",
    "password.code",
    "password.minutes",
    "password.sheet",
];

#[test]
fn no_answer_holds_personal_data_in_clear() {
    let (unit, id) = desk();
    let questions = questions(&id);
    for name in NAMES {
        let asked = questions.iter().any(|(asked, _)| asked == name);
        assert!(asked || ELSEWHERE.contains(name), "{name} is asked nowhere");
    }
    let mut masked = 0;
    for (name, request) in questions {
        let answer = unit.call(name, request).to_string();
        for clear in [PHONE, MAIL, "7654321"] {
            assert!(!answer.contains(clear), "{name}: {answer}");
        }
        masked += usize::from(answer.contains(MASKED));
    }
    assert!(masked >= 8, "the number was in {masked} answers");
}

#[test]
fn what_is_added_comes_back_masked() {
    let unit = Unit::new();
    let fields = json!({ "unit": "澄溪县财政局", "name": "苏禾", "phone": PHONE });
    let row = unit.call(
        "record.add",
        json!({ "ledger": "contact", "fields": fields }),
    );
    assert_eq!(row["phone"], MASKED);
}

#[test]
fn whoever_asks_sees_the_value_and_it_is_written_down() {
    let (unit, id) = desk();
    let asked = json!({ "ledger": "contact", "ids": [id], "fields": ["phone"] });
    let shown = unit.call("record.reveal", asked);
    assert_eq!(shown, json!([{ "id": id, "fields": { "phone": PHONE } }]));
    let all = unit.call("record.reveal", json!({ "ledger": "contact", "ids": [id] }));
    assert_eq!(all[0]["fields"]["email"], MAIL);
    let events = events(&unit);
    assert_eq!(events.len(), 2);
    assert_eq!(events[1]["deed"], "reveal");
    assert_eq!(events[1]["target"], id.as_str());
    assert_eq!(events[1]["sentence"], "查看了联系人 1 条的联系电话");
    let told = json!(events).to_string();
    assert!(!told.contains(PHONE) && !told.contains("苏禾"), "{told}");
    assert_eq!(unit.call("check.run", json!({}))["ok"], true);
}

#[test]
fn only_what_is_masked_can_be_revealed() {
    let (unit, id) = desk();
    let asked = json!({ "ledger": "contact", "ids": [id], "fields": ["name"] });
    assert_eq!(unit.refused("record.reveal", asked).code, "usage");
    let asked = json!({ "ledger": "contact", "ids": ["nobody"] });
    assert_eq!(unit.refused("record.reveal", asked).code, "not_found");
    assert!(events(&unit).is_empty());
}

#[test]
fn a_mask_is_never_saved_over_what_it_hides() {
    let (unit, id) = desk();
    let row = unit.call("record.show", json!({ "ledger": "contact", "id": id }));
    for field in ["phone", "email"] {
        let change = json!([{ "id": id, "fields": { field: row[field] } }]);
        let refused = unit.refused(
            "record.set",
            json!({ "ledger": "contact", "changes": change }),
        );
        assert_eq!(refused.code, "invalid");
        assert_eq!(refused.detail[0]["code"], "masked", "{refused}");
        assert!(refused.message.contains("显示"));
    }
    let masked = FILED.replace(PHONE, MASKED);
    let read = json!({ "ledger": "contact", "pasted": { "text": masked } });
    let plan = unit.call("import.commit", read);
    assert_eq!(plan["rejected"][0]["code"], "masked", "{plan}");
    let shown = unit.call("record.reveal", json!({ "ledger": "contact", "ids": [id] }));
    assert_eq!(shown[0]["fields"], json!({ "phone": PHONE, "email": MAIL }));
}

fn exported(unit: &Unit, request: &Value) -> String {
    let path = unit.path("表.csv");
    let mut request = request.clone();
    request["format"] = json!("csv");
    request["path"] = json!(path);
    unit.call("form.export", request);
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_paper_shows_in_clear_what_its_form_prescribes_and_no_more() {
    let (unit, _) = desk();
    let list = exported(&unit, &json!({ "form": "contact-list" }));
    assert!(list.contains(MASKED) && !list.contains(PHONE), "{list}");
    assert!(events(&unit).is_empty());

    let filing = exported(&unit, &json!({ "form": "contact-filing" }));
    assert!(filing.contains(PHONE) && !filing.contains(MAIL), "{filing}");
    let pages = unit.call("form.preview", json!({ "form": "contact-filing" }));
    assert!(pages.to_string().contains(PHONE));
    let words: Vec<Value> = events(&unit)
        .into_iter()
        .map(|e| e["sentence"].clone())
        .collect();
    let title = "各单位政务公开联系人备案表";
    assert_eq!(
        words,
        [
            json!(format!("预览了“{title}”，1 条，含完整的联系电话")),
            json!(format!("导出或打印了“{title}”，1 条，含完整的联系电话"))
        ]
    );
}

#[test]
fn an_export_in_clear_is_asked_for_and_written_down() {
    let (unit, _) = desk();
    let list = exported(&unit, &json!({ "form": "contact-list", "reveal": true }));
    assert!(list.contains(PHONE) && list.contains(MAIL), "{list}");
    let event = &events(&unit)[0];
    assert_eq!(
        (&event["deed"], &event["count"]),
        (&json!("export"), &json!(1))
    );
}

#[test]
fn events_come_page_by_page() {
    let (unit, id) = desk();
    for _ in 0..5 {
        unit.call("record.reveal", json!({ "ledger": "contact", "ids": [id] }));
    }
    let first = unit.call("event.list", json!({ "limit": 3 }));
    assert_eq!(first["next"], 3);
    let rest = unit.call("event.list", json!({ "limit": 3, "before": first["next"] }));
    let numbers: Vec<i64> = rest["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["n"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers, [2, 1]);
    assert_eq!(rest["next"], Value::Null);
}
