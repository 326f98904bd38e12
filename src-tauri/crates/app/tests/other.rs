//! The other ledgers: training, filings, procedures, open data, complaints, assessment, yearly
//! figures and looking back, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_app::Error;
use serde_json::{Value, json};
use support::Unit;

fn add(unit: &Unit, ledger: &str, fields: Value) -> Value {
    unit.call("record.add", json!({ "ledger": ledger, "fields": fields }))
}

fn refused(unit: &Unit, ledger: &str, fields: Value) -> Error {
    unit.refused("record.add", json!({ "ledger": ledger, "fields": fields }))
}

fn set(unit: &Unit, ledger: &str, id: &Value, fields: Value) -> Value {
    let changes = json!([{ "id": id, "fields": fields }]);
    unit.call(
        "record.set",
        json!({ "ledger": ledger, "changes": changes }),
    )[0]
    .clone()
}

/// The rules that speak of a record.
fn rules(unit: &Unit, ledger: &str, id: &Value) -> Vec<Value> {
    let found = unit.call("record.check", json!({ "ledger": ledger, "id": id }));
    let found = found.as_array().unwrap().iter();
    found.map(|one| one["rule"].clone()).collect()
}

/// The rules that refuse a record.
fn codes(error: &Error) -> Vec<Value> {
    let problems = error.detail.as_array().unwrap().iter();
    problems.map(|problem| problem["code"].clone()).collect()
}

/// What the first page says of a ledger.
fn lines(unit: &Unit, ledger: &str) -> Vec<Value> {
    let lines = unit.due().into_iter();
    lines.filter(|l| l["ledger"] == ledger).collect()
}

fn total(unit: &Unit, ledger: &str) -> Value {
    unit.call("record.list", json!({ "ledger": ledger }))["total"].clone()
}

#[test]
fn a_planned_training_is_due_until_it_was_held() {
    let unit = Unit::new();
    let id = add(
        &unit,
        "training",
        json!({ "title": "业务培训", "planned": "2020-03-02", "kind": "业务培训" }),
    )["id"]
        .clone();
    assert_eq!(lines(&unit, "training")[0]["id"], id);
    set(&unit, "training", &id, json!({ "held": "2020-03-03" }));
    assert!(lines(&unit, "training").is_empty());
    assert_eq!(rules(&unit, "training", &id), ["held_without_evidence"]);
}

#[test]
fn a_hearing_says_which_leader_heard_it_and_what_came_of_it() {
    let unit = Unit::new();
    let fields = json!({ "title": "听取汇报", "kind": "听取汇报", "held": "2026-04-20" });
    let id = add(&unit, "training", fields)["id"].clone();
    let said = rules(&unit, "training", &id);
    assert!(said.contains(&json!("hearing_without_leader")));
    assert!(said.contains(&json!("study_without_outcome")));
    let told = json!({ "leader": "分管负责人", "decided": "每季度汇报一次" });
    set(&unit, "training", &id, told);
    assert_eq!(rules(&unit, "training", &id), ["held_without_evidence"]);
    let early = json!({ "title": "明年的会", "held": "2099-01-05" });
    assert_eq!(
        codes(&refused(&unit, "training", early)),
        ["held_in_future"]
    );
}

#[test]
fn a_change_of_people_is_filed_again_within_five_working_days() {
    let unit = Unit::new();
    let fields =
        json!({ "unit": "澄溪县财政局", "occasion": "分管领导变动", "effective": "2026-09-29" });
    let row = add(&unit, "organisation", fields);
    assert_eq!(row["file_by"], "2026-10-12", "the holidays lie between");
    assert_eq!(lines(&unit, "organisation")[0]["id"], row["id"]);
    let missing = rules(&unit, "organisation", &row["id"]);
    for rule in ["no_leader", "no_determiner", "no_requester", "no_budget"] {
        assert!(missing.contains(&json!(rule)), "{rule}");
    }
    set(
        &unit,
        "organisation",
        &row["id"],
        json!({ "filed": "2026-10-13" }),
    );
    assert!(lines(&unit, "organisation").is_empty());
    assert!(rules(&unit, "organisation", &row["id"]).contains(&json!("filed_late")));
}

