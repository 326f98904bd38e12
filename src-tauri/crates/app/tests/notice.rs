//! Reading a notice, and taking its draft into the task ledger.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;

const NOTICE: &str = "澄溪县人民政府办公室关于印发2026年政务公开工作要点的通知\n澄政办发〔2026〕8号\n\
    各乡镇人民政府，县直各有关单位：\n一、加强公开\n\
    （一）推进财政信息公开。9月底前公布预决算目录，公开率不得低于90%。（县财政局牵头，县审计局配合）\n\
    （二）做好政策解读。同步编制解读材料，通过多种渠道发布。（责任单位：县司法局、县文旅局）\n\
    各单位要填写《联系人备案表》（附件2），3月20日前报县政府办206房间。\n\
    附件：1.任务分解表\n2.联系人备案表\n澄溪县人民政府办公室\n2026年3月5日\n（此件公开发布）";

fn read(unit: &Unit, text: &str) -> Value {
    unit.call("notice.read", json!({ "text": text }))
}

/// The draft as the page hands it back.
fn draft(read: &Value) -> Value {
    let notice = &read["notice"];
    let tasks: Vec<Value> = notice["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| {
            json!({
                "number": task["number"], "section": task["section"], "heading": task["heading"], "text": task["text"],
                "lead": task["lead"], "responsible": task["responsible"], "assist": task["assist"],
                "due_text": task["due_text"].as_str().unwrap_or_default(),
            })
        })
        .collect();
    json!({
        "title": notice["title"], "year": notice["year"], "doc_no": notice["doc_no"],
        "issuer": notice["issuer"], "dated": notice["dated"], "tasks": tasks,
    })
}

#[test]
fn a_notice_becomes_a_draft_whose_fields_lead_to_their_places() {
    let read = read(&Unit::new(), NOTICE);
    let task = &read["notice"]["tasks"][0];
    assert_eq!(
        (&task["ours"], &task["due"]),
        (&json!("lead"), &json!("2026-09-30"))
    );
    let text: Vec<char> = read["text"].as_str().unwrap().chars().collect();
    let at = |span: &Value| {
        let place = |key: &str| span[key].as_u64().unwrap() as usize;
        text[place("start")..place("end")]
            .iter()
            .collect::<String>()
    };
    assert_eq!(at(&task["spans"]["due"]), "9月底前");
    assert_eq!(at(&task["spans"]["lead"][0]), "县财政局");
    assert_eq!(
        at(&read["notice"]["spans"]["doc_no"]),
        "澄政办发〔2026〕8号"
    );
    assert_eq!(read["notice"]["filings"][0]["annex_title"], "联系人备案表");
}

#[test]
fn a_draft_is_taken_in_one_step_that_one_undo_takes_back() {
    let unit = Unit::new();
    let draft = draft(&read(&unit, NOTICE));
    assert_eq!(unit.call("notice.plan", draft.clone())["added"], 2);
    assert_eq!(unit.tasks().len(), 0);
    let plan = unit.call("notice.take", draft);
    assert_eq!((&plan["added"], &plan["rejected"]), (&json!(2), &json!([])));
    let tasks = unit.tasks();
    assert_eq!(tasks[0]["lead"], json!(["县财政局"]));
    assert_eq!(tasks[0]["assist"], json!(["县审计局"]));
    assert_eq!(tasks[0]["due"], "2026-09-30");
    assert_eq!(tasks[0]["ours"], "lead");
    assert_eq!(
        tasks[1]["responsible_units"],
        json!(["县司法局", "县文旅局"])
    );
    let notices = unit.call("record.list", json!({ "ledger": "notice" }));
    assert_eq!(notices["rows"][0]["doc_no"], "澄政办发〔2026〕8号");
    assert_eq!(notices["rows"][0]["dated"], "2026-03-05");
    unit.call("step.undo", json!({}));
    assert_eq!(unit.tasks().len(), 0);
}

#[test]
fn a_second_version_changes_its_tasks_and_keeps_what_the_clerk_wrote() {
    let unit = Unit::new();
    unit.call("notice.take", draft(&read(&unit, NOTICE)));
    let id = unit.tasks()[0]["id"].clone();
    let wrote = json!({ "ledger": "task", "changes": [{ "id": id, "fields": { "progress": "已公布目录" } }] });
    unit.call("record.set", wrote);
    let again = unit.call("notice.take", draft(&read(&unit, NOTICE)));
    assert_eq!(
        (&again["added"], &again["changed"], &again["unchanged"]),
        (&json!(0), &json!(0), &json!(2))
    );
    let second = NOTICE.replace("9月底前公布预决算目录", "10月底前公布预决算和绩效目录");
    let plan = unit.call("notice.take", draft(&read(&unit, &second)));
    assert_eq!((&plan["added"], &plan["changed"]), (&json!(0), &json!(1)));
    let tasks = unit.tasks();
    assert_eq!(tasks.len(), 2);
    assert_eq!(
        (&tasks[0]["due"], &tasks[0]["progress"]),
        (&json!("2026-10-31"), &json!("已公布目录"))
    );
}

#[test]
fn the_annexed_table_and_the_text_are_one() {
    let unit = Unit::new();
    unit.call("notice.take", draft(&read(&unit, NOTICE)));
    let table = "序号\t公开任务\t公开内容\t具体要求\t责任部门\n\
        1\t加强公开\t推进财政信息公开\t推进财政信息公开。9月底前公布预决算目录，公开率不得低于90%。\t县财政局牵头，县审计局配合\n\
        2\t加强公开\t做好政策解读\t做好政策解读。同步编制解读材料，通过多种渠道发布。\t县司法局、县文旅局\n";
    let request = json!({
        "ledger": "task", "notice": "澄溪县人民政府办公室关于印发2026年政务公开工作要点的通知", "year": 2026,
        "pasted": { "text": table },
    });
    let plan = unit.call("import.commit", request);
    assert_eq!(plan["added"], 0, "{plan}");
    assert_eq!(unit.tasks().len(), 2);
}

#[test]
fn a_superior_notice_and_ours_are_laid_side_by_side() {
    let unit = Unit::new();
    let superior = "（一）推进财政信息公开。公布预决算目录。（责任单位：市财政局）\n（二）开展业务培训。每年至少培训1次。（责任单位：市政府办）";
    let asked = json!({ "superior": { "text": superior }, "ours": { "text": NOTICE } });
    let found = unit.call("notice.compare", asked);
    let counts = [&found["came_down"], &found["missing"], &found["new"]];
    assert_eq!(counts, [&json!(1), &json!(1), &json!(1)], "{found}");
    assert!(
        found["lines"][0]["ours"]["text"]
            .as_str()
            .unwrap()
            .contains("预决算目录")
    );
    assert_eq!(found["lines"][1]["ours"], Value::Null);
    assert_eq!(found["lines"][2]["superior"], Value::Null);
}

#[test]
fn a_marked_notice_is_refused_and_an_empty_draft_is_no_draft() {
    let unit = Unit::new();
    let marked = json!({ "text": "机密★10年\n关于某事的通知" });
    assert_eq!(unit.refused("notice.read", marked).code, "classified");
    assert_eq!(unit.refused("notice.read", json!({})).code, "usage");
    let empty = json!({ "title": "通知", "tasks": [] });
    assert_eq!(unit.refused("notice.take", empty).code, "usage");
}
