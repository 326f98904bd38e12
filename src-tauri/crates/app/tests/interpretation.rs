//! Interpretations and pushes beside their policy documents, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

fn survey(unit: &Unit, year: i32) -> Value {
    unit.call("interpretation.survey", json!({ "year": year }))
}

fn titles(lines: &Value) -> Vec<&str> {
    let lines = lines.as_array().unwrap().iter();
    lines.map(|line| line["title"].as_str().unwrap()).collect()
}

/// A policy document of this year, published today.
fn policy(unit: &Unit, more: Value) -> Value {
    let today = unit.call("desk.today", json!({}))["date"].clone();
    let mut fields = json!({ "title": "轮作补贴方案", "doc_no": "澄农发〔2026〕16号", "dated": today, "published": today,
        "attribute": "主动公开", "policy": true, "drafter": "种植业管理股", "url": "https://www.chengxi.example/1.html" });
    let more = more.as_object().unwrap().clone();
    fields.as_object_mut().unwrap().extend(more);
    unit.add("document", fields)
}

fn today_lines(unit: &Unit) -> Vec<(String, String)> {
    let lines = unit.due();
    let lines = lines.iter();
    let text = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
    lines
        .map(|line| (text(line, "ledger"), text(line, "detail")))
        .collect()
}

#[test]
fn an_interpretation_finds_its_document_by_number_and_takes_over_its_days() {
    let unit = Unit::new();
    let document = policy(&unit, json!({ "issued": "2026-07-06" }));
    let row = unit.add("interpretation",
        json!({ "title": "轮作方案解读", "doc_no": "澄农发〔2026〕16号", "forms": "文字、图解", "channels": "政府网站" }),
    );
    assert_eq!(row["document"], document["id"]);
    assert_eq!(row["issued"], "2026-07-06");
    assert_eq!(row["drafter"], "种植业管理股");
    assert_eq!(row["document_url"], "https://www.chengxi.example/1.html");
    assert_eq!(
        (&row["diversified"], &row["beyond_website"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(row["counted"], "2026-07-06", "the year of its document");
    unit.set(
        "interpretation",
        &row["id"],
        json!({ "published": "2026-07-08", "channels": "政府网站、村务公开栏" }),
    );
    let shown = unit.call(
        "record.show",
        json!({ "ledger": "interpretation", "id": row["id"] }),
    );
    assert_eq!(
        (&shown["counted"], &shown["beyond_website"]),
        (&json!("2026-07-08"), &json!(true))
    );
}

#[test]
fn a_policy_document_without_interpretation_and_reason_is_listed_until_it_has_one() {
    let unit = Unit::new();
    let document = policy(&unit, json!({}));
    let year: i32 = document["dated"].as_str().unwrap()[..4].parse().unwrap();
    assert_eq!(titles(&survey(&unit, year)["missing"]), ["轮作补贴方案"]);
    assert_eq!(
        unit.rules("document", &document["id"]),
        ["no_interpretation"]
    );
    let lines = today_lines(&unit);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].1.contains("还没有解读"), "{lines:?}");

    let refused = unit.refused(
        "record.add",
        json!({ "ledger": "interpretation", "fields": { "title": "轮作补贴方案", "need": "不需要解读" } }),
    );
    assert_eq!(refused.detail[0]["code"], "no_need_without_reason");
    unit.add(
        "interpretation",
        json!({ "title": "轮作补贴方案", "need": "不需要解读", "no_need_reason": "上级已有解读" }),
    );
    assert_eq!(survey(&unit, year)["missing"], json!([]));
    assert!(unit.rules("document", &document["id"]).is_empty());
    assert!(today_lines(&unit).is_empty());
}

#[test]
fn a_document_registered_after_its_interpretation_is_not_listed() {
    let unit = Unit::new();
    unit.add("interpretation", json!({ "title": "轮作补贴方案" }));
    let document = policy(&unit, json!({}));
    let found = unit.rules("document", &document["id"]);
    assert_eq!(found, ["interpretation_unpublished"]);
}

#[test]
fn what_is_not_public_needs_no_interpretation() {
    let unit = Unit::new();
    let kept = json!({ "attribute": "不予公开", "basis": "《政府信息公开条例》第十六条第一款", "reason": "内部事务", "published": "" });
    let document = policy(&unit, kept);
    assert!(
        !unit
            .rules("document", &document["id"])
            .contains(&json!("no_interpretation"))
    );
    assert!(today_lines(&unit).is_empty());
}

#[test]
fn a_published_document_waits_for_its_interpretation_on_the_first_page() {
    let unit = Unit::new();
    policy(&unit, json!({}));
    let row = unit.add("interpretation", json!({ "title": "轮作补贴方案" }));
    let lines = today_lines(&unit);
    assert_eq!(lines[0].0, "interpretation");
    assert!(lines[0].1.contains("解读还没有发布"), "{lines:?}");
    unit.set(
        "interpretation",
        &row["id"],
        json!({ "published": unit.call("desk.today", json!({}))["date"] }),
    );
    assert!(today_lines(&unit).is_empty());
}

#[test]
fn an_interpretation_is_due_on_the_day_of_its_plan() {
    let unit = Unit::new();
    let today = unit.call("desk.today", json!({}))["date"].clone();
    unit.add(
        "interpretation",
        json!({ "title": "某办法", "planned": today }),
    );
    let lines = today_lines(&unit);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].1.contains("按计划发布政策解读"), "{lines:?}");
}

