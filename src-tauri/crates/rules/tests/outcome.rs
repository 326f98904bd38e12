//! The outcomes of requests: the lines of table three, and what each of them asks for.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a broken file should fail the test"
)]

use minglu_rules::request::outcome::{Outcome, Outcomes};
use minglu_rules::request::relief::{Relief, Way};
use serde_json::{Value, json};

const FILE: &str = include_str!("../../../../assets/request-outcomes.json");

fn outcomes() -> Outcomes {
    Outcomes::builtin().expect("the built-in outcomes")
}

fn by_row(row: u8) -> Outcome {
    let outcome = outcomes().outcomes.into_iter().find(|one| one.row == row);
    outcome.expect("the line")
}

#[test]
fn the_outcomes_are_the_lines_three_to_twenty_three() {
    let of_group = |group: &str| {
        let all = outcomes();
        let found = all
            .outcomes
            .iter()
            .filter(|one| one.group.as_deref() == Some(group));
        found.map(|one| one.row).collect::<Vec<_>>()
    };
    assert_eq!(outcomes().outcomes.len(), 21);
    assert_eq!(of_group("（三）不予公开"), (5..=12).collect::<Vec<_>>());
    assert_eq!(of_group("（四）无法提供"), (13..=15).collect::<Vec<_>>());
    assert_eq!(of_group("（五）不予处理"), (16..=20).collect::<Vec<_>>());
    assert_eq!(of_group("（六）其他处理"), (21..=23).collect::<Vec<_>>());
    assert!(by_row(4).title.contains("区分处理的，只计这一情形"));
}

#[test]
fn each_reply_is_counted_in_its_line() {
    let expected = [
        ("第三十六条第（一）项", 3),
        ("第三十六条第（二）项", 3),
        ("第三十七条", 4),
        ("第三十二条", 8),
        ("第十六条第一款", 9),
        ("第三十六条第（七）项", 12),
        ("第三十六条第（四）项", 13),
        ("第三十六条第（五）项", 13),
        ("第三十八条", 14),
        ("第三十九条第一款", 16),
        ("第三十六条第（六）项", 17),
        ("第三十九条第二款", 18),
        ("第三十五条", 19),
        ("第四十二条", 22),
    ];
    for (article, row) in expected {
        let of_row = by_row(row);
        let mut articles = of_row.replies.iter().flat_map(|reply| &reply.articles);
        assert!(
            articles.any(|one| one.ends_with(article)),
            "{article} in {row}"
        );
    }
}

#[test]
fn only_refusals_by_articles_fourteen_to_sixteen_go_to_reconsideration_first() {
    for outcome in outcomes().outcomes {
        let refuses = (5..=11).contains(&outcome.row);
        assert_eq!(
            outcome.is_reconsidered_first(false),
            refuses,
            "{}",
            outcome.title
        );
        let partly = refuses || outcome.row == 4;
        assert_eq!(
            outcome.is_reconsidered_first(true),
            partly,
            "{}",
            outcome.title
        );
    }
}

#[test]
fn the_letter_of_each_reply_bears_the_clause_that_the_outcome_asks_for() {
    let relief = Relief::builtin().expect("relief");
    for outcome in outcomes().outcomes {
        for reply in &outcome.replies {
            let letter = relief.letters.iter().find(|one| one.kind == reply.letter);
            let way = letter
                .unwrap_or_else(|| panic!("no letter {}", reply.letter))
                .relief;
            let expected = match (
                outcome.is_reconsidered_first(false),
                outcome.is_reconsidered_first(true),
            ) {
                (true, _) => Way::First,
                (false, true) => Way::ByGround,
                _ => Way::Either,
            };
            assert_eq!(way, Some(expected), "{}", reply.title);
        }
    }
}

#[test]
fn what_the_agency_must_prove_is_kept_with_the_case() {
    let kept = |row: u8| {
        let outcome = by_row(row);
        let keeps = outcome.replies.into_iter().flat_map(|reply| reply.keeps);
        keeps.map(|kept| kept.name).collect::<Vec<_>>()
    };
    assert!(kept(5).contains(&"secrecy_mark".to_owned()));
    assert!(kept(7).contains(&"harm_evidence".to_owned()));
    assert!(kept(8).contains(&"third_party_letters".to_owned()));
    assert!(kept(13).contains(&"search_record".to_owned()));
    for name in ["finding_of_facts", "consultation_minutes", "legal_opinion"] {
        assert!(kept(19).contains(&name.to_owned()), "{name}");
    }
    assert!((3..=23).all(|row| !kept(row).is_empty()));
}

#[test]
fn a_file_whose_lines_are_not_those_of_the_table_is_refused() {
    let refusal = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(FILE).expect("the file");
        change(&mut file);
        Outcomes::read(&file.to_string())
            .expect_err("a refusal")
            .to_string()
    };
    let first = |key: &str, value: Value| refusal(&|file| file["outcomes"][0][key] = value.clone());
    assert!(first("row", json!(4)).contains("第3行至第23行"));
    assert!(first("code", json!("secret")).contains("写了两次"));
    assert!(first("replies", json!([])).contains("答复方式"));
    assert!(
        refusal(&|file| file["outcomes"][0]["replies"][0]["letter"] = json!("")).contains("文书")
    );
    assert!(Outcomes::read("{").is_err());
}
