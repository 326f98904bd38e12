//! What a notice asks to hand in becomes records with a day, and its draft outlives the window.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

const NOTICE: &str = "澄溪县人民政府办公室关于做好2026年政务公开工作的通知\n澄政办发〔2026〕9号\n\
    各乡镇人民政府，县直各有关单位：\n\
    一、公布预决算目录，9月底前完成。（责任单位：县财政局）\n\
    二、各单位要填写《政务公开联系人备案表》（附件1），12月10日前报县政府办206房间。\n\
    三、各单位要填写《农田水利情况统计表》，12月20日前报县水利局。\n\
    附件：1.各单位政务公开联系人备案表\n澄溪县人民政府办公室\n2026年3月5日";

/// The draft with its tasks, and with every filing ticked.
fn draft(unit: &Unit, text: &str) -> Value {
    let read = unit.call("notice.read", json!({ "text": text }));
    let notice = &read["notice"];
    let words = |of: &Value| of.as_str().unwrap_or_default().to_owned();
    let tasks = notice["tasks"].as_array().unwrap().iter().map(|task| {
        json!({ "text": task["text"], "responsible": task["responsible"], "due_text": words(&task["due_text"]) })
    });
    let filings = notice["filings"].as_array().unwrap().iter().enumerate();
    let filings = filings.map(|(at, filing)| {
        json!({
            "name": words(&filing["form"]), "text": filing["text"], "to": words(&filing["to"]),
            "place": words(&filing["place"]), "due_text": words(&filing["due_text"]),
            "due": words(&filing["due"]), "form": words(&read["forms"][at]),
        })
    });
    json!({
        "title": notice["title"], "year": notice["year"], "doc_no": notice["doc_no"],
        "tasks": tasks.collect::<Vec<_>>(), "filings": filings.collect::<Vec<_>>(),
    })
}

fn filings(unit: &Unit) -> Vec<Value> {
    let list = unit.call("record.list", json!({ "ledger": "filing" }));
    list["rows"].as_array().unwrap().clone()
}

#[test]
fn what_is_to_be_handed_in_is_written_with_its_tasks_and_undone_with_them() {
    let unit = Unit::new();
    let draft = draft(&unit, NOTICE);
    let planned = unit.call("notice.plan", draft.clone());
    assert_eq!(
        (&planned["added"], &planned["filings"]["added"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(filings(&unit).len(), 0);
    unit.call("notice.take", draft);
    let written = filings(&unit);
    assert_eq!(written.len(), 2);
    let contacts = written.iter().find(|row| row["due"] == "2026-12-10");
    let contacts = contacts.unwrap();
    assert_eq!(contacts["form"], "各单位政务公开联系人备案表");
    let other = written.iter().find(|row| row["due"] == "2026-12-20");
    let other = other.unwrap();
    assert_eq!(
        (&other["form"], &other["name"]),
        (&Value::Null, &json!("《农田水利情况统计表》"))
    );
    let notices = unit.call("record.list", json!({ "ledger": "notice" }));
    assert_eq!(contacts["source"], notices["rows"][0]["id"]);
    unit.call("step.undo", json!({}));
    assert_eq!((filings(&unit).len(), unit.tasks().len()), (0, 0));
}

#[test]
fn a_filing_is_seen_on_its_day_until_it_is_handed_in() {
    let unit = Unit::new();
    unit.call("notice.take", draft(&unit, NOTICE));
    let seen = || {
        let month = unit.call("desk.month", json!({ "month": "2026-12" }));
        month.to_string().matches("材料要报送").count()
    };
    assert_eq!(seen(), 2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("到期.ics");
    unit.call("desk.ics", json!({ "path": path }));
    let calendar = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        calendar.matches("DTSTART;VALUE=DATE:20261210").count(),
        1,
        "{calendar}"
    );
    let id = filings(&unit)[0]["id"].clone();
    let filed = json!({ "id": id, "fields": { "filed": "2026-03-09" } });
    unit.call(
        "record.set",
        json!({ "ledger": "filing", "changes": [filed] }),
    );
    assert_eq!(seen(), 1);
}

#[test]
fn the_same_filing_of_a_second_version_is_changed_and_keeps_what_the_clerk_wrote() {
    let unit = Unit::new();
    unit.call("notice.take", draft(&unit, NOTICE));
    let again = unit.call("notice.plan", draft(&unit, NOTICE));
    assert_eq!(
        again["filings"],
        json!({ "added": 0, "changed": 0, "unchanged": 2 })
    );
    let contacts = filings(&unit)
        .into_iter()
        .find(|row| row["due"] == "2026-12-10");
    let wrote =
        json!({ "id": contacts.unwrap()["id"], "fields": { "remarks": "已与县政府办联系" } });
    unit.call(
        "record.set",
        json!({ "ledger": "filing", "changes": [wrote] }),
    );
    let second = NOTICE.replace("12月10日前", "12月15日前");
    let plan = unit.call("notice.take", draft(&unit, &second));
    assert_eq!(
        plan["filings"],
        json!({ "added": 0, "changed": 1, "unchanged": 1 })
    );
    let moved = filings(&unit)
        .into_iter()
        .find(|row| row["due"] == "2026-12-15");
    assert_eq!(moved.unwrap()["remarks"], "已与县政府办联系");
    assert_eq!(filings(&unit).len(), 2);
}

#[test]
fn a_notice_that_only_asks_for_papers_leaves_its_tasks_alone() {
    let unit = Unit::new();
    unit.call("notice.take", draft(&unit, NOTICE));
    let mut papers = draft(&unit, NOTICE);
    papers["tasks"] = json!([]);
    let plan = unit.call("notice.take", papers.clone());
    assert_eq!(
        (&plan["withdrawn"], &plan["filings"]["unchanged"]),
        (&json!(0), &json!(2))
    );
    assert_eq!(unit.tasks().len(), 1);
    papers["title"] = json!("澄溪县财政局关于报送统计表的通知");
    let plan = unit.call("notice.take", papers);
    assert_eq!(plan["filings"]["added"], 2);
    unit.call("step.undo", json!({}));
    assert_eq!(filings(&unit).len(), 2);
}

#[test]
fn a_filing_without_a_name_or_with_a_mark_is_refused_and_nothing_is_written() {
    let unit = Unit::new();
    let mut unnamed = draft(&unit, NOTICE);
    unnamed["filings"][0]["name"] = json!(" ");
    assert_eq!(unit.refused("notice.take", unnamed).code, "usage");
    let mut marked = draft(&unit, NOTICE);
    marked["filings"][0]["place"] = json!("机密★10年");
    assert_eq!(unit.refused("notice.take", marked).code, "classified");
    assert_eq!((filings(&unit).len(), unit.tasks().len()), (0, 0));
}

#[test]
fn a_kept_draft_is_there_again_until_it_is_thrown_away() {
    let unit = Unit::new();
    assert_eq!(unit.call("notice.kept", json!({}))["draft"], Value::Null);
    let draft = json!({ "text": "关于某事的通知", "rows": [{ "text": "公布目录" }] });
    unit.call("notice.keep", json!({ "draft": draft }));
    assert_eq!(unit.call("notice.kept", json!({}))["draft"], draft);
    let marked = json!({ "text": "关于某事的通知", "rows": [{ "text": "机密★10年" }] });
    let refused = unit.refused("notice.keep", json!({ "draft": marked }));
    assert_eq!(refused.code, "classified");
    unit.call("notice.keep", json!({ "draft": null }));
    assert_eq!(unit.call("notice.kept", json!({}))["draft"], Value::Null);
}