#[test]
fn an_interpretation_that_did_not_go_with_its_document_is_flagged_and_a_later_one_is_not() {
    let unit = Unit::new();
    let old = json!({ "dated": "2026-06-08", "published": "2026-06-10" });
    policy(&unit, old);
    let said = |published: &str, name: &str| {
        let contents = "背景依据、目标任务、主要举措、适用对象、关键词诠释、新旧政策差异";
        let fields = json!({ "title": "轮作补贴方案", "name": name, "published": published, "forms": "图解", "channels": "政府网站",
            "url": "https://www.chengxi.example/2.html", "linked": "是", "interpreter_role": "主要负责人", "contents": contents });
        unit.add("interpretation", fields)["id"].clone()
    };
    let first = said("2026-06-18", "一图读懂");
    assert_eq!(unit.rules("interpretation", &first), ["published_apart"]);
    let more = said("2026-09-01", "补充解读");
    assert!(unit.rules("interpretation", &more).is_empty());
    let apart = survey(&unit, 2026)["apart"].clone();
    assert_eq!(apart.as_array().unwrap().len(), 1);
    assert_eq!(apart[0]["words"], "解读比文件晚发布8天，没有同步发布");
}

#[test]
fn the_rates_are_those_of_the_year_against_the_years_own_target() {
    let unit = Unit::new();
    let published = |title: &str, day: &str, forms: &str, channels: &str| {
        let fields =
            json!({ "title": title, "published": day, "forms": forms, "channels": channels });
        unit.add("interpretation", fields);
    };
    published("甲", "2020-03-01", "文字", "政府网站");
    published("乙", "2020-04-01", "图解", "政府网站、微信公众号");
    published("丙", "2020-05-01", "视频", "政府网站");
    published("丁", "2020-06-01", "问答", "政府网站");
    published("戊", "2026-06-01", "文字", "村务公开栏");
    let year = survey(&unit, 2020);
    let rate = |survey: &Value, at: usize| {
        let rate = &survey["rates"][at];
        json!([
            rate["count"],
            rate["percent"],
            rate["target"],
            rate["reached"]
        ])
    };
    assert_eq!(year["published"], 4);
    assert_eq!(rate(&year, 0), json!([3, 75.0, 70, true]));
    assert_eq!(rate(&year, 1), json!([1, 25.0, 50, false]));
    let later = survey(&unit, 2026);
    assert_eq!(rate(&later, 0), json!([0, 0.0, 90, false]));
    assert_eq!(rate(&later, 1), json!([1, 100.0, 50, true]));
    let none = survey(&unit, 2019);
    assert_eq!(rate(&none, 0), json!([0, null, 90, true]));
}

#[test]
fn an_interpretation_that_is_not_needed_does_not_count_in_the_rates() {
    let unit = Unit::new();
    let fields = json!({ "title": "甲", "published": "2026-03-01", "forms": "文字", "need": "不需要解读", "no_need_reason": "内部事项" });
    unit.add("interpretation", fields);
    assert_eq!(survey(&unit, 2026)["published"], 0);
}

#[test]
fn the_head_of_the_unit_is_the_first_to_interpret() {
    let unit = Unit::new();
    assert_eq!(survey(&unit, 2026)["head"], false);
    let fields =
        json!({ "title": "甲", "published": "2026-03-01", "interpreter_role": "主要负责人" });
    unit.add("interpretation", fields);
    assert_eq!(survey(&unit, 2026)["head"], true);
    assert_eq!(survey(&unit, 2025)["head"], false);
}

#[test]
fn what_a_published_interpretation_does_not_speak_of_is_told() {
    let unit = Unit::new();
    let fields = json!({ "title": "甲", "contents": "政策背景、主要举措" });
    let id = unit.add("interpretation", fields)["id"].clone();
    assert!(unit.rules("interpretation", &id).is_empty(), "not yet");
    unit.set("interpretation", &id, json!({ "published": "2026-03-01" }));
    assert!(
        unit.rules("interpretation", &id)
            .contains(&json!("contents_missing"))
    );
}

#[test]
fn a_policy_aimed_at_a_group_is_listed_until_it_is_brought_to_them() {
    let unit = Unit::new();
    let document = policy(&unit, json!({ "aimed_at": "大豆种植户" }));
    let year: i32 = document["dated"].as_str().unwrap()[..4].parse().unwrap();
    unit.add(
        "interpretation",
        json!({ "title": "轮作补贴方案", "published": document["published"] }),
    );
    assert_eq!(
        unit.rules("document", &document["id"]),
        ["no_targeted_push"]
    );
    assert_eq!(titles(&survey(&unit, year)["unpushed"]), ["轮作补贴方案"]);
    assert!(today_lines(&unit)[0].1.contains("面向大豆种植户"));
    let pushed = unit.add(
        "targeted_push",
        json!({ "title": "轮作补贴方案", "audience": "大豆种植户", "date": document["published"] }),
    );
    assert_eq!(pushed["document"], document["id"]);
    assert!(unit.rules("document", &document["id"]).is_empty());
    assert_eq!(survey(&unit, year)["unpushed"], json!([]));
    assert!(today_lines(&unit).is_empty());
    assert_eq!(
        unit.rules("targeted_push", &pushed["id"]),
        [
            "pushed_without_channel",
            "pushed_without_evidence",
            "pushed_without_effect"
        ]
    );
}
