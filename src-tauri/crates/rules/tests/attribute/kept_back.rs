//! What is not proactive: its ground, its reason, and its filing before it is issued.

use super::{Blocking, Warning, found, on, proactive, rules, withheld};
use minglu_rules::attribute::{Attribute, Document, grounds, names_article};

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
fn what_is_kept_back_is_not_published() {
    let document = Document {
        published: on("2026-03-09"),
        ..withheld()
    };
    assert_eq!(rules(&document), [("published_anyway", Warning)]);
}
