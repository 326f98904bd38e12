//! The other ledgers: training, filings, procedures, open data and complaints, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::record::codes;

#[test]
fn a_planned_training_is_due_until_it_was_held() {
    let unit = Unit::new();
    let id = unit.add(
        "training",
        json!({ "title": "业务培训", "planned": "2020-03-02", "kind": "业务培训" }),
    )["id"]
        .clone();
    assert_eq!(unit.lines("training")[0]["id"], id);
    unit.set("training", &id, json!({ "held": "2020-03-03" }));
    assert!(unit.lines("training").is_empty());
    assert_eq!(unit.rules("training", &id), ["held_without_evidence"]);
}

#[test]
fn a_hearing_says_which_leader_heard_it_and_what_came_of_it() {
    let unit = Unit::new();
    let fields = json!({ "title": "听取汇报", "kind": "听取汇报", "held": "2026-04-20" });
    let id = unit.add("training", fields)["id"].clone();
    let said = unit.rules("training", &id);
    assert!(said.contains(&json!("hearing_without_leader")));
    assert!(said.contains(&json!("study_without_outcome")));
    let told = json!({ "leader": "分管负责人", "decided": "每季度汇报一次" });
    unit.set("training", &id, told);
    assert_eq!(unit.rules("training", &id), ["held_without_evidence"]);
    let early = json!({ "title": "明年的会", "held": "2099-01-05" });
    assert_eq!(
        codes(&unit.add_refused("training", early)),
        ["held_in_future"]
    );
}

#[test]
fn a_change_of_people_is_filed_again_within_five_working_days() {
    let unit = Unit::new();
    let fields =
        json!({ "unit": "澄溪县财政局", "occasion": "分管领导变动", "effective": "2026-09-29" });
    let row = unit.add("organisation", fields);
    assert_eq!(row["file_by"], "2026-10-12", "the holidays lie between");
    assert_eq!(unit.lines("organisation")[0]["id"], row["id"]);
    let missing = unit.rules("organisation", &row["id"]);
    for rule in ["no_leader", "no_determiner", "no_requester", "no_budget"] {
        assert!(missing.contains(&json!(rule)), "{rule}");
    }
    unit.set("organisation", &row["id"], json!({ "filed": "2026-10-13" }));
    assert!(unit.lines("organisation").is_empty());
    assert!(
        unit.rules("organisation", &row["id"])
            .contains(&json!("filed_late"))
    );
}

#[test]
fn the_filing_form_shows_the_numbers_that_it_demands_and_the_list_does_not() {
    let unit = Unit::printing();
    let fields = json!({ "unit": "澄溪县财政局", "occasion": "年度备案", "leader": "林知禾",
        "leader_phone": "0350-7654321", "determiner_phone": "13800001234" });
    unit.add("organisation", fields);
    let pages = unit.call("form.preview", json!({ "form": "organisation-filing" }));
    let pages = pages.to_string();
    assert!(pages.contains("0350-7654321") && pages.contains("13800001234"));
    let events = unit.call("event.list", json!({}))["events"].to_string();
    assert!(events.contains("机构、人员与经费备案表"), "{events}");
    let rows = unit.call("record.list", json!({ "ledger": "organisation" }));
    assert!(!rows.to_string().contains("7654321"));
}

#[test]
fn a_required_procedure_is_missing_until_one_is_in_force() {
    let unit = Unit::new();
    let missing = |unit: &Unit| -> Vec<Value> {
        let all = unit.call("procedure.required", json!({}));
        let all = all.as_array().unwrap().iter();
        let open = all.filter(|one| one["id"].is_null());
        open.map(|one| one["matter"].clone()).collect()
    };
    let all = missing(&unit);
    assert!(all.contains(&json!("依申请公开办理制度")), "{all:?}");
    let named = json!({ "name": "某局依申请公开办理规程", "issued": "2026-03-02" });
    let id = unit.add("procedure", named)["id"].clone();
    let draft = json!({ "name": "培训办法", "matter": "业务培训制度", "state": "起草中" });
    unit.add("procedure", draft);
    let left = missing(&unit);
    assert_eq!(left.len(), all.len() - 1);
    assert!(left.contains(&json!("业务培训制度")), "a draft is none");
    unit.set("procedure", &id, json!({ "state": "已废止" }));
    assert_eq!(missing(&unit), all);
}

#[test]
fn a_procedure_is_reviewed_from_its_last_revision_on() {
    let unit = Unit::new();
    let fields = json!({ "name": "保密审查办法", "issued": "2021-09-10" });
    let row = unit.add("procedure", fields);
    assert_eq!(row["review_by"], "2023-09-10");
    let row = unit.set("procedure", &row["id"], json!({ "revised": "2025-06-30" }));
    assert_eq!(row["review_by"], "2027-06-30");
    let row = unit.set("procedure", &row["id"], json!({ "state": "已废止" }));
    assert_eq!(row["review_by"], Value::Null);
}

#[test]
fn a_procedure_finds_its_document_by_number() {
    let unit = Unit::new();
    let fields = json!({ "title": "关于印发属性认定办法的通知", "doc_no": "澄财发〔2026〕3号", "attribute": "主动公开" });
    let document = unit.add("document", fields)["id"].clone();
    let named = json!({ "name": "公文属性认定办法", "doc_no": "澄财发〔2026〕3号" });
    assert_eq!(unit.add("procedure", named)["document"], document);
}

