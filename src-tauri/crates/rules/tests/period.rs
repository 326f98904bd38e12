//! The periods for which a recurring task is reported.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{Datelike, NaiveDate};
use minglu_rules::{Recurs, periods, periods_like};
use proptest::prelude::*;

fn told(periods: &[minglu_rules::Period]) -> Vec<String> {
    periods
        .iter()
        .map(|period| format!("{} {}", period.name, period.due))
        .collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn quarters_end_with_their_last_month() {
    assert_eq!(
        told(&periods(Recurs::Quarterly, 2021)),
        [
            "2021年第一季度 2021-03-31",
            "2021年第二季度 2021-06-30",
            "2021年第三季度 2021-09-30",
            "2021年第四季度 2021-12-31",
        ]
    );
}

#[test]
fn halves_and_years_end_in_june_and_december() {
    assert_eq!(
        told(&periods(Recurs::HalfYearly, 2022)),
        ["2022年上半年 2022-06-30", "2022年下半年 2022-12-31"]
    );
    assert_eq!(
        told(&periods(Recurs::Yearly, 2022)),
        ["2022年度 2022-12-31"]
    );
    assert_eq!(
        told(&periods(Recurs::Ongoing, 2022)),
        ["2022年度 2022-12-31"]
    );
}

#[test]
fn february_knows_leap_years() {
    assert_eq!(periods(Recurs::Monthly, 2024)[1].due, day("2024-02-29"));
    assert_eq!(periods(Recurs::Monthly, 2023)[1].due, day("2023-02-28"));
    assert_eq!(periods(Recurs::Monthly, 2023)[11].name, "2023年12月");
}

#[test]
fn a_named_day_carries_over_to_every_period() {
    let monthly = periods_like(Recurs::Monthly, 2021, day("2021-12-25"));
    assert!(monthly.iter().all(|period| period.due.day() == 25));
    let quarterly = told(&periods_like(Recurs::Quarterly, 2022, day("2021-12-30")));
    assert_eq!(quarterly[0], "2022年第一季度 2022-03-30");
    assert_eq!(quarterly[3], "2022年第四季度 2022-12-30");
    let yearly = told(&periods_like(Recurs::Yearly, 2023, day("2021-04-01")));
    assert_eq!(yearly, ["2023年度 2023-04-01"]);
}

#[test]
fn a_day_that_a_short_month_lacks_becomes_its_last_day() {
    let monthly = periods_like(Recurs::Monthly, 2023, day("2023-01-30"));
    assert_eq!(monthly[1].due, day("2023-02-28"));
    assert_eq!(monthly[0].due, day("2023-01-30"));
    let ends = periods_like(Recurs::Monthly, 2024, day("2023-02-28"));
    assert_eq!(
        (ends[0].due, ends[1].due),
        (day("2024-01-31"), day("2024-02-29"))
    );
}

#[test]
fn a_year_beyond_the_calendar_has_no_periods() {
    assert!(periods(Recurs::Monthly, i32::MAX).is_empty());
}

proptest! {
    #[test]
    fn the_periods_of_a_year_cover_it_in_order(
        recurs in prop::sample::select(Recurs::ALL.to_vec()), year in 1900i32..2200,
    ) {
        let all = periods(recurs, year);
        prop_assert_eq!(all.len() as u32, 12 / recurs.months());
        prop_assert!(all.windows(2).all(|pair| pair[0].due < pair[1].due));
        prop_assert_eq!(all.last().map(|period| period.due), NaiveDate::from_ymd_opt(year, 12, 31));
    }

    #[test]
    fn periods_like_a_sample_contain_the_sample(
        recurs in prop::sample::select(Recurs::ALL.to_vec()), days in 0u64..40_000,
    ) {
        let sample = day("1990-01-01") + chrono::Days::new(days);
        let all = periods_like(recurs, sample.year(), sample);
        prop_assert!(all.iter().any(|period| period.due == sample), "{:?}", all);
    }
}
