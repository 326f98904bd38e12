//! What the notices and the Regulation demand of a document's attribute, check by check.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::NaiveDate;
use minglu_rules::attribute::{
    Attribute, Document, Finding, Severity, Source, Sources, Verdict, blocking, changed_directly,
    check, grounds, names_article, often, reviewed, sources,
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
fn what_is_not_proactive_needs_a_ground() {
    let document = Document {
        basis: "",
        ..withheld()
    };
    assert_eq!(rules(&document), [("no_ground", Blocking)]);
    assert_eq!(found(&document)[0].field, "basis");
}

#[test]
fn what_is_not_proactive_needs_a_reason() {
    for attribute in [Attribute::OnRequest, Attribute::Withheld] {
        let document = Document {
            attribute: Some(attribute),
            reason: "",
            mark: "",
            ..withheld()
        };
        assert_eq!(rules(&document), [("no_reason", Blocking)]);
        assert!(found(&document)[0].reason.contains(attribute.text()));
    }
}

#[test]
fn what_is_not_proactive_is_not_issued_before_it_was_filed() {
    let never = Document {
        prior_filed: None,
        ..withheld()
    };
    assert_eq!(rules(&never), [("unfiled", Blocking)]);
    let late = Document {
        prior_filed: on("2026-03-07"),
        ..withheld()
    };
    assert_eq!(rules(&late), [("unfiled", Blocking)]);
    let same_day = Document {
        prior_filed: on("2026-03-06"),
        ..withheld()
    };
    assert_eq!(rules(&same_day), []);
    let not_yet_issued = Document {
        prior_filed: None,
        issued: None,
        ..withheld()
    };
    assert_eq!(rules(&not_yet_issued), []);
}

#[test]
fn a_historical_document_needs_no_prior_filing_but_the_drafters_letter() {
    let document = Document {
        historical: true,
        prior_filed: None,
        ..withheld()
    };
    assert_eq!(rules(&document), [("unlettered", Blocking)]);
    let with_letter = Document {
        letter_no: "澄农函〔2026〕9号",
        ..document
    };
    assert_eq!(rules(&with_letter), []);
}

#[test]
fn a_historical_document_is_not_determined_without_letter_and_reason() {
    let lettered = Document {
        historical: true,
        letter_no: "澄农函〔2026〕9号",
        ..proactive()
    };
    assert_eq!(rules(&lettered), [("letter_without_reason", Blocking)]);
    let explained = Document {
        reason: "已过保密期，不涉及第三方",
        ..lettered
    };
    assert_eq!(rules(&explained), []);
    let undetermined = Document {
        historical: true,
        attribute: None,
        issued: None,
        ..proactive()
    };
    assert!(
        !rules(&undetermined)
            .iter()
            .any(|(rule, _)| *rule == "unlettered")
    );
}

#[test]
fn what_was_handed_to_the_archives_names_them() {
    let document = Document {
        archived: true,
        ..proactive()
    };
    assert_eq!(rules(&document), [("archives_unnamed", Warning)]);
    let named = Document {
        archived_to: "澄溪县档案馆",
        ..document
    };
    assert_eq!(rules(&named), []);
}

#[test]
fn the_attribute_of_a_document_that_is_out_is_not_changed_by_the_way() {
    let before = withheld();
    let opened = Document {
        attribute: Some(Attribute::Proactive),
        ..before
    };
    let finding = changed_directly(&before, &opened).expect("it is refused");
    assert!(
        finding.reason.contains("调整公开属性"),
        "{}",
        finding.reason
    );
    let emptied = Document {
        attribute: None,
        ..before
    };
    assert!(changed_directly(&before, &emptied).is_some());
    assert_eq!(changed_directly(&before, &before), None);
    let draft = Document {
        issued: None,
        ..before
    };
    assert_eq!(changed_directly(&draft, &opened), None);
    let undetermined = Document {
        attribute: None,
        ..before
    };
    assert_eq!(changed_directly(&undetermined, &before), None);
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
fn a_ground_that_names_no_article_is_pointed_out() {
    let document = Document {
        basis: "内部文件",
        ..withheld()
    };
    assert_eq!(rules(&document), [("vague_ground", Warning)]);
    for basis in ["第十六条", "条例第 16 条第一款", "《保密法》第三十五条"] {
        assert!(names_article(basis), "{basis}");
    }
    assert!(!names_article("政府信息公开条例"));
}

#[test]
fn statutory_proactive_content_may_not_be_kept_back() {
    for item in grounds().statutory.iter() {
        let document = Document {
            statutory: &item.code,
            ..withheld()
        };
        assert_eq!(rules(&document), [("statutory", Blocking)], "{}", item.code);
        assert!(found(&document)[0].reason.contains(&item.place()));
    }
    let open = Document {
        statutory: "20-11",
        ..proactive()
    };
    assert_eq!(rules(&open), []);
}

#[test]
fn below_a_proactive_superior_document_anything_else_is_warned_of() {
    let document = Document {
        superior_attribute: Some(Attribute::Proactive),
        ..withheld()
    };
    assert_eq!(rules(&document), [("superior_proactive", Warning)]);
    let below_closed = Document {
        superior_attribute: Some(Attribute::Withheld),
        ..withheld()
    };
    assert_eq!(rules(&below_closed), []);
}

#[test]
fn a_reply_that_touches_the_public_suggests_proactive() {
    let reply = Document {
        kind: "批复",
        public_interest: Some(true),
        ..withheld()
    };
    assert_eq!(rules(&reply), [("reply", Warning)]);
    let by_title = Document {
        title: "关于某事的复函",
        kind: "函",
        public_interest: None,
        ..withheld()
    };
    assert_eq!(
        rules(&by_title),
        [("reply", Warning)],
        "nobody has said yet"
    );
    let private = Document {
        public_interest: Some(false),
        ..by_title
    };
    assert_eq!(rules(&private), []);
    let letter = Document {
        title: "关于商请支持的函",
        kind: "函",
        ..withheld()
    };
    assert_eq!(
        rules(&letter),
        [],
        "a letter that answers nobody is no reply"
    );
}

#[test]
fn a_joint_document_names_the_unit_that_leads_and_decides() {
    let document = Document {
        joint: true,
        ..proactive()
    };
    assert_eq!(rules(&document), [("joint_without_lead", Warning)]);
    let led = Document {
        lead: "澄溪县财政局",
        ..document
    };
    assert_eq!(rules(&led), []);
}

#[test]
fn a_forwarding_document_follows_the_one_it_forwards() {
    let closed = Document {
        forwards_attribute: Some(Attribute::Proactive),
        ..withheld()
    };
    assert_eq!(rules(&closed), [("forwarded", Warning)]);
    let opened = Document {
        forwards_attribute: Some(Attribute::OnRequest),
        ..proactive()
    };
    assert_eq!(rules(&opened), [("forwarded", Warning)]);
    let alike = Document {
        forwards_attribute: Some(Attribute::Proactive),
        ..proactive()
    };
    assert_eq!(rules(&alike), []);
}

#[test]
fn neither_classification_nor_attribute_is_an_error_once_issued() {
    let issued = Document {
        attribute: None,
        mark: "",
        ..withheld()
    };
    assert_eq!(rules(&issued), [("undetermined", Blocking)]);
    let draft = Document {
        issued: None,
        ..issued
    };
    assert_eq!(rules(&draft), [("undetermined", Warning)]);
}

#[test]
fn proactive_and_not_published_by_its_day_is_overdue() {
    let document = Document {
        published: None,
        publish_by: on("2026-11-02"),
        ..proactive()
    };
    let rules_on = |today: &str| -> Vec<&str> {
        check(&document, day(today))
            .iter()
            .map(|f| f.rule)
            .collect()
    };
    assert!(rules_on("2026-11-02").is_empty(), "the last day is in time");
    assert_eq!(rules_on("2026-11-03"), ["overdue"]);
    let late = Document {
        published: on("2026-11-05"),
        ..document
    };
    assert_eq!(rules(&late), [("overdue", Warning)], "late stays late");
}

#[test]
fn a_printed_mark_says_the_same_as_the_ledger() {
    let variants = [
        ("此件公开发布", Attribute::Proactive),
        ("（此件主动公开）", Attribute::Proactive),
        ("此件依申请公开", Attribute::OnRequest),
        ("此件不公开", Attribute::Withheld),
        ("不予公开", Attribute::Withheld),
    ];
    for (mark, means) in variants {
        for document in [withheld(), proactive()] {
            let document = Document { mark, ..document };
            let differs = rules(&document).contains(&("mark_differs", Warning));
            assert_eq!(differs, document.attribute != Some(means), "{mark}");
        }
    }
    assert_eq!(
        rules(&Document {
            mark: "内部文件注意保存",
            ..withheld()
        }),
        []
    );
}

#[test]
fn what_is_kept_back_is_not_published() {
    let document = Document {
        published: on("2026-03-09"),
        ..withheld()
    };
    assert_eq!(rules(&document), [("published_anyway", Warning)]);
}

#[test]
fn the_secrecy_review_comes_before_publication() {
    let late = Document {
        secrecy_date: on("2026-03-10"),
        ..proactive()
    };
    assert_eq!(rules(&late), [("reviewed_late", Warning)]);
    let before = Document {
        secrecy_date: on("2026-03-09"),
        ..proactive()
    };
    assert_eq!(rules(&before), []);
}

#[test]
fn dates_that_run_backwards_are_pointed_out() {
    let issued = Document {
        issued: on("2026-03-01"),
        prior_filed: on("2026-02-28"),
        ..withheld()
    };
    assert_eq!(rules(&issued), [("dates", Warning)]);
    let published = Document {
        published: on("2026-03-04"),
        ..proactive()
    };
    assert_eq!(rules(&published), [("dates", Warning)]);
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
