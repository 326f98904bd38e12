//! Time limits as standard catalogues word them.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::NaiveDate;
use minglu_notice::{Recurs, time_limit};
use minglu_rules::duty::Unit;
use minglu_rules::time_limit::{Pace, Rhythm, TimeLimit};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn within(count: u32, unit: Unit) -> TimeLimit {
    TimeLimit {
        within: Some((count, unit)),
        ..TimeLimit::default()
    }
}

fn each(recurs: Recurs, sample: &str) -> TimeLimit {
    let sample = (!sample.is_empty()).then(|| day(sample));
    TimeLimit {
        rhythm: Some(Rhythm::Each(recurs, sample)),
        ..TimeLimit::default()
    }
}

fn pace(pace: Pace) -> TimeLimit {
    TimeLimit {
        pace: Some(pace),
        ..TimeLimit::default()
    }
}

#[test]
fn so_many_days_after_the_information_came_about() {
    use Unit::{Days, Hours, Months, WorkingDays};
    for (text, count, unit) in [
        ("自信息形成或变更之日起20个工作日内", 20, WorkingDays),
        ("自信息形成（变更）之日起 20 个工作日之内", 20, WorkingDays),
        ("信息形成或变更后二十个工作日内公开", 20, WorkingDays),
        ("发布后3个工作日", 3, WorkingDays),
        ("及时公开，最迟不超过7个工作日", 7, WorkingDays),
        ("自作出决定之日起7日内", 7, Days),
        ("收到后10天以内", 10, Days),
        ("一周内", 7, Days),
        ("批准后24小时内", 24, Hours),
        ("年度结束后3个月内", 3, Months),
        ("20个工作日内；其中行政处罚7个工作日内", 7, WorkingDays),
        (
            "公示期不少于5个工作日，形成后20个工作日内公开",
            20,
            WorkingDays,
        ),
        ("自2020年5月15日起20个工作日内", 20, WorkingDays),
        ("２０个工作日内", 20, WorkingDays),
    ] {
        assert_eq!(time_limit(text, 2026), within(count, unit), "{text}");
    }
}

#[test]
fn what_comes_back_is_due_by_its_day_or_at_the_end_of_its_stretch() {
    use Recurs::{HalfYearly, Monthly, Quarterly, Yearly};
    for (text, recurs, sample) in [
        ("按季度更新", Quarterly, ""),
        ("每季度", Quarterly, ""),
        ("按月公开", Monthly, ""),
        ("每半年更新一次", HalfYearly, ""),
        ("每年", Yearly, ""),
        ("按年更新", Yearly, ""),
        ("每年1月底前", Yearly, "2026-01-31"),
        ("每年4月1日之前", Yearly, "2026-04-01"),
        ("每季度结束后10日内", Quarterly, "2026-01-10"),
        ("每季度结束后10个工作日内", Quarterly, "2026-01-14"),
        ("每月公开，次月5日前", Monthly, "2026-01-05"),
        ("3月底前公开", Yearly, "2026-03-31"),
    ] {
        assert_eq!(time_limit(text, 2026), each(recurs, sample), "{text}");
    }
    let weekly = Some(Rhythm::Every(7, Unit::Days));
    assert_eq!(time_limit("每周更新", 2026).rhythm, weekly);
    let daily = time_limit("每个工作日更新", 2026);
    assert_eq!(daily.rhythm, Some(Rhythm::Every(1, Unit::WorkingDays)));
    assert_eq!(daily.within, None);
}

#[test]
fn a_rhythm_and_a_number_of_days_hold_together() {
    let both = time_limit("按季度公开；有变更的，自变更之日起5个工作日内更新", 2026);
    let expected = TimeLimit {
        within: Some((5, Unit::WorkingDays)),
        ..each(Recurs::Quarterly, "")
    };
    assert_eq!(both, expected);
}

#[test]
fn words_without_a_number_are_a_pace() {
    assert_eq!(time_limit("及时公开", 2026), pace(Pace::Prompt));
    assert_eq!(time_limit("动态更新", 2026), pace(Pace::Prompt));
    assert_eq!(time_limit("实时公开", 2026), pace(Pace::RealTime));
    assert_eq!(time_limit("第一时间公开", 2026), pace(Pace::RealTime));
}

#[test]
fn what_is_public_for_good_and_what_is_due_once() {
    assert!(time_limit("长期公开", 2026).lasting);
    assert_eq!(
        time_limit("2025年3月底前", 2026).by,
        Some(day("2025-03-31"))
    );
}

#[test]
fn a_limit_that_names_no_time_says_nothing() {
    for text in [
        "",
        "按规定时限",
        "法律、法规另有规定的从其规定",
        "提前5日",
        "公示不少于7天",
    ] {
        assert!(time_limit(text, 2026).is_unread(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC{0,80}", year in 1990..2200) {
        let _ = time_limit(&text, year);
    }

    #[test]
    fn no_text_of_a_catalogue_breaks_it(text in "[0-9一二十百年月日底前后内个工作季度每按及时实周天小星期起自次不少于结束，。；（） ]{0,40}") {
        let _ = time_limit(&text, 2026);
    }

    #[test]
    fn any_number_of_working_days_is_read(count in 1_u32..=365, gap in "[ \u{3000}]{0,2}") {
        let text = format!("自信息形成或变更之日起{gap}{count}{gap}个工作日{gap}内");
        prop_assert_eq!(time_limit(&text, 2026), within(count, Unit::WorkingDays));
    }

    #[test]
    fn any_day_of_each_year_is_read(month in 1_u32..=12, of_month in 1_u32..=28) {
        let text = format!("每年{month}月{of_month}日前");
        let sample = NaiveDate::from_ymd_opt(2026, month, of_month).expect("a date");
        prop_assert_eq!(time_limit(&text, 2026), each(Recurs::Yearly, &sample.to_string()));
    }
}
