//! Interpretations beside their documents, opinions counted, questions fit to be published.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::NaiveDate;
use minglu_rules::duty::Severity;
use minglu_rules::interpretation::{
    Pair, is_beyond_website, is_diversified, missing_contents, together,
};
use minglu_rules::participation::tally;
use minglu_rules::question::{impersonal, personal};

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().expect("a date"))
}

fn rules(pair: Pair) -> Vec<String> {
    let found = together(pair, day("2026-06-30").expect("today"));
    found.into_iter().map(|finding| finding.rule).collect()
}

fn pair() -> Pair {
    Pair {
        document_dated: day("2026-06-08"),
        document_published: day("2026-06-10"),
        drafted: day("2026-06-08"),
        signed: day("2026-06-08"),
        published: day("2026-06-10"),
    }
}

#[test]
fn what_is_drafted_signed_and_published_with_its_document_is_well() {
    assert!(rules(pair()).is_empty());
}

#[test]
fn what_is_drafted_or_signed_after_its_document_is_flagged() {
    let drafted = day("2026-06-09");
    assert_eq!(rules(Pair { drafted, ..pair() }), ["drafted_apart"]);
    let signed = day("2026-06-09");
    assert_eq!(rules(Pair { signed, ..pair() }), ["signed_apart"]);
}

#[test]
fn what_is_published_before_or_after_its_document_or_not_yet_is_flagged_by_how_many_days() {
    let said = |published| {
        let found = together(
            Pair {
                published,
                ..pair()
            },
            day("2026-06-30").expect("today"),
        );
        found[0].reason.clone()
    };
    assert_eq!(said(day("2026-06-18")), "解读比文件晚发布8天，没有同步发布");
    assert_eq!(said(day("2026-06-09")), "解读比文件早发布1天，没有同步发布");
    assert_eq!(said(None), "文件已发布20天，解读还没有发布");
}

#[test]
fn a_document_that_is_not_published_waits_for_nothing() {
    let pair = Pair {
        document_published: None,
        published: None,
        ..pair()
    };
    assert!(rules(pair).is_empty());
}

#[test]
fn text_alone_is_not_diversified_and_text_with_a_picture_is() {
    assert!(!is_diversified(["文字"].into_iter()));
    assert!(!is_diversified(std::iter::empty()));
    assert!(is_diversified(["文字", "图解"].into_iter()));
    assert!(is_diversified(["快板"].into_iter()), "a form of its own");
}

#[test]
fn the_website_by_any_name_is_not_another_channel() {
    assert!(!is_beyond_website(["县政府门户网站", "政府网"].into_iter()));
    assert!(is_beyond_website(["政府网站", "村广播"].into_iter()));
}

#[test]
fn the_checklist_knows_its_points_by_several_words() {
    let said = [
        "政策背景",
        "制定目的",
        "主要内容",
        "适用范围",
        "名词解释",
        "首次制定",
    ];
    assert!(missing_contents(said.into_iter()).is_empty());
    assert_eq!(
        missing_contents(["背景依据", "主要举措"].into_iter()),
        ["目标任务", "适用对象", "关键词诠释", "新旧政策差异"]
    );
}

#[test]
fn every_opinion_is_adopted_or_refused() {
    let said = |received, adopted, refused| {
        let found = tally(received, adopted, refused);
        found.map(|finding| finding.severity)
    };
    assert_eq!(said(Some(23), Some(17), Some(6)), None);
    assert_eq!(
        said(Some(23), Some(17), Some(5)),
        Some(Severity::Warning),
        "one is left"
    );
    assert_eq!(
        said(Some(23), Some(20), Some(6)),
        Some(Severity::Blocking),
        "more than came"
    );
    assert_eq!(said(Some(23), None, None), None, "nobody has looked yet");
    assert_eq!(said(None, Some(1), None), None);
}

#[test]
fn a_private_number_may_not_stand_in_the_bank_and_the_offices_telephone_may() {
    let found = personal("answer", "请联系13912345678").expect("a mobile number");
    assert_eq!(
        (found.severity, found.field.as_str()),
        (Severity::Blocking, "answer")
    );
    assert!(found.reason.contains("手机号码"));
    assert_eq!(personal("answer", "咨询电话：0350-0000102"), None);
    assert_eq!(personal("question", "补贴什么时候发？"), None);
}

#[test]
fn a_question_is_worded_without_the_asker_and_the_numbers() {
    let text = "乔麦香问：我的手机13912345678没收到短信\n身份证11010519491231002X";
    assert_eq!(
        impersonal(text, "乔麦香"),
        "某某问：我的手机（略）没收到短信\n身份证（略）"
    );
    assert_eq!(
        impersonal("禾苗怎么管？", "禾"),
        "禾苗怎么管？",
        "one character is no name"
    );
}
