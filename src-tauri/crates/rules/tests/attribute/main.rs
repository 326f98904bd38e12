//! What the notices and the Regulation demand of a document's attribute, check by check.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

mod beside;
mod issued;
mod kept_back;

use chrono::NaiveDate;
use minglu_rules::attribute::{
    Attribute, Document, Finding, Severity, Source, Sources, Verdict, blocking, check, grounds,
    names_article, often, reviewed, sources,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn on(text: &str) -> Option<NaiveDate> {
    Some(day(text))
}

/// A document that is withheld, and in order.
fn withheld() -> Document<'static> {
    Document {
        title: "关于调整人员的通知",
        kind: "通知",
        attribute: Some(Attribute::Withheld),
        basis: "《中华人民共和国政府信息公开条例》第十六条第一款",
        reason: "属人事管理信息",
        dated: on("2026-03-05"),
        issued: on("2026-03-06"),
        prior_filed: on("2026-03-04"),
        mark: "此件不公开",
        ..Document::default()
    }
}

/// A document that is proactive, published in time, and in order.
fn proactive() -> Document<'static> {
    Document {
        title: "关于补贴的通知",
        kind: "通知",
        attribute: Some(Attribute::Proactive),
        dated: on("2026-03-05"),
        issued: on("2026-03-06"),
        published: on("2026-03-09"),
        publish_by: on("2026-04-02"),
        mark: "此件公开发布",
        ..Document::default()
    }
}

fn found(document: &Document<'_>) -> Vec<Finding> {
    check(document, day("2026-11-22"))
}

fn rules(document: &Document<'_>) -> Vec<(&'static str, Severity)> {
    found(document)
        .iter()
        .map(|f| (f.rule, f.severity))
        .collect()
}

use Severity::{Blocking, Warning};

#[test]
fn a_document_in_order_is_left_alone() {
    assert_eq!(rules(&withheld()), []);
    assert_eq!(rules(&proactive()), []);
    let on_request = Document {
        attribute: Some(Attribute::OnRequest),
        mark: "此件依申请公开",
        ..withheld()
    };
    assert_eq!(rules(&on_request), []);
}

#[test]
fn a_review_finds_what_is_not_proactive_by_the_year_of_its_last_review() {
    assert_eq!(reviewed(Some(Attribute::Withheld), None), Some(0));
    assert_eq!(reviewed(Some(Attribute::OnRequest), Some(2025)), Some(2025));
    assert_eq!(reviewed(Some(Attribute::Proactive), Some(2025)), None);
    assert_eq!(reviewed(None, None), None);
    for verdict in Verdict::ALL {
        assert_eq!(Verdict::from_name(verdict.name()), Some(verdict));
        let turns = verdict.turns() == Some(Attribute::Proactive);
        assert_eq!(turns, verdict != Verdict::Keep);
    }
}

#[test]
fn the_sources_are_data_that_names_no_county() {
    for source in Source::ALL {
        let words = sources().words(source);
        assert!(!words.is_empty(), "{source:?}");
        assert!(!words.contains('县') && !words.contains('〔'), "{words}");
    }
    let own: Sources =
        serde_json::from_str(r#"{ "work_points": "澄政办发〔2026〕14号" }"#).expect("sources");
    assert_eq!(own.words(Source::WorkPoints), "澄政办发〔2026〕14号");
    let rest = own.words(Source::TwentyDays);
    assert_eq!(rest, sources().words(Source::TwentyDays));
    assert!(often().times > 1 && often().years > 0);
}

#[test]
fn every_finding_says_what_is_wrong_and_who_says_so() {
    let document = Document {
        attribute: Some(Attribute::Withheld),
        statutory: "20-1",
        issued: on("2026-03-06"),
        superior_attribute: Some(Attribute::Proactive),
        ..Document::default()
    };
    let found = found(&document);
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|f| !f.reason.is_empty()
        && !sources().words(f.source).is_empty()
        && !f.field.is_empty()));
    assert!(
        found.is_sorted_by_key(|f| f.severity),
        "what is blocking comes first"
    );
}

fn any_document() -> impl Strategy<Value = Document<'static>> {
    let attribute = || prop::option::of(prop::sample::select(Attribute::ALL.to_vec()));
    let date =
        || prop::option::of((0u64..2000).prop_map(|n| day("2022-01-01") + chrono::Days::new(n)));
    let text = || prop::sample::select(vec!["", "第十六条", "函"]);
    (
        (attribute(), attribute(), text(), text()),
        (date(), date(), date(), date(), any::<bool>()),
    )
        .prop_map(
            |(
                (attribute, superior_attribute, basis, reason),
                (dated, issued, published, prior_filed, historical),
            )| Document {
                attribute,
                superior_attribute,
                basis,
                reason,
                dated,
                issued,
                published,
                prior_filed,
                historical,
                ..Document::default()
            },
        )
}

proptest! {
    #[test]
    fn time_alone_makes_nothing_blocking(document in any_document(), later in 0u64..3000) {
        let today = day("2022-01-01") + chrono::Days::new(later);
        let now: Vec<Finding> = check(&document, today).into_iter().filter(|f| f.severity == Blocking).collect();
        prop_assert_eq!(now, blocking(&document));
    }

    #[test]
    fn what_is_proactive_is_never_asked_for_a_ground(document in any_document()) {
        let open = Document {
            attribute: Some(Attribute::Proactive),
            historical: false,
            ..document
        };
        prop_assert_eq!(blocking(&open), vec![]);
    }
}

#[test]
fn the_legal_grounds_read_and_each_serves_an_attribute() {
    let all = grounds();
    assert_eq!(all.law.in_force, "2019-05-15");
    assert_eq!(all.statutory.len(), 16);
    assert!(
        all.grounds
            .iter()
            .all(|g| !g.attributes.is_empty() && !g.attributes.contains(&Attribute::Proactive))
    );
    for ground in &all.grounds {
        assert!(names_article(&all.words(ground)), "{}", ground.code);
    }
}
