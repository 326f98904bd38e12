//! The register of documents: its numbers, and how much of it is not proactive.
#![allow(
    clippy::expect_used,
    reason = "a broken test number should fail the test"
)]

use minglu_rules::attribute::{Attribute, Numbered, register, shares};
use minglu_rules::document::DocNo;

fn numbered(rows: &[(&str, &str)]) -> Vec<Numbered> {
    let row = |(at, (number, dated)): (usize, &(&str, &str))| Numbered {
        id: (at + 1).to_string(),
        number: DocNo::parse(number).expect("a number"),
        dated: dated.parse().ok(),
    };
    rows.iter().enumerate().map(row).collect()
}

#[test]
fn gaps_in_the_numbers_are_found_by_agency_and_year() {
    let found = register(numbered(&[
        ("澄农发〔2026〕2号", "2026-01-05"),
        ("澄农发〔2026〕3号", ""),
        ("澄农发〔2026〕7号", ""),
        ("澄农函〔2026〕1号", ""),
        ("澄农发〔2025〕1号", ""),
    ]));
    let gaps: Vec<_> = found
        .gaps
        .iter()
        .map(|g| (g.agency.as_str(), g.year, g.from, g.to))
        .collect();
    assert_eq!(gaps, [("澄农发", 2026, 1, 1), ("澄农发", 2026, 4, 6)]);
}

#[test]
fn documents_with_one_number_are_found() {
    let found = register(numbered(&[
        ("澄农发〔2026〕1号", ""),
        ("澄农发[2026]第1号", ""),
        ("澄农函〔2026〕1号", ""),
    ]));
    assert_eq!(found.duplicates, [["1", "2"]]);
    assert!(found.gaps.is_empty());
}

#[test]
fn a_later_number_with_an_earlier_date_is_found() {
    let found = register(numbered(&[
        ("澄农发〔2026〕1号", "2026-01-05"),
        ("澄农发〔2026〕2号", "2026-03-01"),
        ("澄农发〔2026〕3号", "2026-02-01"),
        ("澄农发〔2026〕4号", "2026-03-01"),
        ("澄农发〔2026〕5号", ""),
    ]));
    assert_eq!(found.out_of_order, [("3".to_owned(), "2".to_owned())]);
}

#[test]
fn the_share_that_is_not_proactive_is_told_by_year_with_its_change() {
    use Attribute::{OnRequest, Proactive, Withheld};
    let year = |year: i32, list: &[Attribute]| {
        list.iter()
            .map(move |a| (year, Some(*a)))
            .collect::<Vec<_>>()
    };
    let mut documents = year(2024, &[Proactive, Withheld]);
    documents.extend(year(2025, &[Proactive, Proactive, OnRequest]));
    documents.push((2025, None));
    documents.extend(year(2027, &[Proactive]));
    let told: Vec<_> = shares(documents)
        .iter()
        .map(|s| (s.year, s.percent, s.change, s.undetermined))
        .collect();
    assert_eq!(
        told,
        [
            (2024, Some(50.0), None, 0),
            (2025, Some(33.3), Some(-16.7), 1),
            (2027, Some(0.0), None, 0),
        ]
    );
}
