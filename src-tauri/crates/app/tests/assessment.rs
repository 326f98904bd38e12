//! Assessment against the indicators of the office, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::record::codes;

/// The office's own table, with its sum.
const SHEET: &str = "指标\t具体项目\t分值\t评分说明\t考核填报\t附件或链接\t自评分\n组织领导\t听取汇报\t6\t不少于1次\t4月20日听取\t\t6\n主动公开\t属性认定\t10\t迟报扣1分\t第三季度迟报\t\t9\n主动公开\t年度复核\t5.5\t未完成不得分\t\t\t\n合计\t\t21.5\t\t\t\t15\n";

fn assess(unit: &Unit) -> Vec<Value> {
    let pasted = json!({ "text": SHEET });
    let request = json!({ "ledger": "assessment", "year": 2026, "pasted": pasted });
    let plan = unit.call("import.commit", request);
    assert_eq!((&plan["added"], &plan["rejected"]), (&json!(3), &json!([])));
    let page = unit.call("record.list", json!({ "ledger": "assessment" }));
    page["rows"].as_array().unwrap().clone()
}

#[test]
fn the_addresses_in_the_evidence_column_are_read_in_as_links_and_never_over_the_clerks_own() {
    let unit = Unit::new();
    let evidence = |cell: &str| {
        let text = SHEET.replace("4月20日听取\t\t", &format!("4月20日听取\t{cell}\t"));
        let pasted = json!({ "text": text });
        let request = json!({ "ledger": "assessment", "year": 2026, "pasted": pasted });
        let plan = unit.call("import.commit", request);
        assert!(plan["notes"].to_string().contains("只读入网址"), "{plan}");
        let page = unit.call("record.list", json!({ "ledger": "assessment" }));
        let rows = page["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["item"] == "听取汇报").unwrap();
        row["evidence"].clone()
    };
    assert_eq!(
        evidence("见附件1"),
        Value::Null,
        "a name alone is no evidence yet"
    );
    let links =
        evidence("会议纪要：https://www.example.gov.cn/a.html；http://www.example.gov.cn/b");
    assert_eq!(
        links,
        json!([
            { "name": "会议纪要", "url": "https://www.example.gov.cn/a.html" },
            { "name": "http://www.example.gov.cn/b", "url": "http://www.example.gov.cn/b" }
        ])
    );
    assert_eq!(evidence("https://www.example.gov.cn/other"), links);
}

#[test]
fn the_offices_indicators_are_read_in_without_their_sum() {
    let unit = Unit::new();
    let rows = assess(&unit);
    assert_eq!(rows[1]["item"], "属性认定");
    assert_eq!(
        (&rows[1]["full"], &rows[1]["lost"]),
        (&json!("10.00"), &json!("1.00"))
    );
    assert_eq!(rows[2]["lost"], Value::Null, "not scored yet");
    let shown = unit.call("assessment.show", json!({ "year": rows[0]["year"] }));
    assert_eq!(shown["total"]["full"], "21.50");
    assert_eq!(shown["total"]["score"], "15.00");
    assert_eq!(shown["indicators"][1]["indicator"], "主动公开");
    assert_eq!(shown["indicators"][1]["full"], "15.50");
    assert_eq!(
        (&shown["unscored"], &shown["gaps"][0]["item"]),
        (&json!(1), &json!("属性认定"))
    );
}

#[test]
fn a_score_is_never_more_than_the_full_score() {
    let unit = Unit::new();
    let rows = assess(&unit);
    let change = |score: &str| json!([{ "id": rows[0]["id"], "fields": { "score": score } }]);
    let request = |score: &str| json!({ "ledger": "assessment", "changes": change(score) });
    let error = unit.refused("record.set", request("6.01"));
    assert_eq!(codes(&error), ["over_full"]);
    let error = unit.refused("record.set", request("-1"));
    assert_eq!(codes(&error), ["negative_score"]);
    let row = unit.call("record.set", request("5.5"))[0].clone();
    assert_eq!(row["lost"], "0.50", "what is lost follows");
}

#[test]
fn a_gap_becomes_a_task_in_one_step_and_only_once() {
    let unit = Unit::new();
    let gap = assess(&unit)[1]["id"].clone();
    let told = json!({ "measure": "每季度末核对台账", "rectify_by": "2026-12-20" });
    unit.set("assessment", &gap, told);
    let tasks = unit.call("assessment.to_task", json!({ "ids": [gap] }));
    let task = &tasks[0];
    assert_eq!(task["requirement"], "每季度末核对台账");
    assert_eq!(
        (&task["due"], &task["ours"]),
        (&json!("2026-12-20"), &json!("named"))
    );
    let notice = json!({ "ledger": "notice", "id": task["notice"] });
    assert_eq!(unit.call("record.show", notice)["year"], 2026);
    let again = unit.refused("assessment.to_task", json!({ "ids": [gap] }));
    assert_eq!(again.code, "invalid");
    unit.call("step.undo", json!({}));
    assert_eq!(
        (unit.total("task"), unit.total("notice")),
        (json!(0), json!(0))
    );
    let back = unit.call("record.show", json!({ "ledger": "assessment", "id": gap }));
    assert_eq!(back["task"], Value::Null, "one undo takes all of it back");
}

#[test]
fn gaps_of_a_year_stand_under_one_notice_and_full_marks_are_no_gap() {
    let unit = Unit::new();
    let rows = assess(&unit);
    unit.set("assessment", &rows[2]["id"], json!({ "score": "0" }));
    let nothing = unit.refused(
        "assessment.to_task",
        json!({ "ids": [rows[1]["id"], rows[0]["id"]] }),
    );
    assert!(nothing.message.contains("听取汇报"));
    assert_eq!(unit.total("task"), 0, "all or nothing");
    unit.call("assessment.to_task", json!({ "ids": [rows[1]["id"]] }));
    let day = json!({ "ids": [rows[2]["id"]], "due": "2026-11-30" });
    let second = unit.call("assessment.to_task", day);
    assert_eq!(second[0]["due"], "2026-11-30");
    assert_eq!(unit.total("notice"), 1);
    assert_eq!(
        second[0]["requirement"], "年度复核",
        "no measure was written"
    );
}

#[test]
fn the_self_assessment_prints_its_sums() {
    let unit = Unit::new();
    assess(&unit);
    let path = unit.path("自评表.csv");
    let request = json!({ "form": "assessment-self", "format": "csv", "path": path });
    unit.call("form.export", request);
    let text = std::fs::read_to_string(path).unwrap();
    let sum = text.lines().find(|line| line.contains("合计")).unwrap();
    assert!(sum.contains("21.50") && sum.contains("15.00"), "{sum}");
}
