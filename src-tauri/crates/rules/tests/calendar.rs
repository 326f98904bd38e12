//! Working days: the official calendars, and counting by them.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{Datelike, Days, NaiveDate};
use minglu_rules::calendar::{Calendar, YearCalendar};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Every day of 2019–2026 as PyPI `chinesecalendar` answers it; `working_days.py` beside it wrote it.
const PEER: &str = include_str!("fixtures/working-days.txt");

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn official() -> Calendar {
    Calendar::with(Vec::new()).expect("the built-in calendars")
}

fn peer() -> BTreeMap<NaiveDate, bool> {
    let months = PEER.lines().filter(|line| !line.starts_with('#'));
    let days = months.flat_map(|line| {
        let (month, marks) = line.split_once(' ').expect("a month and its days");
        let first = day(&format!("{month}-01"));
        first.iter_days().zip(marks.chars().map(|mark| mark == '1'))
    });
    days.collect()
}

#[test]
fn every_day_of_2019_to_2026_is_as_chinesecalendar_has_it() {
    let (calendar, peer) = (official(), peer());
    assert_eq!(peer.len(), 2922);
    for (date, working) in peer {
        assert_eq!(calendar.is_working(date), working, "{date}");
        assert!(calendar.covers(date.year()), "{date}");
    }
}

#[test]
fn day_one_is_the_next_working_day() {
    let calendar = official();
    let after = |date: &str, n: u32| calendar.after(day(date), n).value.to_string();
    // A Friday before the make-up Saturday of the Spring Festival, and one before a plain weekend.
    assert_eq!(after("2026-02-13", 1), "2026-02-14");
    assert_eq!(after("2026-03-06", 1), "2026-03-09");
    assert_eq!(after("2026-09-30", 1), "2026-10-08");
    assert_eq!(after("2026-09-30", 0), "2026-09-30");
}

#[test]
fn the_worked_examples_of_2026_come_out() {
    let calendar = official();
    let examples = [
        ("2026-01-30", ["02-10", "02-27", "03-05", "04-02"]),
        ("2026-02-10", ["02-26", "03-09", "03-16", "04-14"]),
        ("2026-04-28", ["05-11", "05-21", "05-28", "06-26"]),
        ("2026-09-18", ["09-29", "10-15", "10-22", "11-19"]),
        ("2026-09-29", ["10-14", "10-26", "11-02", "11-30"]),
    ];
    for (receipt, dates) in examples {
        for (n, expected) in [7, 15, 20, 40].into_iter().zip(dates) {
            let due = calendar.after(day(receipt), n);
            assert_eq!(
                due.value,
                day(&format!("2026-{expected}")),
                "{receipt} +{n}"
            );
            assert!(!due.provisional);
        }
    }
}

#[test]
fn a_count_that_enters_a_year_without_a_calendar_is_provisional() {
    let calendar = official();
    let due = calendar.after(day("2026-12-21"), 20);
    assert!(due.provisional, "ends in {}", due.value);
    assert!(
        calendar
            .between(day("2026-12-31"), day("2027-01-04"))
            .provisional
    );
    assert!(!calendar.after(day("2026-12-21"), 8).provisional);
    // By weekday alone: 1 January 2027 is a Friday.
    assert!(calendar.is_working(day("2027-01-01")));
    assert!(calendar.day(day("2027-01-01")).provisional);
}

#[test]
fn each_day_of_the_computation_says_what_it_is() {
    let days = official().days_after(day("2026-09-18"), 2);
    let said: Vec<String> = days
        .iter()
        .map(|d| format!("{} {}", d.date, d.text()))
        .collect();
    let expected = [
        "2026-09-19 周末",
        "2026-09-20 调休上班（国庆节）",
        "2026-09-21 工作日",
    ];
    assert_eq!(said, expected);
    assert_eq!(official().day(day("2026-10-01")).text(), "国庆节放假");
}

fn of_2027() -> YearCalendar {
    YearCalendar::read(
        r#"{"year": 2027, "source": ["测试用"], "holidays": [
            {"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"},
            {"name": "劳动节", "from": "2027-05-01", "to": "2027-05-05", "working": ["2027-05-08"]},
            {"name": "国庆节", "from": "2027-10-01", "to": "2027-10-07"}]}"#,
    )
    .expect("a calendar")
}

#[test]
fn a_new_years_file_makes_its_days_certain_and_moves_them() {
    let before = official();
    let after = Calendar::with(vec![of_2027()]).expect("calendars");
    let due = |calendar: &Calendar| calendar.after(day("2026-12-31"), 1);
    assert_eq!(
        (due(&before).value, due(&before).provisional),
        (day("2027-01-01"), true)
    );
    assert_eq!(
        (due(&after).value, due(&after).provisional),
        (day("2027-01-04"), false)
    );
}

#[test]
fn a_later_file_of_a_year_stands_in_the_place_of_the_earlier() {
    let mut corrected = of_2027();
    corrected.holidays[0].to = day("2027-01-04");
    let calendar = Calendar::with(vec![of_2027(), corrected]).expect("calendars");
    assert!(!calendar.is_working(day("2027-01-04")));
    let years = calendar.years().iter().filter(|year| year.year == 2027);
    assert_eq!(years.count(), 1);
}

