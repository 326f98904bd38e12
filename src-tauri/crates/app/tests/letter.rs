//! Letters of requests: which a case can have, what they say, what they still want, and their
//! numbers.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::letter::Template;
use serde_json::{Value, json};
use support::Unit;
use support::office::{Office, SAID, answers, asked, kinds, template, tried};

#[test]
fn every_letter_of_a_case_that_came_through_everything_can_be_written() {
    let office = Office::new();
    let answers = answers();
    let says: Vec<(&str, &str)> = answers
        .iter()
        .map(|(n, w)| (n.as_str(), w.as_str()))
        .collect();
    for kind in kinds() {
        let outcome = kind["outcomes"][0].as_str().unwrap_or("granted");
        let case = tried(&office, outcome);
        // What later letters speak of.
        let spoken_of = ["补正文号", "说明理由文号", "征求意见文号", "收费通知文号"];
        let template = Template::read(template(&kind)).unwrap();
        let marks = template.marks().unwrap();
        if marks
            .iter()
            .any(|mark| spoken_of.contains(&mark.name.as_str()))
        {
            for earlier in ["correction", "ask_third_party", "fee", "explain"] {
                office.write(&case, earlier, &says);
            }
        }
        let letter = office.write(&case, kind["kind"].as_str().unwrap(), &says);
        let words = office.words(&letter);
        assert!(!words.contains("{{") && !words.contains("}}"), "{words}");
        assert!(
            !words.contains("，，") && !words.contains("（）"),
            "{words}"
        );
    }
}

