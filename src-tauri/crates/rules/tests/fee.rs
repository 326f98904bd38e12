//! The fee for processing information: the worked examples, and what holds for every number.
#![allow(clippy::expect_used, reason = "a broken file should fail the test")]

use chrono::NaiveDate;
use minglu_rules::request::fee::{Asked, Tariffs, Way, in_month};
use proptest::prelude::*;

fn tariffs() -> Tariffs {
    Tariffs::builtin().expect("the built-in fees")
}

fn total(way: Way, n: u32) -> u64 {
    tariffs().charge(way, 0, n).amount
}

#[test]
fn the_worked_examples_by_number_come_out() {
    let examples = [
        (0, 0),
        (10, 0),
        (11, 100),
        (30, 2000),
        (31, 2200),
        (40, 4000),
        (41, 4300),
        (45, 5500),
        (50, 7000),
        (51, 7400),
        (60, 11000),
        (100, 37000),
    ];
    for (n, yuan) in examples {
        assert_eq!(total(Way::Items, n), yuan, "{n}");
    }
    assert_eq!(
        tariffs().charge(Way::Items, 44, 1).amount,
        300,
        "the 45th alone"
    );
}

#[test]
fn the_worked_examples_by_pages_come_out() {
    let examples = [
        (30, 0),
        (31, 10),
        (100, 700),
        (101, 720),
        (200, 2700),
        (201, 2740),
        (250, 4700),
        (500, 14700),
    ];
    for (pages, yuan) in examples {
        assert_eq!(total(Way::Pages, pages), yuan, "{pages}");
    }
}

#[test]
fn the_notice_shows_the_computation_band_by_band() {
    let charge = tariffs().charge(Way::Items, 0, 32);
    let expected = "第1件至第10件，10件，免费；第11件至第30件，20件×100元＝2000元；第31件至第32件，2件×200元＝400元；合计2400元。";
    assert_eq!(charge.words, expected);
    let one = tariffs().charge(Way::Items, 44, 1);
    assert_eq!(one.words, "第45件，1件×300元＝300元；合计300元。");
}

#[test]
fn each_applicant_and_month_begins_anew() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a date");
    let asked = |applicant, received, items| Asked {
        applicant,
        received,
        items,
    };
    let list = [
        asked("甲", day(3, 31), 8),
        asked("甲", day(4, 1), 8),
        asked("乙", day(4, 2), 30),
        asked("甲", day(4, 20), 4),
        asked("甲", day(4, 30), 1),
    ];
    let amounts = (0..list.len()).map(|at| in_month(&tariffs(), &list, at).map(|c| c.amount));
    let expected = [0, 0, 2000, 200, 100].map(Some);
    assert!(amounts.eq(expected));
    assert_eq!(in_month(&tariffs(), &list, 5), None);
}

#[test]
fn the_same_month_of_another_year_is_another_month() {
    let of = |year| Asked {
        applicant: "甲",
        received: NaiveDate::from_ymd_opt(year, 3, 2).expect("a date"),
        items: 10,
    };
    let charge = in_month(&tariffs(), &[of(2025), of(2026)], 1).expect("a charge");
    assert_eq!(charge.amount, 0);
}

#[test]
fn a_file_with_bands_out_of_order_is_refused() {
    let file = |tiers: &str, beyond: &str| {
        let tariff = |unit| {
            format!(r#"{{"unit": "{unit}", "over": "一月", "tiers": {tiers}, "beyond": {beyond}}}"#)
        };
        let text = format!(
            r#"{{"source": "办法", "unconfirmed": [], "items": {}, "pages": {}}}"#,
            tariff("件"),
            tariff("页")
        );
        Tariffs::read(&text).map_err(|error| error.to_string())
    };
    let flat = r#"{"rate": 5, "width": 0, "rise": 0}"#;
    assert!(file(r#"[{"to": 10, "rate": 0}]"#, flat).is_ok());
    let wrong = file(r#"[{"to": 10, "rate": 0}, {"to": 10, "rate": 1}]"#, flat);
    assert!(wrong.is_err_and(|words| words.contains("从小到大")));
    let wrong = file("[]", r#"{"rate": 5, "width": 0, "rise": 1}"#);
    assert!(wrong.is_err_and(|words| words.contains("width")));
    assert!(Tariffs::read("{}").is_err());
}

#[test]
fn the_largest_numbers_do_not_break_it() {
    let charge = tariffs().charge(Way::Pages, u32::MAX - 1, u32::MAX);
    assert_eq!(charge.amount, 40);
    assert_eq!(tariffs().items.rate(u32::MAX), 42_949_672_600 + 200);
}

proptest! {
    #[test]
    fn a_charge_is_the_sum_of_its_numbers_one_by_one(before in 0u32..300, count in 0u32..300) {
        let tariffs = tariffs();
        for way in [Way::Items, Way::Pages] {
            let one_by_one: u64 = (before + 1..=before + count).map(|n| tariffs.of(way).rate(n)).sum();
            let charge = tariffs.charge(way, before, count);
            prop_assert_eq!(charge.amount, one_by_one);
            prop_assert_eq!(charge.bands.iter().map(|band| band.count()).sum::<u32>(), count);
        }
    }

    #[test]
    fn what_is_split_costs_what_the_whole_costs(before in 0u32..200, first in 0u32..100, rest in 0u32..100) {
        let charge = |before, count| tariffs().charge(Way::Items, before, count).amount;
        let split = charge(before, first) + charge(before + first, rest);
        prop_assert_eq!(split, charge(before, first + rest));
    }
}
