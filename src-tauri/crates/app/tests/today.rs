//! What is to be done: on the first page, in the month, on paper and in a calendar file.
#![allow(clippy::unwrap_used)]

mod support;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};
use std::fs;
use support::Unit;

fn today(unit: &Unit) -> NaiveDate {
    let page = unit.call("desk.today", json!({}));
    page["date"].as_str().unwrap().parse().unwrap()
}

fn task(unit: &Unit, title: &str, due: NaiveDate) -> String {
    let fields = json!({ "requirement": title, "responsible": "县财政局", "due": due.to_string() });
    let added = unit.call("record.add", json!({ "ledger": "task", "fields": fields }));
    added["id"].as_str().unwrap().to_owned()
}

/// The lines of tasks; what the year still lacks in other ledgers is none of these tests' business.
fn tasks(unit: &Unit) -> Vec<Value> {
    let page = unit.call("desk.today", json!({}));
    let lines = page["lines"].as_array().unwrap().iter();
    lines
        .filter(|line| line["ledger"] == "task")
        .cloned()
        .collect()
}

fn groups(unit: &Unit) -> Vec<(String, u64)> {
    let page = unit.call("desk.today", json!({}));
    let groups = page["groups"].as_array().unwrap().iter();
    groups
        .map(|g| {
            (
                g["name"].as_str().unwrap().to_owned(),
                g["count"].as_u64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn what_is_due_stands_in_groups_from_the_overdue_to_what_comes_later() {
    let unit = Unit::new();
    let day = today(&unit);
    task(&unit, "明天以后很久的", day + Days::new(20));
    task(&unit, "今天的", day);
    task(&unit, "过了的", day - Days::new(3));
    let lines = tasks(&unit);
    let titles: Vec<&Value> = lines.iter().map(|line| &line["title"]).collect();
    assert_eq!(titles, ["过了的", "今天的", "明天以后很久的"]);
    let names: Vec<String> = groups(&unit).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["overdue", "today", "later"]);
    assert_eq!(groups(&unit)[0].1, 1);
}

#[test]
fn a_group_tells_how_many_there_are_beyond_those_it_shows() {
    let unit = Unit::new();
    let day = today(&unit) - Days::new(1);
    let head = "任务\t责任单位\t截止日期\n".to_owned();
    let rows: String = (0..130)
        .map(|n| format!("第{n}项\t县财政局\t{day}\n"))
        .collect();
    unit.paste(
        "import.commit",
        &(head + &rows).replace("任务\t", "具体要求\t"),
    );
    let page = unit.call("desk.today", json!({}));
    assert_eq!(page["groups"][0]["count"], 130);
    assert_eq!(page["groups"][0]["shown"], 100);
    assert_eq!(tasks(&unit).len(), 100);
    assert_eq!(page["ledgers"]["task"], 130);
}

/// So many documents that should have been published by a day long past.
fn documents(unit: &Unit, count: usize) {
    let rows: String = (0..count)
        .map(|n| format!("关于第{n}项工作的通知\t澄财发〔2020〕{n}号\t2020-03-02\t主动公开\n"))
        .collect();
    let pasted = json!({ "text": format!("标题\t文号\t成文日期\t公开属性\n{rows}") });
    let request = json!({ "ledger": "document", "pasted": pasted });
    let done = unit.call("import.commit", request);
    let known = done["unchanged"].as_u64().unwrap_or(0);
    assert_eq!(
        done["added"].as_u64().unwrap() + known,
        count as u64,
        "{done}"
    );
}

#[test]
fn the_day_shows_the_first_of_many_and_their_number() {
    let unit = Unit::new();
    documents(&unit, 130);
    task(&unit, "过了的", today(&unit) - Days::new(3));
    let page = unit.call("desk.today", json!({}));
    let overdue = &page["groups"][0];
    assert_eq!(
        (&overdue["count"], &overdue["shown"]),
        (&json!(131), &json!(100))
    );
    assert_eq!(page["ledgers"]["document"], 130);
    let ledgers = overdue["ledgers"].as_array().unwrap();
    assert_eq!(ledgers[0]["title"], "公文属性");
    assert_eq!(ledgers[1]["count"], 1);
    let list = json!({ "ledger": "document", "filters": ledgers[0]["filters"] });
    assert_eq!(unit.call("record.list", list)["total"], 130);
    // One of them is done, and is counted no more.
    let id = page["lines"][0]["id"].clone();
    let change = json!([{ "id": id, "fields": { "published": "2020-03-20" } }]);
    unit.call(
        "record.set",
        json!({ "ledger": "document", "changes": change }),
    );
    assert_eq!(groups(&unit)[0].1, 130);
}

#[test]
fn the_month_counts_all_that_is_due_on_a_day_and_lists_the_first() {
    let unit = Unit::new();
    documents(&unit, 40);
    let month = unit.call("desk.month", json!({ "month": "2020-03" }));
    let days = month["days"].as_array().unwrap();
    let due = days.iter().find(|day| day["count"] != 0).unwrap();
    assert_eq!(due["count"], 40);
    assert_eq!(due["lines"].as_array().unwrap().len(), 15);
}

#[test]
fn a_calendar_file_says_what_it_does_not_hold() {
    let unit = Unit::new();
    let path = unit.path("待办.ics");
    let export = || unit.call("desk.ics", json!({ "path": path }));
    documents(&unit, 20);
    assert_eq!(export()["note"], Value::Null);
    documents(&unit, 520);
    let made = export();
    let events = fs::read_to_string(&path).unwrap();
    let events = events.matches("BEGIN:VEVENT").count();
    assert_eq!(made["count"], events);
    let note = made["note"].as_str().unwrap();
    assert!(
        note.contains("另有 20 件") && note.contains("500 件"),
        "{note}"
    );
}

#[test]
fn what_was_sent_back_waits_for_the_clerk_and_then_for_whoever_sent_it() {
    let unit = Unit::new();
    let id = task(&unit, "公开预算", today(&unit) + Days::new(400));
    // People come and go at the place, which opens the same folder.
    let place = unit.place();
    let call = |name: &str, payload: Value| place.dispatch(name, payload).unwrap().value;
    for (name, role) in [
        ("陈经办", "clerk"),
        ("李审", "reviewer"),
        ("赵局", "leader"),
    ] {
        call("people.add", json!({ "name": name, "role": role }));
    }
    let sit = |name: &str| drop(call("people.switch", json!({ "name": name })));
    let sign = |agree: bool, opinion: &str| {
        let request = json!({ "ledger": "task", "id": id, "agree": agree, "opinion": opinion });
        call("sign.add", request);
    };
    let line = || call("desk.today", json!({}))["lines"][0].clone();
    let says = |words: &str| {
        assert!(
            line()["detail"].as_str().unwrap().contains(words),
            "{}",
            line()
        )
    };
    sit("李审");
    sign(false, "缺附表");
    let waiting = || groups(&unit).iter().any(|(name, _)| name == "waiting");
    assert!(waiting());
    assert_eq!(line()["id"], id.as_str());
    says("缺附表");
    sit("陈经办");
    let change = json!([{ "id": id, "fields": { "progress": "已补附表" } }]);
    call("record.set", json!({ "ledger": "task", "changes": change }));
    says("等李审重新审核");
    sit("李审");
    sign(true, "");
    says("等赵局签发");
    sit("赵局");
    sign(true, "");
    assert!(!waiting(), "{}", line());
}

#[test]
fn the_month_marks_holidays_and_working_weekends_and_lists_what_is_due_by_day() {
    let unit = Unit::new();
    let due: NaiveDate = "2026-10-10".parse().unwrap();
    let id = task(&unit, "公开决算", due);
    let month = unit.call("desk.month", json!({ "month": "2026-10" }));
    let days = month["days"].as_array().unwrap();
    assert_eq!(days.len() % 7, 0);
    assert_eq!(
        (&days[0]["date"], &days[0]["inside"]),
        (&json!("2026-09-28"), &json!(false))
    );
    let on = |date: &str| days.iter().find(|day| day["date"] == date).unwrap();
    assert_eq!(on("2026-10-01")["working"], false);
    assert_eq!(on("2026-10-01")["holiday"], "国庆节放假");
    let worked = on("2026-10-10");
    assert_eq!(
        (&worked["working"], &worked["holiday"]),
        (&json!(true), &json!("调休上班（国庆节）"))
    );
    assert_eq!(worked["lines"][0]["id"], id.as_str());
    assert_eq!(
        unit.refused("desk.month", json!({ "month": "十月" })).code,
        "usage"
    );
}

fn file(unit: &Unit) -> String {
    let path = unit.path("待办.ics");
    unit.call("desk.ics", json!({ "path": path }));
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_calendar_file_is_folded_escaped_and_names_each_duty_the_same_in_every_file() {
    let unit = Unit::new();
    let day = today(&unit) + Days::new(9);
    let title =
        "公开预算、决算；附表1,附表2\\附件;并做好保密审查，把结果按季度报送县政府办公室备案";
    let id = task(&unit, title, day);
    let first = file(&unit);
    assert!(first.split("\r\n").all(|line| line.len() <= 75), "{first}");
    assert!(!first.replace("\r\n", "").contains('\n'));
    let plain = first.replace("\r\n ", "");
    assert!(plain.contains(r"附表1\,附表2\\附件\;并做好"), "{plain}");
    assert!(plain.contains(&format!("DTSTART;VALUE=DATE:{}\r\n", day.format("%Y%m%d"))));
    assert!(plain.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\n"));
    let uid = |text: &str| {
        let mut lines = text.split("\r\n").filter(|l| l.starts_with("UID:"));
        lines.next().unwrap().to_owned()
    };
    let later = (day + Days::new(5)).to_string();
    let change = json!([{ "id": id, "fields": { "due": later } }]);
    unit.call("record.set", json!({ "ledger": "task", "changes": change }));
    let second = file(&unit);
    assert_ne!(first, second);
    assert_eq!(uid(&first), uid(&second));
}

#[test]
fn the_paper_for_the_leader_says_what_the_page_says() {
    let unit = Unit::printing();
    task(&unit, "公开预算", today(&unit) - Days::new(2));
    let path = unit.path("今日.pdf");
    unit.call("desk.print_today", json!({ "path": path }));
    let page = fs::read_to_string(path).unwrap();
    assert!(
        page.contains("公开预算") && page.contains("已逾期1件") && page.contains("澄溪县财政局"),
        "{page}"
    );
    let wrong = json!({ "path": unit.path("今日.txt") });
    assert_eq!(unit.refused("desk.print_today", wrong).code, "usage");
}

/// What the first page says of a ledger as a whole.
fn lacking(unit: &Unit, ledger: &str) -> Vec<Value> {
    let page = unit.call("desk.today", json!({}));
    let lines = page["lines"].as_array().unwrap().iter();
    let of_ledger = lines.filter(|line| line["ledger"] == ledger && line["id"] == "");
    of_ledger.cloned().collect()
}

fn add(unit: &Unit, ledger: &str, fields: &Value) -> Value {
    let added = unit.call("record.add", json!({ "ledger": ledger, "fields": fields }));
    added["id"].clone()
}

#[test]
fn what_the_year_still_asks_for_stands_on_the_day_from_its_month_on_and_goes_when_it_is_met() {
    let unit = Unit::new();
    let hearing = || {
        let lines = lacking(&unit, "training").into_iter();
        lines
            .filter(|l| {
                l["title"]
                    .as_str()
                    .unwrap()
                    .contains("听取政务公开工作汇报")
            })
            .count()
    };
    let month = today(&unit).month();
    assert_eq!(hearing(), usize::from(month >= 9), "in month {month}");
    let held = json!({ "year": today(&unit).year(), "title": "听取汇报", "kind": "听取汇报", "planned": today(&unit),
        "held": today(&unit), "leader": "主要负责人" });
    add(&unit, "training", &held);
    assert_eq!(hearing(), 0);
}

#[test]
fn a_required_procedure_that_is_missing_stands_on_the_day_until_all_are_in_force() {
    let unit = Unit::new();
    let required = || unit.call("procedure.required", json!({}));
    let count = required().as_array().unwrap().len();
    let line = lacking(&unit, "procedure").remove(0);
    assert!(
        line["title"]
            .as_str()
            .unwrap()
            .contains(&format!("还缺 {count} 项")),
        "{line}"
    );
    for one in required().as_array().unwrap() {
        assert_eq!(lacking(&unit, "procedure").len(), 1);
        let fields = json!({ "name": "办法", "matter": one["matter"], "issued": today(&unit), "state": "现行有效" });
        add(&unit, "procedure", &fields);
    }
    assert!(lacking(&unit, "procedure").is_empty());
}

#[test]
fn last_years_open_tasks_stand_on_the_day_until_they_are_carried_over() {
    let unit = Unit::new();
    let last = today(&unit).year() - 1;
    let notice = add(
        &unit,
        "notice",
        &json!({ "title": "去年的工作要点", "year": last }),
    );
    let fields = json!({ "notice": notice, "requirement": "修订目录", "state": "进行中", "responsible": "县财政局" });
    add(&unit, "task", &fields);
    let line = lacking(&unit, "look_back").remove(0);
    assert!(
        line["title"].as_str().unwrap().contains("1 项任务没有完成"),
        "{line}"
    );
    assert_eq!(groups(&unit)[0], ("overdue".to_owned(), 1));
    unit.call("look_back.carry", json!({}));
    let left = lacking(&unit, "look_back");
    assert!(
        !left
            .iter()
            .any(|line| line["title"].as_str().unwrap().contains("结转")),
        "{left:?}"
    );
}