#[test]
fn the_filing_form_shows_the_numbers_that_it_demands_and_the_list_does_not() {
    let unit = Unit::printing();
    let fields = json!({ "unit": "澄溪县财政局", "occasion": "年度备案", "leader": "林知禾",
        "leader_phone": "0350-7654321", "determiner_phone": "13800001234" });
    add(&unit, "organisation", fields);
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
    let id = add(&unit, "procedure", named)["id"].clone();
    let draft = json!({ "name": "培训办法", "matter": "业务培训制度", "state": "起草中" });
    add(&unit, "procedure", draft);
    let left = missing(&unit);
    assert_eq!(left.len(), all.len() - 1);
    assert!(left.contains(&json!("业务培训制度")), "a draft is none");
    set(&unit, "procedure", &id, json!({ "state": "已废止" }));
    assert_eq!(missing(&unit), all);
}

#[test]
fn a_procedure_is_reviewed_from_its_last_revision_on() {
    let unit = Unit::new();
    let fields = json!({ "name": "保密审查办法", "issued": "2021-09-10" });
    let row = add(&unit, "procedure", fields);
    assert_eq!(row["review_by"], "2023-09-10");
    let row = set(
        &unit,
        "procedure",
        &row["id"],
        json!({ "revised": "2025-06-30" }),
    );
    assert_eq!(row["review_by"], "2027-06-30");
    let row = set(&unit, "procedure", &row["id"], json!({ "state": "已废止" }));
    assert_eq!(row["review_by"], Value::Null);
}

#[test]
fn a_procedure_finds_its_document_by_number() {
    let unit = Unit::new();
    let fields = json!({ "title": "关于印发属性认定办法的通知", "doc_no": "澄财发〔2026〕3号", "attribute": "主动公开" });
    let document = add(&unit, "document", fields)["id"].clone();
    let named = json!({ "name": "公文属性认定办法", "doc_no": "澄财发〔2026〕3号" });
    assert_eq!(add(&unit, "procedure", named)["document"], document);
}

#[test]
fn a_complaint_has_its_working_days_and_is_answered_with_an_outcome() {
    let unit = Unit::new();
    let body = add(&unit, "supervised_body", json!({ "name": "县供水站" }))["id"].clone();
    let fields =
        json!({ "matter": "停水没有通知", "received": "2026-01-30", "body_name": "县供水站" });
    let row = add(&unit, "complaint", fields);
    assert_eq!(
        (&row["body"], &row["reply_by"]),
        (&body, &json!("2026-03-05"))
    );
    assert!(rules(&unit, "complaint", &row["id"]).contains(&json!("overdue")));
    let changes = json!([{ "id": row["id"], "fields": { "replied": "2026-03-06" } }]);
    let request = json!({ "ledger": "complaint", "changes": changes });
    let error = unit.refused("record.set", request);
    assert_eq!(codes(&error), ["replied_without_outcome"]);
    let answered = json!({ "replied": "2026-03-06", "outcome": "责令改正" });
    set(&unit, "complaint", &row["id"], answered);
    let said = rules(&unit, "complaint", &row["id"]);
    assert_eq!(said, ["replied_late", "corrected_without_deadline"]);
}

#[test]
fn a_complaints_time_is_the_counties_own() {
    let unit = Unit::new();
    let own = json!({ "name": "complaint.reply", "value": 7 });
    unit.call("limit.set", own);
    let fields = json!({ "matter": "停水没有通知", "received": "2026-01-30" });
    assert_eq!(add(&unit, "complaint", fields)["reply_by"], "2026-02-10");
}

