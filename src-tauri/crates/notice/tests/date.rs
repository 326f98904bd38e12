//! Dates as clerks write them.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use minglu_notice::date;
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    date(text, Some(2021)).map(|date| date.to_string())
}

#[test]
fn every_way_of_writing_a_day_reads_as_that_day() {
    for text in [
        "2021年9月10日",
        "2021.9.10",
        "2021-9-10",
        "2021/9/10",
        "20210910",
        "9月10日",
        "2021-09-10",
        "２０２１年９月１０日",
        " 2021 年 9 月 10 日 ",
        "二〇二一年九月十日",
        "2021年09月10号",
        "九月十日",
        "2021-09-10 00:00:00",
        "2021-9-10 8:05",
        "2021-09-10T08:00:00",
        "2021年9月10日（星期五）",
        "9/10",
        "9-10",
        "2021年9月10日 8时30分",
        "２０２１．９．１０",
    ] {
        assert_eq!(read(text).as_deref(), Some("2021-09-10"), "{text}");
    }
    assert_eq!(
        read("二〇二一年十二月三十一日").as_deref(),
        Some("2021-12-31")
    );
    assert_eq!(read("2021年十月二十日").as_deref(), Some("2021-10-20"));
}

#[test]
fn what_is_no_day_is_not_guessed() {
    for text in [
        "",
        "2021年9月",
        "2021年2月30日",
        "13月1日",
        "年底前",
        "9.10",
        "109",
        "20211301",
        "县政府办109房间",
        "2021.9.10.1",
        "9月10日前报送",
        "0000-00-00",
        "一",
        "2021年9月10日至9月12日",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_day_without_a_year_needs_one() {
    assert_eq!(date("9月10日", None), None);
    assert!(date("2021年9月10日", None).is_some());
    assert_eq!(date("2月29日", Some(2023)), None);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), year in any::<i32>()) {
        date(&text, Some(year));
    }

    #[test]
    fn a_written_day_reads_back(days in 0u64..60_000) {
        let day = "1950-01-01".parse::<chrono::NaiveDate>().expect("a day") + chrono::Days::new(days);
        for format in ["%Y年%-m月%-d日", "%Y.%-m.%-d", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%d 00:00:00"] {
            prop_assert_eq!(date(&day.format(format).to_string(), None), Some(day));
        }
    }
}
