//! The yearly review of what is not proactive, through the commands.
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use support::Unit;
use support::review::{BASIS, document, open, state, titles, verdict};

#[test]
fn a_review_lists_every_document_that_is_not_proactive() {
    let unit = Unit::new();
    document(&unit, "请示", "不予公开");
    document(&unit, "函件一", "依申请公开");
    document(&unit, "公开的通知", "主动公开");
    unit.call(
        "record.add",
        json!({ "ledger": "document", "fields": { "title": "还没有认定的草稿" } }),
    );
    let campaign = open(&unit);
    assert_eq!(
        (&campaign["left"], &campaign["done"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(
        titles(&unit, &campaign, "document", "left_filters"),
        ["函件一", "请示"]
    );
}

#[test]
fn documents_from_before_there_were_reviews_are_listed_too_and_one_undo_takes_the_opening_back() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    let before = json!([{ "id": id, "fields": { "reviewed": null } }]);
    unit.call(
        "record.set",
        json!({ "ledger": "document", "changes": before }),
    );
    assert_eq!(open(&unit)["left"], 1);
    unit.call("step.undo", json!({}));
    assert_eq!(state(&unit), Value::Null);
    assert_eq!(unit.show("document", &id)["reviewed"], Value::Null);
}

#[test]
fn only_one_review_is_under_way_and_no_year_is_reviewed_again() {
    let unit = Unit::new();
    open(&unit);
    let again = json!({ "year": 2027, "due": "2099-12-10" });
    let error = unit.refused("review.open", again.clone());
    assert_eq!(error.code, "conflict");
    assert!(error.message.contains("办结"), "{}", error.message);
    unit.call("review.close", json!({ "approver": "李局长" }));
    let same = json!({ "year": 2026, "due": "2099-12-10" });
    assert_eq!(unit.refused("review.open", same).code, "conflict");
    let early = json!({ "year": 2027, "due": "2020-01-01" });
    assert_eq!(unit.refused("review.open", early).detail[0]["field"], "due");
    unit.call("review.open", again);
    let years = unit.call("review.show", json!({}))["years"].clone();
    assert_eq!(years, json!([2027, 2026]));
}

#[test]
fn several_documents_get_their_verdict_as_one_step() {
    let unit = Unit::new();
    let (one, two) = (
        document(&unit, "请示", "不予公开"),
        document(&unit, "函件一", "依申请公开"),
    );
    open(&unit);
    let done = unit.call("review.set", verdict(&[&one, &two], "维持原属性"));
    assert_eq!(
        (&done["campaign"]["left"], &done["campaign"]["keep"]),
        (&json!(0), &json!(2))
    );
    let campaign = state(&unit);
    assert_eq!(
        titles(&unit, &campaign, "review_item", "done_filters"),
        ["函件一", "请示"]
    );
    assert_eq!(unit.show("document", &one)["attribute"], "withheld");
    unit.call("step.undo", json!({}));
    let campaign = state(&unit);
    assert_eq!(
        (&campaign["left"], &campaign["done"]),
        (&json!(2), &json!(0))
    );
}

#[test]
fn all_that_is_left_and_meets_a_condition_can_get_one_verdict() {
    let unit = Unit::new();
    document(&unit, "请示", "不予公开");
    document(&unit, "函件一", "依申请公开");
    open(&unit);
    let mut request = verdict(&[], "keep");
    request["documents"] = Value::Null;
    request["filters"] = json!([{ "field": "attribute", "op": "eq", "value": "withheld" }]);
    unit.call("review.set", request);
    let campaign = state(&unit);
    assert_eq!(
        titles(&unit, &campaign, "document", "left_filters"),
        ["函件一"]
    );
    assert_eq!(campaign["keep"], 1);
}

#[test]
fn a_verdict_needs_its_reason_and_approver() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    open(&unit);
    for field in ["reason", "approver"] {
        let mut request = verdict(&[&id], "keep");
        request[field] = json!(" ");
        let error = unit.refused("review.set", request);
        assert_eq!(error.detail[0]["field"], field);
    }
    assert_eq!(state(&unit)["left"], 1, "nothing was written");
}

#[test]
fn what_a_review_publishes_is_changed_on_record_and_has_twenty_days() {
    let unit = Unit::new();
    let (whole, part) = (
        document(&unit, "请示", "不予公开"),
        document(&unit, "函件一", "依申请公开"),
    );
    open(&unit);
    unit.call("review.set", verdict(&[&whole], "publish"));
    unit.call("review.set", verdict(&[&part], "publish_part"));
    for id in [&whole, &part] {
        let row = unit.show("document", id);
        assert_eq!(row["attribute"], "proactive");
        assert_eq!(
            row["publish_by"], "2026-11-02",
            "twenty working days from the verdict"
        );
    }
    let changes = unit.call("record.list", json!({ "ledger": "attribute_change" }));
    assert_eq!(changes["total"], 2);
    assert_eq!(changes["rows"][0]["approver"], "李局长");
    let campaign = state(&unit);
    assert_eq!(
        (&campaign["publish"], &campaign["publish_part"]),
        (&json!(1), &json!(1))
    );
    let items = json!({ "ledger": "review_item", "filters": campaign["done_filters"] });
    let items = unit.call("record.list", items)["rows"].clone();
    assert!(
        items
            .as_array()
            .unwrap()
            .iter()
            .all(|item| item["change"].is_string())
    );
    unit.call("step.undo", json!({}));
    assert_eq!(
        unit.show("document", &part)["attribute"],
        "on_request",
        "one step takes all back"
    );
    assert_eq!(state(&unit)["left"], 1);
}

#[test]
fn a_verdict_may_be_corrected_until_it_has_published() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    open(&unit);
    unit.call("review.set", verdict(&[&id], "keep"));
    unit.call("review.set", verdict(&[&id], "publish"));
    let campaign = state(&unit);
    assert_eq!(
        (&campaign["keep"], &campaign["publish"]),
        (&json!(0), &json!(1))
    );
    let error = unit.refused("review.set", verdict(&[&id], "keep"));
    assert!(error.message.contains("调整公开属性"), "{}", error.message);
    let back = json!({ "id": id, "to": "不予公开", "basis": BASIS, "reason": "仍不宜公开",
        "approver": "李局长", "date": "2026-10-09" });
    unit.call("attribute.change", back);
    assert_eq!(state(&unit)["left"], 1, "it wants a verdict again");
    unit.call("review.set", verdict(&[&id], "keep"));
    let campaign = state(&unit);
    assert_eq!(
        (&campaign["left"], &campaign["keep"], &campaign["publish"]),
        (&json!(0), &json!(1), &json!(0))
    );
}