#[test]
fn open_data_lapse_by_their_own_cycle() {
    let unit = Unit::new();
    let fields = json!({ "name": "补贴清单", "updated": "2026-01-31", "cycle": "每月", "openness": "无条件开放" });
    let row = add(&unit, "open_data", fields);
    assert_eq!(row["update_by"], "2026-02-28");
    assert!(rules(&unit, "open_data", &row["id"]).contains(&json!("lapsed")));
    assert_eq!(lines(&unit, "open_data")[0]["id"], row["id"]);
    let row = set(&unit, "open_data", &row["id"], json!({ "cycle": "每年" }));
    assert_eq!(row["update_by"], "2027-01-31");
    let row = set(&unit, "open_data", &row["id"], json!({ "cycle": "按需" }));
    assert_eq!(row["update_by"], Value::Null);
}

#[test]
fn data_that_are_not_open_to_all_say_why_and_what_is_opened_was_reviewed() {
    let unit = Unit::new();
    let closed = json!({ "name": "监测原始记录", "openness": "不予开放" });
    assert_eq!(codes(&refused(&unit, "open_data", closed)), ["no_reason"]);
    let opened = json!({ "name": "补贴清单", "openness": "无条件开放", "opened": "2026-03-02" });
    let error = refused(&unit, "open_data", opened);
    assert_eq!(codes(&error), ["open_without_review"]);
}

#[test]
fn a_supervised_body_is_looked_at_again_and_its_problems_have_a_deadline() {
    let unit = Unit::new();
    let fields = json!({ "name": "县供热站", "checked": "2026-01-05", "problems": "没有公布热价" });
    let row = add(&unit, "supervised_body", fields);
    assert_eq!(row["check_by"], "2026-07-05");
    let said = rules(&unit, "supervised_body", &row["id"]);
    for rule in ["no_rules", "no_channel", "problem_without_deadline"] {
        assert!(said.contains(&json!(rule)), "{rule}");
    }
    let deadline = json!({ "rectify_by": "2026-02-05" });
    set(&unit, "supervised_body", &row["id"], deadline);
    let words: Vec<_> = lines(&unit, "supervised_body")
        .iter()
        .map(|line| line["detail"].as_str().unwrap().to_owned())
        .collect();
    assert!(words.iter().any(|w| w.contains("整改")), "{words:?}");
}

#[test]
fn a_highlight_is_declared_with_its_story() {
    let unit = Unit::new();
    let bare = json!({ "title": "公开到村", "declared": "2026-09-30" });
    let error = refused(&unit, "highlight", bare);
    assert_eq!(codes(&error), ["declared_without_story"]);
    let whole = json!({ "title": "公开到村", "declared": "2026-09-30", "declare_by": "2026-09-20",
        "story": "三处一致", "reached": "市级" });
    let id = add(&unit, "highlight", whole)["id"].clone();
    assert_eq!(
        rules(&unit, "highlight", &id),
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
    let id = add(&unit, "evaluation", fields)["id"].clone();
    assert_eq!(
        rules(&unit, "evaluation", &id),
        ["opinions_without_measures"]
    );
    let wrong = json!({ "title": "另一次", "satisfaction": 191.4 });
    let error = refused(&unit, "evaluation", wrong);
    assert_eq!(codes(&error), ["satisfaction_over_hundred"]);
}

#[test]
fn a_disciplinary_measure_names_its_basis() {
    let unit = Unit::new();
    let bare = json!({ "matter": "泄露身份证号", "form": "处分" });
    let error = refused(&unit, "accountability", bare);
    assert_eq!(codes(&error), ["discipline_without_basis"]);
    let late = json!({ "matter": "迟报", "rectified": "2026-09-30" });
    let error = refused(&unit, "accountability", late);
    assert_eq!(codes(&error), ["rectified_without_result"]);
}

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
    set(&unit, "assessment", &gap, told);
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
        (total(&unit, "task"), total(&unit, "notice")),
        (json!(0), json!(0))
    );
    let back = unit.call("record.show", json!({ "ledger": "assessment", "id": gap }));
    assert_eq!(back["task"], Value::Null, "one undo takes all of it back");
}