#[test]
fn a_complaint_has_its_working_days_and_is_answered_with_an_outcome() {
    let unit = Unit::new();
    let body = unit.add("supervised_body", json!({ "name": "县供水站" }))["id"].clone();
    let fields =
        json!({ "matter": "停水没有通知", "received": "2026-01-30", "body_name": "县供水站" });
    let row = unit.add("complaint", fields);
    assert_eq!(
        (&row["body"], &row["reply_by"]),
        (&body, &json!("2026-03-05"))
    );
    assert!(
        unit.rules("complaint", &row["id"])
            .contains(&json!("overdue"))
    );
    let changes = json!([{ "id": row["id"], "fields": { "replied": "2026-03-06" } }]);
    let request = json!({ "ledger": "complaint", "changes": changes });
    let error = unit.refused("record.set", request);
    assert_eq!(codes(&error), ["replied_without_outcome"]);
    let answered = json!({ "replied": "2026-03-06", "outcome": "责令改正" });
    unit.set("complaint", &row["id"], answered);
    let said = unit.rules("complaint", &row["id"]);
    assert_eq!(said, ["replied_late", "corrected_without_deadline"]);
}

#[test]
fn a_complaints_time_is_the_counties_own() {
    let unit = Unit::new();
    let own = json!({ "name": "complaint.reply", "value": 7 });
    unit.call("limit.set", own);
    let fields = json!({ "matter": "停水没有通知", "received": "2026-01-30" });
    assert_eq!(unit.add("complaint", fields)["reply_by"], "2026-02-10");
}

#[test]
fn open_data_lapse_by_their_own_cycle() {
    let unit = Unit::new();
    let fields = json!({ "name": "补贴清单", "updated": "2026-01-31", "cycle": "每月", "openness": "无条件开放" });
    let row = unit.add("open_data", fields);
    assert_eq!(row["update_by"], "2026-02-28");
    assert!(
        unit.rules("open_data", &row["id"])
            .contains(&json!("lapsed"))
    );
    assert_eq!(unit.lines("open_data")[0]["id"], row["id"]);
    let row = unit.set("open_data", &row["id"], json!({ "cycle": "每年" }));
    assert_eq!(row["update_by"], "2027-01-31");
    let row = unit.set("open_data", &row["id"], json!({ "cycle": "按需" }));
    assert_eq!(row["update_by"], Value::Null);
}

#[test]
fn data_that_are_not_open_to_all_say_why_and_what_is_opened_was_reviewed() {
    let unit = Unit::new();
    let closed = json!({ "name": "监测原始记录", "openness": "不予开放" });
    assert_eq!(codes(&unit.add_refused("open_data", closed)), ["no_reason"]);
    let opened = json!({ "name": "补贴清单", "openness": "无条件开放", "opened": "2026-03-02" });
    let error = unit.add_refused("open_data", opened);
    assert_eq!(codes(&error), ["open_without_review"]);
}

#[test]
fn a_supervised_body_is_looked_at_again_and_its_problems_have_a_deadline() {
    let unit = Unit::new();
    let fields = json!({ "name": "县供热站", "checked": "2026-01-05", "problems": "没有公布热价" });
    let row = unit.add("supervised_body", fields);
    assert_eq!(row["check_by"], "2026-07-05");
    let said = unit.rules("supervised_body", &row["id"]);
    for rule in ["no_rules", "no_channel", "problem_without_deadline"] {
        assert!(said.contains(&json!(rule)), "{rule}");
    }
    let deadline = json!({ "rectify_by": "2026-02-05" });
    unit.set("supervised_body", &row["id"], deadline);
    let words: Vec<_> = unit
        .lines("supervised_body")
        .iter()
        .map(|line| line["detail"].as_str().unwrap().to_owned())
        .collect();
    assert!(words.iter().any(|w| w.contains("整改")), "{words:?}");
}

#[test]
fn a_highlight_is_declared_with_its_story() {
    let unit = Unit::new();
    let bare = json!({ "title": "公开到村", "declared": "2026-09-30" });
    let error = unit.add_refused("highlight", bare);
    assert_eq!(codes(&error), ["declared_without_story"]);
    let whole = json!({ "title": "公开到村", "declared": "2026-09-30", "declare_by": "2026-09-20",
        "story": "三处一致", "reached": "市级" });
    let id = unit.add("highlight", whole)["id"].clone();
    assert_eq!(
        unit.rules("highlight", &id),
        [
            "declared_without_evidence",
            "declared_late",
            "reached_without_award"
        ]
    );
}

#[test]
fn an_evaluation_with_opinions_says_what_is_done_about_them() {
    let unit = Unit::new();
    let fields = json!({ "title": "满意度问卷", "satisfaction": 91.4, "opinions": "查询不便" });
    let id = unit.add("evaluation", fields)["id"].clone();
    assert_eq!(unit.rules("evaluation", &id), ["opinions_without_measures"]);
    let wrong = json!({ "title": "另一次", "satisfaction": 191.4 });
    let error = unit.add_refused("evaluation", wrong);
    assert_eq!(codes(&error), ["satisfaction_over_hundred"]);
}

#[test]
fn a_disciplinary_measure_names_its_basis() {
    let unit = Unit::new();
    let bare = json!({ "matter": "泄露身份证号", "form": "处分" });
    let error = unit.add_refused("accountability", bare);
    assert_eq!(codes(&error), ["discipline_without_basis"]);
    let late = json!({ "matter": "迟报", "rectified": "2026-09-30" });
    let error = unit.add_refused("accountability", late);
    assert_eq!(codes(&error), ["rectified_without_result"]);
}
