//! Initials find what they abbreviate, in every reading of a character.
#![allow(clippy::unwrap_used)]

use minglu_rules::initials::{Initials, pairs};
use proptest::prelude::*;

fn found<'a>(typed: &str, text: &'a str) -> Option<&'a str> {
    let place = Initials::parse(typed).unwrap().find(text)?;
    Some(&text[place])
}

#[test]
fn initials_find_the_characters_that_they_stand_for() {
    assert_eq!(found("zwgk", "2021年政务公开工作要点"), Some("政务公开"));
    assert_eq!(
        found("ZWGK", "关于《政务、公开》的通知"),
        Some("政务、公开")
    );
    assert_eq!(found("ｚｗ", "政务"), Some("政务"));
    assert_eq!(found("wps2021", "用WPS 2021编辑"), Some("WPS 2021"));
    assert_eq!(found("zwgk", "政务信息公开"), None);
}

#[test]
fn every_reading_of_a_character_counts() {
    for typed in ["cqyh", "zqyh", "cqyx", "zqyx"] {
        assert_eq!(found(typed, "重庆银行"), Some("重庆银行"), "{typed}");
    }
}

#[test]
fn a_single_letter_digits_and_characters_are_no_initials() {
    for typed in [
        "z",
        "2021",
        "政务",
        "zw公开",
        "zw-gk",
        "",
        "abcdefghijklmnopqrstu",
    ] {
        assert_eq!(Initials::parse(typed), None, "{typed}");
    }
}

/// One of the letters that a character stands for; nothing for a gap.
fn reading(c: char, which: usize) -> Option<char> {
    let stands = |letter: &char| found(&format!("{letter}qq"), &format!("{c}QQ")).is_some();
    let all: Vec<char> = ('a'..='z').chain('0'..='9').filter(stands).collect();
    all.get(which % all.len().max(1)).copied()
}

proptest! {
    #[test]
    fn whatever_reading_is_typed_the_text_is_found_and_has_its_pairs(
        text in "[政务公开重庆银行长调，2a 《]{0,12}", from in 0..12usize, length in 2..6usize, which in 0..64usize,
    ) {
        let typed: String = text.chars().skip(from).take(length).flat_map(|c| reading(c, which)).collect();
        let mut standing = Vec::new();
        pairs(&text, |a, b| standing.push([a, b]));
        if let Some(initials) = Initials::parse(&typed) {
            prop_assert!(initials.find(&text).is_some(), "{} in {}", typed, text);
            prop_assert!(initials.pairs().all(|pair| standing.contains(&pair)));
        }
    }

    #[test]
    fn no_text_stops_the_reader(typed in "\\PC{0,10}", text in "\\PC*") {
        if let Some(place) = Initials::parse(&typed).and_then(|initials| initials.find(&text)) {
            prop_assert!(text.get(place).is_some());
        }
    }
}