#[test]
fn gaps_of_a_year_stand_under_one_notice_and_full_marks_are_no_gap() {
    let unit = Unit::new();
    let rows = assess(&unit);
    set(&unit, "assessment", &rows[2]["id"], json!({ "score": "0" }));
    let nothing = unit.refused(
        "assessment.to_task",
        json!({ "ids": [rows[1]["id"], rows[0]["id"]] }),
    );
    assert!(nothing.message.contains("听取汇报"));
    assert_eq!(total(&unit, "task"), 0, "all or nothing");
    unit.call("assessment.to_task", json!({ "ids": [rows[1]["id"]] }));
    let day = json!({ "ids": [rows[2]["id"]], "due": "2026-11-30" });
    let second = unit.call("assessment.to_task", day);
    assert_eq!(second[0]["due"], "2026-11-30");
    assert_eq!(total(&unit, "notice"), 1);
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

fn yearly(unit: &Unit, year: i32, item: &str, fields: Value) -> Value {
    let mut all = json!({ "year": year, "item": item });
    let more = fields.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(more);
    add(unit, "yearly_figure", all)
}

#[test]
fn table_two_names_the_rows_that_are_missing_and_those_that_do_not_add_up() {
    let unit = Unit::new();
    yearly(
        &unit,
        2025,
        "行政规范性文件",
        json!({ "made": 3, "repealed": 1, "in_force": 19 }),
    );
    yearly(
        &unit,
        2026,
        "行政规范性文件",
        json!({ "made": 1, "repealed": 4, "in_force": 17 }),
    );
    yearly(&unit, 2026, "行政许可", json!({ "decisions": 131 }));
    let fields = json!({ "title": "管护办法", "dated": "2026-06-08", "attribute": "主动公开", "normative": true });
    add(&unit, "document", fields);
    let rows = unit.call("yearly_figure.show", json!({ "year": 2026 }))["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 6);
    assert_eq!(
        rows[0]["notes"].as_array().unwrap().len(),
        1,
        "not written yet"
    );
    let notes = rows[1]["notes"].as_array().unwrap();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(
        notes[0].as_str().unwrap().contains("应为 16 件"),
        "{notes:?}"
    );
    assert_eq!(
        (&rows[2]["decisions"], &rows[2]["notes"]),
        (&json!(131), &json!([]))
    );
}

#[test]
fn table_two_is_held_against_the_normative_documents_of_the_year() {
    let unit = Unit::new();
    yearly(
        &unit,
        2026,
        "行政规范性文件",
        json!({ "made": 2, "repealed": 0, "in_force": 2 }),
    );
    for (title, dated) in [("甲办法", "2026-06-08"), ("乙办法", "2025-12-31")] {
        let fields =
            json!({ "title": title, "dated": dated, "attribute": "主动公开", "normative": true });
        add(&unit, "document", fields);
    }
    let rows = unit.call("yearly_figure.show", json!({ "year": 2026 }))["rows"].clone();
    let notes = rows[1]["notes"].to_string();
    assert!(notes.contains("有 1 件，填的是 2 件"), "{notes}");
}

#[test]
fn each_row_of_table_two_holds_its_own_figures_and_fees_have_two_digits() {
    let unit = Unit::new();
    let error = refused(
        &unit,
        "yearly_figure",
        json!({ "year": 2026, "item": "行政许可", "amount": "3.18" }),
    );
    assert_eq!(codes(&error), ["amount_of_others"]);
    let fee = yearly(&unit, 2026, "行政事业性收费", json!({ "amount": "3.1" }));
    assert_eq!(fee["amount"], "3.10");
    let fields = json!({ "year": 2026, "item": "行政事业性收费", "amount": "3.185" });
    assert_eq!(refused(&unit, "yearly_figure", fields).code, "invalid");
    let other = json!({ "year": 2026, "item": "行政检查", "decisions": 1 });
    assert!(
        refused(&unit, "yearly_figure", other)
            .message
            .contains("六项")
    );
    let empty = yearly(&unit, 2026, "行政强制", json!({}))["id"].clone();
    assert_eq!(rules(&unit, "yearly_figure", &empty), ["decisions_missing"]);
}

/// Two tasks of 2025, of which one is done, and one of 2026.
fn last_year(unit: &Unit) -> Vec<Value> {
    let notice = |year: i32| {
        let fields = json!({ "title": format!("{year}年工作要点"), "year": year });
        add(unit, "notice", fields)["id"].clone()
    };
    let (old, new) = (notice(2025), notice(2026));
    let task = |notice: &Value, words: &str, state: &str| {
        let fields = json!({ "notice": notice, "requirement": words, "state": state,
            "responsible": "县财政局", "division": "办公室" });
        add(unit, "task", fields)["id"].clone()
    };
    vec![
        task(&old, "公开预算", "已完成"),
        task(&old, "修订目录", "进行中"),
        task(&new, "开展培训", "未开始"),
    ]
}

#[test]
fn last_years_open_tasks_are_carried_over_once_and_in_one_step() {
    let unit = Unit::new();
    let tasks = last_year(&unit);
    let left = |unit: &Unit| unit.call("look_back.left", json!({ "year": 2026 }))["tasks"].clone();
    assert_eq!(left(&unit)[0]["requirement"], "修订目录");
    let carried = unit.call("look_back.carry", json!({ "year": 2026 }));
    assert_eq!(carried.as_array().unwrap().len(), 1);
    assert_eq!(
        (&carried[0]["task"], &carried[0]["kind"]),
        (&tasks[1], &json!("carried"))
    );
    assert_eq!(carried[0]["source"], "2025年工作要点");
    assert_eq!(left(&unit), json!([]));
    let again = unit.refused("look_back.carry", json!({ "year": 2026 }));
    assert_eq!(again.code, "conflict");
    unit.call("step.undo", json!({}));
    assert_eq!(total(&unit, "look_back"), 0);
    assert_eq!(left(&unit).as_array().unwrap().len(), 1);
}

#[test]
fn what_was_carried_over_is_due_until_it_is_settled_with_outcome_and_result() {
    let unit = Unit::new();
    last_year(&unit);
    let carried = unit.call("look_back.carry", json!({ "year": 2026 }));
    let id = carried[0]["id"].clone();
    set(
        &unit,
        "look_back",
        &id,
        json!({ "due": "2026-03-31", "found": "2026-01-12" }),
    );
    assert_eq!(lines(&unit, "look_back")[0]["id"], id);
    assert!(rules(&unit, "look_back", &id).contains(&json!("overdue")));
    let changes = json!([{ "id": id, "fields": { "settled": "2026-03-20" } }]);
    let error = unit.refused(
        "record.set",
        json!({ "ledger": "look_back", "changes": changes }),
    );
    assert_eq!(
        codes(&error),
        ["settled_without_outcome", "settled_without_result"]
    );
    let done = json!({ "settled": "2026-03-20", "outcome": "已完成", "result": "目录已修订" });
    set(&unit, "look_back", &id, done);
    assert!(lines(&unit, "look_back").is_empty());
}

#[test]
fn the_sample_years_figures_agree_with_its_documents_and_say_what_is_missing() {
    let unit = Unit::sample();
    let rows = unit.call("yearly_figure.show", json!({ "year": 2026 }))["rows"].clone();
    let noted: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["notes"] != json!([]))
        .map(|row| row["item"].clone())
        .collect();
    assert_eq!(noted, ["行政强制"]);
    let shown = unit.call("assessment.show", json!({ "year": 2026 }));
    assert_eq!(shown["total"]["full"], "100.00");
}
