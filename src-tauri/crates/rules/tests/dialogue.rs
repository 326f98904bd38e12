//! The dialogue by which an attribute is determined, on every way through it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a broken way should fail the test"
)]

use minglu_rules::attribute::{
    Attribute, Outcome, Question, Stage, blocking, dialogue, names_article,
};
use std::collections::BTreeSet;

fn stage(answers: &[String]) -> Stage {
    dialogue()
        .follow(answers)
        .expect("an answer of the dialogue")
        .1
}

/// Every way from the first question to an end, with the questions on it.
fn ways() -> (Vec<(Vec<String>, Stage)>, Vec<Question>) {
    let (mut open, mut ended, mut asked) = (vec![Vec::new()], Vec::new(), Vec::new());
    while let Some(answers) = open.pop() {
        match stage(&answers) {
            Stage::Ask(question) => {
                assert!(answers.len() < 12, "{answers:?} goes round in a circle");
                for (answer, _) in &question.options {
                    open.push([answers.clone(), vec![answer.clone()]].concat());
                }
                asked.push(question);
            }
            end => ended.push((answers, end)),
        }
    }
    (ended, asked)
}

fn determined(answers: &[&str]) -> Outcome {
    let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
    match stage(&answers) {
        Stage::Determined(outcome) => outcome,
        other => panic!("{answers:?} leads to {other:?}"),
    }
}

#[test]
fn every_question_shows_the_law_behind_it_and_leaves_a_choice() {
    for question in ways().1 {
        assert!(
            names_article(&question.law) || question.law.contains("政务公开工作要点"),
            "{}",
            question.id
        );
        assert!(question.options.len() > 1, "{}", question.id);
    }
}

#[test]
fn every_way_ends_in_what_the_ledger_takes() {
    let (ended, _) = ways();
    assert!(ended.len() > 30);
    for (answers, end) in ended {
        if let Stage::Determined(outcome) = end {
            assert_eq!(blocking(&outcome.document()), [], "{answers:?}");
            assert!(
                names_article(&outcome.basis),
                "{answers:?}: {}",
                outcome.basis
            );
            assert!(!outcome.reason.is_empty());
        }
    }
}

#[test]
fn every_attribute_can_be_the_end_and_what_is_classified_is_turned_away() {
    let (ended, _) = ways();
    let attribute = |end: &Stage| match end {
        Stage::Determined(outcome) => Some(outcome.attribute),
        _ => None,
    };
    let found: BTreeSet<_> = ended.iter().filter_map(|(_, end)| attribute(end)).collect();
    assert_eq!(found, Attribute::ALL.into());
    assert!(matches!(stage(&["yes".to_owned()]), Stage::Stopped(_)));
}

#[test]
fn statutory_content_is_proactive_under_its_item() {
    let outcome = determined(&["no", "yes", "20-11"]);
    assert_eq!(outcome.attribute, Attribute::Proactive);
    assert_eq!(
        outcome.basis,
        "《中华人民共和国政府信息公开条例》第二十条第（十一）项"
    );
    assert_eq!(outcome.statutory.as_deref(), Some("20-11"));
}

#[test]
fn below_a_proactive_superior_document_the_way_ends_proactive() {
    let outcome = determined(&["no", "no", "no", "no", "yes"]);
    assert_eq!(outcome.attribute, Attribute::Proactive);
}

#[test]
fn internal_affairs_that_concern_nobody_else_may_be_kept_back() {
    let outcome = determined(&["no", "no", "no", "no", "no", "affairs", "no", "no"]);
    assert_eq!(outcome.attribute, Attribute::Withheld);
    assert_eq!(
        outcome.basis,
        "《中华人民共和国政府信息公开条例》第十六条第一款"
    );
}

#[test]
fn an_answer_that_is_none_leads_nowhere() {
    let follow = |answers: &[&str]| {
        let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
        dialogue().follow(&answers).is_some()
    };
    assert!(follow(&["no"]));
    assert!(!follow(&["maybe"]));
    assert!(!follow(&["no", "yes", "20-99"]));
    assert!(!follow(&["yes", "yes"]), "beyond the end");
}