#[test]
fn local_holidays_are_added_to_those_of_the_country() {
    let local = YearCalendar::read(
        r#"{"year": 2026, "region": "某自治县", "source": ["某自治县人民政府通知"], "holidays": [
            {"name": "本地节日", "from": "2026-07-08", "to": "2026-07-09"}]}"#,
    );
    let calendar = Calendar::with(vec![local.expect("a local file")]).expect("calendars");
    assert_eq!(calendar.day(day("2026-07-08")).text(), "本地节日放假");
    assert!(
        !calendar.is_working(day("2026-10-01")),
        "the country's stay"
    );
    assert!(!calendar.day(day("2026-07-08")).provisional);
}

#[test]
fn a_local_file_alone_does_not_make_a_year_certain() {
    let mut local = of_2027();
    local.region = Some("某自治县".into());
    let calendar = Calendar::with(vec![local]).expect("calendars");
    assert!(!calendar.covers(2027));
}

#[test]
fn next_years_calendar_is_asked_for_from_october() {
    let calendar = official();
    assert_eq!(calendar.wanted(day("2026-09-30")), None);
    assert_eq!(calendar.wanted(day("2026-10-01")), Some(2027));
    assert_eq!(
        calendar.wanted(day("2027-02-01")),
        Some(2027),
        "and still after it"
    );
    let with_next = Calendar::with(vec![of_2027()]).expect("calendars");
    assert_eq!(with_next.wanted(day("2026-11-22")), None);
}

#[test]
fn a_bad_file_is_refused_with_its_place() {
    let refusal = |text: &str| YearCalendar::read(text).expect_err("a refusal").to_string();
    let with = |holiday: &str| {
        refusal(&format!(
            r#"{{"year": 2027, "source": ["通知"], "holidays": [{holiday}]}}"#
        ))
    };
    let cases = [
        (refusal("{\n  \"year\": 2027,\n"), "第 3 行"),
        (refusal("{\n\"year\": \"明年\"}"), "第 2 行"),
        (
            refusal(r#"{"year": 27, "source": ["通知"], "holidays": []}"#),
            "年度 27",
        ),
        (
            refusal(r#"{"year": 2027, "source": [" "], "holidays": []}"#),
            "依据",
        ),
        (
            with(r#"{"name": "元旦", "from": "2027-01-03", "to": "2027-01-01"}"#),
            "第 1 个节日“元旦”",
        ),
        (
            with(r#"{"name": "元旦", "from": "2027-01-01", "to": "2027-03-01"}"#),
            "31 天",
        ),
        (
            with(r#"{"name": "元旦", "from": "2026-01-01", "to": "2026-01-03"}"#),
            "不在 2027 年",
        ),
        (
            with(
                r#"{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03", "working": ["2027-01-06"]}"#,
            ),
            "2027-01-06 不是周末",
        ),
        (
            with(
                r#"{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03", "working": ["2027-01-03"]}"#,
            ),
            "2027-01-03 出现了两次",
        ),
        (
            with(r#"{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}"#),
            "缺少劳动节",
        ),
        (
            with(r#"{"name": "元旦", "from": "2027-02-30", "to": "2027-01-03"}"#),
            "内容不合要求",
        ),
    ];
    for (said, expected) in cases {
        assert!(said.contains(expected), "{said} should say {expected}");
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..2900).prop_map(|days| day("2019-01-01") + Days::new(days))
}

/// Day by day, by the peer's list alone; a day that it does not know by its weekday.
fn slow_count(peer: &BTreeMap<NaiveDate, bool>, from: NaiveDate, to: NaiveDate) -> i64 {
    let mut count = 0;
    let mut day = from;
    while day < to {
        day = day + Days::new(1);
        let by_weekday = day.weekday().number_from_monday() < 6;
        count += i64::from(*peer.get(&day).unwrap_or(&by_weekday));
    }
    count
}

proptest! {
    #[test]
    fn working_days_between_are_those_counted_one_by_one(a in any_day(), b in any_day()) {
        let (from, to) = (a.min(b), a.max(b));
        let slow = slow_count(&peer(), from, to);
        prop_assert_eq!(official().between(from, to).value, slow);
        prop_assert_eq!(official().between(to, from).value, -slow);
    }

    #[test]
    fn the_nth_working_day_is_worked_and_n_away(date in any_day(), n in 1u32..120) {
        let (calendar, peer) = (official(), peer());
        let due = calendar.after(date, n).value;
        prop_assert!(calendar.is_working(due));
        prop_assert_eq!(slow_count(&peer, date, due), i64::from(n));
    }

    #[test]
    fn a_deadline_never_comes_earlier_for_a_later_start(date in any_day(), later in 0u64..40, n in 0u32..60) {
        let calendar = official();
        let (first, second) = (calendar.after(date, n), calendar.after(date + Days::new(later), n));
        prop_assert!(first.value <= second.value);
    }
}
