//! Deadlines as notices word them.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use minglu_notice::{Recurs, due};
use proptest::prelude::*;

fn read(text: &str, year: i32) -> (String, Option<Recurs>) {
    let due = due(text, year);
    let date = due.date.map(|date| date.to_string()).unwrap_or_default();
    (date, due.recurs)
}

#[test]
fn a_deadline_is_its_last_day_that_still_counts() {
    for (text, expected) in [
        ("年底前", "2021-12-31"),
        ("2022年底前", "2022-12-31"),
        ("2022年年底前", "2022-12-31"),
        ("11月底前完成", "2021-11-30"),
        ("2022年11月底前", "2022-11-30"),
        ("2022年10月", "2022-10-31"),
        ("10月30日前", "2021-10-30"),
        ("9月10日前", "2021-09-10"),
        ("9 月 10 日 前", "2021-09-10"),
        ("全年", "2021-12-31"),
        ("2018年底", "2018-12-31"),
        ("2022年初", "2022-01-31"),
        ("上半年", "2021-06-30"),
        ("2022年上半年", "2022-06-30"),
        ("下半年", "2021-12-31"),
        ("三季度末", "2021-09-30"),
        ("第三季度", "2021-09-30"),
        ("2022年第一季度", "2022-03-31"),
        ("2021年2月底前完成", "2021-02-28"),
        ("十月底前", "2021-10-31"),
        ("10月中旬", "2021-10-20"),
        ("10月上旬前", "2021-10-10"),
        ("次年1月31日前", "2022-01-31"),
        ("明年3月底", "2022-03-31"),
        ("2021.9.30", "2021-09-30"),
        ("2021-09-30前", "2021-09-30"),
        ("20210930", "2021-09-30"),
        ("2021年9月至12月", "2021-12-31"),
        ("2021年10月至2022年3月底", "2022-03-31"),
        ("2021—2023年", "2023-12-31"),
        ("2021年", "2021-12-31"),
        ("9月10日前报名单，9月30日前公示", "2021-09-30"),
        ("2022年1月31日", "2022-01-31"),
        ("10月份", "2021-10-31"),
        ("年内", "2021-12-31"),
    ] {
        assert_eq!(read(text, 2021), (expected.to_owned(), None), "{text}");
    }
}

#[test]
fn before_a_month_or_a_year_ends_with_the_one_before() {
    assert_eq!(read("9月前", 2021).0, "2021-08-31");
    assert_eq!(read("1月前", 2022).0, "2021-12-31");
    assert_eq!(read("2022年之前", 2021).0, "2021-12-31");
    assert_eq!(read("三季度前", 2021).0, "2021-06-30");
}

#[test]
fn a_duty_that_comes_back_says_how_often() {
    for (text, date, recurs) in [
        ("持续推进", "", Recurs::Ongoing),
        ("长期坚持", "", Recurs::Ongoing),
        ("长期", "", Recurs::Ongoing),
        ("常态化", "", Recurs::Ongoing),
        ("2017年底前完成并持续落实", "2017-12-31", Recurs::Ongoing),
        ("每季度", "", Recurs::Quarterly),
        ("每季度末", "", Recurs::Quarterly),
        ("每季度最后一个月的30日前", "2021-12-30", Recurs::Quarterly),
        ("每季度首月10日前", "2021-10-10", Recurs::Quarterly),
        ("每月25日前", "2021-12-25", Recurs::Monthly),
        ("每月", "", Recurs::Monthly),
        ("每半年", "", Recurs::HalfYearly),
        ("每年4月1日之前", "2021-04-01", Recurs::Yearly),
        ("每年", "", Recurs::Yearly),
        ("每年年底前", "2021-12-31", Recurs::Yearly),
    ] {
        assert_eq!(read(text, 2021), (date.to_owned(), Some(recurs)), "{text}");
    }
}

#[test]
fn wording_that_names_no_day_gives_nothing() {
    for text in [
        "",
        "推进中",
        "接到通知后5个工作日内",
        "立即",
        "已完成",
        "3个月内",
        "13月",
        "第五季度",
        "99",
        "2月30日",
    ] {
        assert_eq!(read(text, 2021), (String::new(), None), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), year in any::<i32>()) {
        due(&text, year);
    }

    #[test]
    fn no_mixture_of_its_own_words_makes_it_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "每", "年", "季度", "月", "日", "底", "前", "初", "第", "十", "三", "12", "2022", "31", "半", "上", "下", "最后一个", "次", "全", "长期", "-", ".",
        ]), 0..12),
        year in 1900i32..2200,
    ) {
        due(&words.concat(), year);
    }

    #[test]
    fn a_named_day_is_that_day(days in 0u64..40_000) {
        let day = "1990-01-01".parse::<chrono::NaiveDate>().expect("a day") + chrono::Days::new(days);
        let text = day.format("%Y年%-m月%-d日前完成").to_string();
        prop_assert_eq!(due(&text, 2021).date, Some(day));
    }
}
