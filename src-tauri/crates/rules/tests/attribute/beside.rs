//! A document beside others: above it, below it, made together, passed on.

use super::{Warning, proactive, rules, withheld};
use minglu_rules::attribute::{Attribute, Document};

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