#[test]
fn what_a_letter_wants_is_asked_of_the_clerk_and_no_letter_has_a_hole() {
    let office = Office::new();
    let case = office.case(json!({}));
    let draft = office.draft(&case, "correction", &[]);
    let missing: Vec<&str> = draft["missing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["name"].as_str().unwrap())
        .collect();
    assert_eq!(missing, ["不明确之处", "补正期限", "需补正的内容"]);
    assert!(
        draft["missing"][1]["question"]
            .as_str()
            .unwrap()
            .contains("几个工作日")
    );
    let refused = office
        .unit
        .refused("letter.write", asked(&case, "correction", &[]));
    assert_eq!(refused.code, "invalid");
    assert_eq!(refused.detail[2]["field"], "需补正的内容");
    assert_eq!(refused.detail[2]["code"], "missing");
    let letters = office
        .unit
        .call("record.list", json!({ "ledger": "letter" }));
    assert_eq!(letters["total"], 0);
}

#[test]
fn what_follows_from_the_case_is_not_asked_but_sent_back_to_it() {
    let office = Office::new();
    let case = office.case(json!({ "outcome": "repeated" }));
    let draft = office.draft(&case, "repeated", &[]);
    let earlier = draft["missing"]
        .as_array()
        .unwrap()
        .iter()
        .find(|m| m["name"] == "此前答复日期");
    let earlier = earlier.unwrap();
    assert_eq!(earlier["asked"], false);
    assert!(earlier["question"].as_str().unwrap().contains("请先登记"));
    assert_eq!(earlier["field"], "earlier");
    let granted = office.case(json!({ "outcome": "granted", "medium": null }));
    let draft = office.draft(&granted, "grant", &[]);
    let missing = draft["missing"].as_array().unwrap().iter();
    let fields: Vec<_> = missing.map(|m| (&m["name"], &m["field"])).collect();
    assert!(
        fields.contains(&(&json!("载体形式"), &json!("medium"))),
        "{fields:?}"
    );
    assert!(
        fields.contains(&(&json!("公开的内容"), &Value::Null)),
        "{fields:?}"
    );
}

#[test]
fn what_goes_with_an_answer_is_numbered_only_where_it_is_more_than_one() {
    let office = Office::new();
    let answers = answers();
    let enclosed = |list: &str| {
        let case = tried(&office, "granted");
        let mut says: Vec<(&str, &str)> = answers
            .iter()
            .map(|(n, w)| (n.as_str(), w.as_str()))
            .collect();
        says.retain(|(name, _)| *name != "附件清单");
        says.push(("附件清单", list));
        let words = office.words(&office.write(&case, "grant", &says));
        let lines = words.lines().skip_while(|line| !line.contains("附件："));
        let taken: Vec<String> = lines.take(2).map(|line| line.trim().to_owned()).collect();
        taken
    };
    assert_eq!(enclosed("1. 预算表")[0], "附件：预算表");
    assert_eq!(
        enclosed("预算表\n\n2、1.5倍补贴标准"),
        ["附件：1. 预算表", "2. 1.5倍补贴标准"]
    );
    assert!(enclosed("").is_empty());
}

#[test]
fn the_fee_that_stands_in_the_case_is_the_fee_of_its_letters() {
    let office = Office::new();
    let fee_of = |fee: &str| {
        let case = tried(&office, "fee_unpaid");
        let changes = json!([{ "id": case, "fields": { "fee": fee, "fee_way": null } }]);
        let set = json!({ "ledger": "request", "changes": changes, "label": "改" });
        office.unit.call("record.set", set);
        let says = [
            ("联系人", "苏禾"),
            ("咨询电话", "0350-7654321"),
            ("机关代字", "澄财公复"),
        ];
        office.words(&office.write(&case, "fee_unpaid", &says))
    };
    assert!(fee_of("1000").contains("信息处理费1000元"));
    assert!(fee_of("1000.5").contains("信息处理费1000.50元"));
}

const CORRECTION: [(&str, &str); 3] = [
    ("不明确之处", "没有写明信息的年度"),
    ("需补正的内容", "一、年度\n二、名称或者文号"),
    ("补正期限", "15"),
];

#[test]
fn a_correction_says_what_to_supply_until_when_and_what_follows_from_silence() {
    let office = Office::new();
    let case = office.case(json!({}));
    let letter = office.write(&case, "correction", &CORRECTION);
    assert_eq!(letter["number"], "澄财公复〔2026〕1号");
    assert_eq!(letter["state"], "draft");
    let words = office.words(&letter);
    for part in [
        "林溪：",
        "澄财公复〔2026〕1号",
        "2026年3月6日",
        "15个工作日",
        "一、年度\n二、名称或者文号\n",
        "视为放弃申请",
        "0350-7654321",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains("行政复议"), "{words}");
}

#[test]
fn a_draft_shows_personal_data_masked_and_the_kept_letter_has_it_in_clear() {
    let office = Office::new();
    let case = office.case(json!({}));
    office.step(
        &case,
        json!({ "event": "consult", "words": "征求第三方意见", "other": "周岚" }),
    );
    let draft = office.draft(&case, "ask_third_party", &[("征求意见的信息", "合同")]);
    assert!(!draft.to_string().contains("周岚"), "{draft}");
    let letter = office.write(
        &case,
        "ask_third_party",
        &[("征求意见的信息", "合同"), ("第三方名称", "")],
    );
    assert!(!letter.to_string().contains("周岚"), "{letter}");
    assert!(office.words(&letter).contains("周岚："));
}

#[test]
fn a_refusal_by_articles_14_to_16_leads_to_reconsideration_first() {
    let office = Office::new();
    let case = office.case(json!({ "outcome": "process", "reason": "属于过程稿" }));
    let words = office.words(&office.write(&case, "withhold", &[]));
    assert!(
        words.contains("第十六条第二款") && !words.contains("第十四条"),
        "{words}"
    );
    assert!(
        words.contains("应当先自收到之日起60日内向澄溪县人民政府申请行政复议"),
        "{words}"
    );
    assert!(!words.contains("6个月"), "{words}");
}

#[test]
fn a_part_withheld_for_another_reason_leads_to_either() {
    let office = Office::new();
    let case = office.case(json!({ "outcome": "partial", "reason": "有的内容没有制作" }));
    let says = [("公开的内容", "汇总表"), ("不公开的内容", "分单位明细")];
    let by = |ground: &'static str| {
        let mut says = says.to_vec();
        says.push(("不公开情形", ground));
        office.draft(&case, "partial", &says)["relief"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(by("过程性信息").contains("应当先"));
    assert!(by("其他").contains("6个月"));
}

#[test]
fn numbers_have_no_gaps_and_a_void_letter_keeps_its_number() {
    let office = Office::new();
    let case = office.case(json!({}));
    let number = |letter: &Value| letter["number"].as_str().unwrap().to_owned();
    let first = office.write(&case, "correction", &CORRECTION);
    let reason = json!({ "id": first["id"], "reason": "写错了期限" });
    let void = office.unit.call("letter.void", reason.clone());
    assert_eq!(
        (&void["state"], &void["reason"]),
        (&json!("void"), &json!("写错了期限"))
    );
    assert_eq!(office.unit.refused("letter.void", reason).code, "conflict");
    let second = office.write(&case, "correction", &CORRECTION);
    assert_eq!(number(&second), "澄财公复〔2026〕2号");
    office.unit.call("step.undo", json!({}));
    let again = office.write(&case, "correction", &CORRECTION);
    assert_eq!(
        number(&again),
        "澄财公复〔2026〕2号",
        "an undone letter was never there"
    );
    let mut next_year = asked(&case, "correction", &CORRECTION);
    next_year["dated"] = json!("2027-01-05");
    let letter = office.unit.call("letter.write", next_year)["letter"].clone();
    assert_eq!(number(&letter), "澄财公复〔2027〕1号");
    let third = [("第三方名称", "某公司"), ("征求意见的信息", "合同")];
    let inquiry = office.write(&case, "ask_third_party", &third);
    assert_eq!(number(&inquiry), "澄财公复函〔2026〕1号");
}

#[test]
fn a_void_letter_has_a_reason() {
    let office = Office::new();
    let case = office.case(json!({}));
    let letter = office.write(&case, "correction", &CORRECTION);
    let void = json!({ "id": letter["id"], "reason": " " });
    assert_eq!(office.unit.refused("letter.void", void).code, "invalid");
}

#[test]
fn a_number_waits_for_its_code_and_remembers_it() {
    let office = Office { unit: Unit::new() };
    let case = office.case(json!({}));
    let draft = office.draft(&case, "correction", &CORRECTION);
    assert_eq!(
        (&draft["number"], &draft["missing"][0]["name"]),
        (&json!(""), &json!("机关代字"))
    );
    let mut says = CORRECTION.to_vec();
    says.extend(SAID);
    office.write(&case, "correction", &says);
    let draft = office.draft(&case, "correction", &CORRECTION);
    assert_eq!(draft["number"], "澄财公复〔2026〕2号");
    assert_eq!(draft["missing"], json!([]));
}

#[test]
fn an_office_sets_its_own_pattern_of_numbers_but_none_without_a_serial() {
    let office = Office::new();
    let set = |pattern: &str| json!({ "patterns": { "reply": pattern } });
    let settings = office
        .unit
        .call("letter.set_settings", set("{code}依申请〔{year}〕第{n}号"));
    assert!(
        settings["series"][0]["example"]
            .as_str()
            .unwrap()
            .ends_with("第1号")
    );
    let case = office.case(json!({}));
    let letter = office.write(&case, "correction", &CORRECTION);
    assert_eq!(letter["number"], "澄财公复依申请〔2026〕第1号");
    assert_eq!(
        office
            .unit
            .refused("letter.set_settings", set("澄财〔{year}〕号"))
            .code,
        "invalid"
    );
}

#[test]
fn an_answer_for_all_letters_is_one_of_those_there_are() {
    let office = Office::new();
    let set = |kind: &str| json!({ "said": { "单位类别": kind } });
    let refused = office.unit.refused("letter.set_settings", set("村委会"));
    assert_eq!(refused.code, "invalid");
    assert_eq!(refused.detail[0]["field"], "单位类别");
    let settings = office.unit.call("letter.set_settings", set("乡镇人民政府"));
    let mut answers = settings["answers"].as_array().unwrap().iter();
    let kept = answers.find(|answer| answer["name"] == "单位类别");
    assert_eq!(kept.unwrap()["said"], "乡镇人民政府");
}

#[test]
fn a_case_has_the_letters_of_its_state_and_outcome_and_is_told_why_not_the_others() {
    let office = Office::new();
    let case = office.case(json!({ "state": "delivering", "outcome": "granted" }));
    let kinds = office.unit.call("letter.kinds", json!({ "request": case }))["kinds"].clone();
    let why = |kind: &str| {
        let mut kinds = kinds.as_array().unwrap().iter();
        kinds.find(|one| one["kind"] == kind).unwrap()["why_not"].clone()
    };
    assert_eq!(why("grant"), Value::Null);
    assert_eq!(why("delivery_proof"), Value::Null);
    assert!(why("withhold").as_str().unwrap().contains("予以公开"));
    assert!(why("extension").as_str().unwrap().contains("正在送达"));
    let refused = office
        .unit
        .refused("letter.write", asked(&case, "withhold", &[]));
    assert_eq!(refused.code, "conflict");
}

#[test]
fn an_archived_case_gets_papers_of_the_archive_only() {
    let office = Office::new();
    let case = office.case(json!({ "state": "archived", "outcome": "granted" }));
    office.write(&case, "file_index", &[]);
    let refused = office
        .unit
        .refused("letter.write", asked(&case, "grant", &[]));
    assert!(refused.message.contains("已归档"), "{refused}");
}

#[test]
fn an_answer_goes_out_only_with_the_outcome_that_is_on_record() {
    let office = Office::new();
    let case = office.case(json!({}));
    let letter = office.write(&case, "grant", &[("公开的内容", "预算执行情况表")]);
    let issue = json!({ "id": letter["id"], "delivery": "邮寄送达", "delivered": "2026-03-09" });
    assert_eq!(
        office.unit.refused("letter.issue", issue.clone()).code,
        "conflict"
    );
    let outcome = json!([{ "id": case, "fields": { "outcome": "granted" } }]);
    office.unit.call(
        "record.set",
        json!({ "ledger": "request", "changes": outcome }),
    );
    let issued = office.unit.call("letter.issue", issue);
    assert_eq!(
        (&issued["state"], &issued["delivery"]),
        (&json!("issued"), &json!("post"))
    );
    let early = json!({ "id": letter["id"], "delivered": "2026-03-01" });
    assert_eq!(office.unit.refused("letter.issue", early).code, "invalid");
}

#[test]
fn an_extension_says_the_new_date() {
    let office = Office::new();
    let case = office.case(json!({}));
    let says = [
        ("延期理由", "检索工作量较大"),
        ("延期天数", "20"),
        ("延期批准人", "周岚"),
    ];
    let words = office.words(&office.write(&case, "extension", &says));
    // 2026-03-03 and 20 and 40 working days, 清明 from 4 to 6 April.
    assert!(words.contains("不能在2026年3月31日前答复"), "{words}");
    assert!(words.contains("将于2026年4月29日前答复"), "{words}");
}

#[test]
fn a_notice_to_pay_says_how_the_fee_came_about() {
    let office = Office::new();
    let case = office.case(json!({ "fee_way": "pages", "pages": 100 }));
    let words = office.words(&office.write(&case, "fee", &[]));
    assert!(
        words.contains("应缴金额：700元") && words.contains("70页×10元＝700元"),
        "{words}"
    );
    assert!(
        words.contains("按量计收") && words.contains("20个工作日"),
        "{words}"
    );
}

#[test]
fn a_fee_by_requests_counts_those_of_the_month_before_this_one() {
    let office = Office::new();
    let one = |number: u32, day: &str, items: u32| {
        office.case(
            json!({ "number": format!("2026-{number}"), "received": day, "items": items,
            "identity": "9114000000000001XX", "fee_way": "items" }),
        )
    };
    one(1, "2026-02-27", 50);
    one(2, "2026-03-02", 10);
    let case = one(3, "2026-03-03", 2);
    let words = office.words(&office.write(&case, "fee", &[]));
    assert!(words.contains("应缴金额：200元"), "{words}");
}

#[test]
fn the_index_of_the_file_lists_the_request_and_its_letters_but_not_those_that_are_void() {
    let office = Office::new();
    let case = office.case(json!({}));
    let void = office.write(&case, "correction", &CORRECTION);
    office
        .unit
        .call("letter.void", json!({ "id": void["id"], "reason": "写错" }));
    office.write(&case, "correction", &CORRECTION);
    let words = office.words(&office.write(&case, "file_index", &[]));
    assert!(words.contains("政府信息公开申请及身份证明"), "{words}");
    assert!(
        words.contains("〔2026〕2号") && !words.contains("〔2026〕1号"),
        "{words}"
    );
}

#[test]
fn all_letters_of_a_case_come_in_one_folder_and_it_is_written_down() {
    let office = Office::new();
    let case = office.case(json!({}));
    office.write(&case, "correction", &CORRECTION);
    office.write(&case, "register_form", &[]);
    let folder = office.unit.path("文书");
    let out = office
        .unit
        .call("letter.all", json!({ "request": case, "path": folder }));
    let names: Vec<&str> = out["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "政府信息公开申请补正告知书（澄财公复〔2026〕1号）.docx",
            "政府信息公开申请登记表.docx"
        ]
    );
    let events = office.unit.call("event.list", json!({}));
    assert_eq!(events["events"][0]["deed"], "export");
    assert_eq!(events["events"][0]["count"], 2);
    let none = office.case(json!({ "number": "2026-004" }));
    assert_eq!(
        office
            .unit
            .refused("letter.all", json!({ "request": none }))
            .code,
        "not_found"
    );
}

#[test]
fn an_answer_that_is_none_of_those_there_are_is_refused() {
    let office = Office::new();
    let case = office.case(json!({ "outcome": "secret", "reason": "有密级标志" }));
    let refused = office.unit.refused(
        "letter.write",
        asked(&case, "withhold", &[("不公开情形", "保密")]),
    );
    assert_eq!(refused.detail[0]["field"], "不公开情形");
    let mut says = CORRECTION;
    says[2].1 = "半个月";
    let refused = office
        .unit
        .refused("letter.write", asked(&case, "correction", &says));
    assert!(refused.message.contains("整数"), "{refused}");
}