#[test]
fn what_is_determined_while_a_review_is_under_way_is_added() {
    let unit = Unit::new();
    open(&unit);
    assert_eq!(state(&unit)["left"], 0);
    document(&unit, "请示", "不予公开");
    let pasted = json!({ "text": "文件标题\t公开属性\t依据\t理由\n函件\t依申请公开\t《条例》第十五条\t商业秘密" });
    unit.call(
        "import.commit",
        json!({ "ledger": "document", "pasted": pasted }),
    );
    assert_eq!(state(&unit)["left"], 2);
}

#[test]
fn turning_proactive_by_the_ordinary_way_is_a_verdict_of_the_review_under_way() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    open(&unit);
    let change =
        json!({ "id": id, "to": "主动公开", "reason": "事项已办结", "approver": "李局长" });
    let change = unit.call("attribute.change", change);
    let campaign = state(&unit);
    assert_eq!(
        (&campaign["left"], &campaign["publish"]),
        (&json!(0), &json!(1))
    );
    let items = json!({ "ledger": "review_item", "filters": campaign["done_filters"] });
    let item = unit.call("record.list", items)["rows"][0].clone();
    assert_eq!(
        (&item["change"], &item["reason"]),
        (&change["id"], &json!("事项已办结"))
    );
    assert_eq!(item["attribute"], "withheld");
}

#[test]
fn a_review_is_not_closed_with_a_verdict_missing() {
    let unit = Unit::new();
    let ids: Vec<Value> = ["甲件", "乙件的", "丙件的函"]
        .iter()
        .map(|title| document(&unit, title, "不予公开"))
        .collect();
    open(&unit);
    unit.call("review.set", verdict(&[&ids[0]], "keep"));
    let error = unit.refused("review.close", json!({ "approver": "李局长" }));
    assert_eq!(error.code, "conflict");
    assert!(
        error.message.contains("还有 2 件") && error.message.contains("《乙件的》"),
        "{}",
        error.message
    );
    assert_eq!(error.detail["left"], 2);
    assert_eq!(error.detail["documents"].as_array().unwrap().len(), 2);
    assert_eq!(state(&unit)["closed"], Value::Null);
    unit.call("review.set", verdict(&[&ids[1], &ids[2]], "keep"));
    assert_eq!(
        unit.refused("review.close", json!({ "approver": " " }))
            .code,
        "invalid"
    );
    let closed = unit.call(
        "review.close",
        json!({ "approver": "李局长", "summary": "全部维持" }),
    );
    assert!(closed["campaign"]["closed"].is_string());
    let row = unit.call("record.list", json!({ "ledger": "review" }))["rows"][0].clone();
    assert_eq!(
        (&row["keep"], &row["summary"]),
        (&json!(3), &json!("全部维持"))
    );
    assert_eq!(
        unit.refused("review.set", verdict(&[&ids[0]], "keep")).code,
        "conflict"
    );
}

#[test]
fn the_next_year_reviews_what_was_kept_again() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    open(&unit);
    unit.call("review.set", verdict(&[&id], "keep"));
    unit.call("review.close", json!({ "approver": "李局长" }));
    let next = unit.call("review.open", json!({ "year": 2027, "due": "2099-12-10" }));
    assert_eq!(next["campaign"]["left"], 1);
}

