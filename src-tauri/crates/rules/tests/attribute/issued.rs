//! A document once it is out: its mark, its publication, its dates.

use super::{Blocking, Warning, day, on, proactive, rules, withheld};
use minglu_rules::attribute::{Attribute, Document, changed_directly, check};

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