#[test]
fn a_verdict_is_not_typed_into_the_ledger() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    let fields = json!({ "title": "请示", "document": id, "outcome": "keep" });
    let request = json!({ "ledger": "review_item", "fields": fields });
    assert_eq!(unit.refused("record.add", request).code, "usage");
}

fn table(rows: &[&str]) -> Value {
    let head = "序号\t文件标题\t发文字号\t公开属性\t评估结果\t评估理由\t评估人\t批准人";
    let text = [&[head], rows].concat().join("\n");
    json!({ "ledger": "review_item", "pasted": { "text": text } })
}

#[test]
fn verdicts_that_the_divisions_filled_in_are_read_like_any_table() {
    let unit = Unit::new();
    let kept = document(&unit, "请示", "不予公开");
    let opened = document(&unit, "函件一", "依申请公开");
    document(&unit, "没有填的公文", "不予公开");
    open(&unit);
    let rows = [
        "1\t请示\t澄财发〔2026〕6号\t不予公开\t维持原属性\t事项未办结\t苏禾\t李局长",
        "2\t函件一\t\t依申请公开\t转为主动公开\t已经办结\t苏禾\t李局长",
        "3\t没有填的公文\t\t不予公开\t\t\t\t",
        "4\t别处的公文\t\t不予公开\t维持原属性\t无\t苏禾\t李局长",
        "5\t请示\t\t不予公开\t维持原属性\t再来一次\t苏禾\t李局长",
    ];
    let plan = unit.call("import.preview", table(&rows));
    assert_eq!(
        (&plan["added"], plan["rejected"].as_array().unwrap().len()),
        (&json!(2), 3),
        "{plan}"
    );
    assert_eq!(state(&unit)["left"], 3, "a preview writes nothing");
    unit.call("import.commit", table(&rows));
    let campaign = state(&unit);
    assert_eq!(
        (&campaign["left"], &campaign["keep"], &campaign["publish"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(unit.show("document", &opened)["attribute"], "proactive");
    assert_eq!(unit.show("document", &kept)["reviewed"], 2026);
    let changes = unit.call("record.list", json!({ "ledger": "attribute_change" }));
    assert_eq!(changes["total"], 1);
    let again = unit.call("import.commit", table(&rows[..2]));
    assert_eq!(
        (&again["added"], &again["changed"], &again["unchanged"]),
        (&json!(0), &json!(0), &json!(2))
    );
    let other = rows[0].replace("维持原属性", "部分公开");
    let corrected = unit.call("import.commit", table(&[&other]));
    assert_eq!(corrected["changed"], 1);
    assert_eq!(unit.show("document", &kept)["attribute"], "proactive");
    unit.call("step.undo", json!({}));
    assert_eq!(
        unit.show("document", &kept)["attribute"],
        "withheld",
        "one step takes it back"
    );
}

#[test]
fn verdicts_are_not_read_where_no_review_is_under_way() {
    let unit = Unit::new();
    let error = unit.refused(
        "import.preview",
        table(&["1\t请示\t\t\t维持原属性\t无\t\t李局长"]),
    );
    assert_eq!(error.code, "conflict");
}

#[test]
fn the_first_page_says_what_is_left_of_a_review_and_by_when() {
    let unit = Unit::new();
    let id = document(&unit, "请示", "不予公开");
    open(&unit);
    let line = || {
        let lines = unit.call("desk.today", json!({}))["lines"].clone();
        let lines = lines.as_array().unwrap().clone();
        lines.into_iter().find(|line| line["ledger"] == "review")
    };
    let words = line().unwrap()["detail"].as_str().unwrap().to_owned();
    assert!(
        words.contains("1 件") && words.contains("2099-12-10"),
        "{words}"
    );
    unit.call("review.set", verdict(&[&id], "keep"));
    assert!(line().unwrap()["detail"].as_str().unwrap().contains("办结"));
    unit.call("review.close", json!({ "approver": "李局长" }));
    assert!(line().is_none());
}

#[test]
fn the_summary_prints_totals_list_and_lines_to_sign() {
    let unit = Unit::printing();
    let (one, two) = (
        document(&unit, "请示", "不予公开"),
        document(&unit, "函件一", "依申请公开"),
    );
    let campaign = open(&unit);
    unit.call("review.set", verdict(&[&one], "keep"));
    unit.call("review.set", verdict(&[&two], "publish"));
    unit.call(
        "review.close",
        json!({ "approver": "李局长", "summary": "以后逐年压缩" }),
    );
    let request = json!({ "form": "review-summary", "filters": campaign["done_filters"] });
    let page = unit.call("form.preview", request)["pages"][0].to_string();
    for words in [
        "应评估2件：维持原属性1件，转为主动公开1件，部分公开0件",
        "2026年度不予公开和依申请公开公文评估汇总表",
        "请示",
        "评估小结：以后逐年压缩",
        "签字",
        "盖章",
    ] {
        assert!(page.contains(words), "{words} is not in {page}");
    }
}
