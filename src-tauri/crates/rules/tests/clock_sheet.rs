//! The computation as it is read, printed and shown in court.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

mod history;

use history::{day, entry, official, on, terms};
use minglu_rules::request::clock::{Entry, LineKind, daily};

#[test]
fn the_computation_can_be_shown_line_by_line() {
    let entries = [
        "started 2026-03-02",
        "corrected 2026-03-05 reached 2026-03-05 to 2026-03-10",
        "third_party 2026-03-12 reached 2026-03-13 to 2026-03-20",
        "extended 2026-03-25 days 10 reached 2026-03-26",
        "answered 2026-04-15",
    ];
    let reckoning = on("2026-06-01", &entries);
    let lines = reckoning.lines.iter();
    let said: Vec<String> = lines
        .map(|line| format!("{} {}", line.from, line.words))
        .collect();
    let expected = [
        "2026-03-02 2026年3月2日收到申请，从次日起算；第1个工作日是2026年3月3日",
        "2026-03-03 计算3个工作日，累计3个工作日",
        "2026-03-06 等待补正，3个工作日不计",
        "2026-03-10 2026年3月10日收到补正材料，期限重新起算，此前的3个工作日不计；第1个工作日是2026年3月11日",
        "2026-03-11 计算2个工作日，累计2个工作日",
        "2026-03-13 征求第三方意见，6个工作日不计",
        "2026-03-21 计算17个工作日，累计19个工作日",
        "2026-03-25 批准延期10个工作日，期限共30个工作日；2026年3月26日告知申请人",
        "2026-04-15 2026年4月15日答复",
    ];
    assert_eq!(said, expected);
    assert!(
        reckoning
            .lines
            .iter()
            .all(|line| line.article.contains('《'))
    );
}

#[test]
fn the_computation_can_be_shown_day_by_day() {
    let entries = [
        "started 2026-02-12",
        "other_agency 2026-02-13 to 2026-02-24",
    ];
    let entries: Vec<Entry> = entries.iter().map(|text| entry(text)).collect();
    let days = daily(&entries, &official(), &terms(), day("2026-02-25")).expect("lawful");
    let said = |date: &str| {
        let found = days
            .iter()
            .find(|one| one.date == day(date))
            .expect("the day");
        (found.text.as_str(), found.n, found.excluded.as_deref())
    };
    assert_eq!(said("2026-02-13"), ("工作日", Some(1), None));
    assert_eq!(
        said("2026-02-14"),
        ("调休上班（春节）", None, Some("征求其他机关意见"))
    );
    assert_eq!(said("2026-02-16"), ("春节放假", None, None));
    assert_eq!(said("2026-02-25"), ("工作日", Some(2), None));
    assert_eq!(days.last().expect("the last").n, Some(20));
}

#[test]
fn the_sheet_for_the_clerk_says_until_when_and_how_much_is_left() {
    let standing = |today: &str, entries: &[&str]| on(today, entries).standing();
    let start = "started 2026-03-02";
    let cases = [
        (
            standing("2026-03-09", &[start]),
            "2026年3月30日，共20个工作日，已用5个，还剩15个工作日",
        ),
        (
            standing("2026-04-01", &[start]),
            "已逾期2个工作日，请尽快答复",
        ),
        (
            standing("2026-04-01", &[start, "answered 2026-03-20"]),
            "在期限内",
        ),
        (
            standing("2026-04-01", &[start, "answered 2026-03-31"]),
            "逾期1个工作日",
        ),
        (
            standing("2026-03-09", &[start, "corrected 2026-03-05"]),
            "正在等待申请人",
        ),
        (
            standing("2026-03-09", &[start, "other_agency 2026-03-05"]),
            "日期还会变",
        ),
        (
            standing("2026-12-20", &["started 2026-12-18"]),
            "暂按周末推算",
        ),
    ];
    for (said, expected) in cases {
        assert!(said.contains(expected), "{said} should say {expected}");
    }
    let asked = on(
        "2026-04-01",
        &[start, "third_party 2026-03-04 reached 2026-03-05"],
    );
    let sheet = asked.sheet();
    let third = sheet
        .iter()
        .find(|line| line.contains("第三方提出意见："))
        .expect("the line");
    assert!(third.contains("2026年3月26日以前，已届满"), "{third}");
}

#[test]
fn an_answer_on_the_last_day_of_others_is_an_answer_and_no_silence() {
    let excluded = |answered: &str| {
        let asked = format!("third_party 2026-03-04 reached 2026-03-05 to {answered}");
        let reckoning = on("2026-06-01", &["started 2026-03-02", &asked]);
        let mut lines = reckoning.lines.into_iter().map(|line| line.words);
        lines
            .find(|words| words.contains("征求第三方意见"))
            .expect("the line")
    };
    assert!(!excluded("2026-03-26").contains("期限届满"));
    assert!(excluded("2026-03-27").contains("期限届满"));
}

#[test]
fn stretches_that_touch_are_told_apart_and_those_that_overlap_are_one() {
    let lines = |second: &str| {
        let entries = [
            "started 2026-03-02",
            "third_party 2026-03-04 reached 2026-03-04 to 2026-03-10",
            second,
        ];
        let lines = on("2026-06-01", &entries).lines;
        let excluded = lines.iter().filter(|line| line.words.contains("征求"));
        excluded.count()
    };
    assert_eq!(lines("other_agency 2026-03-10 to 2026-03-16"), 2);
    assert_eq!(lines("other_agency 2026-03-09 to 2026-03-16"), 1);
}

#[test]
fn what_is_still_asked_when_the_count_begins_anew_is_told_up_to_there_and_from_there() {
    let entries = [
        "started 2026-03-02",
        "third_party 2026-03-03 reached 2026-03-03",
        "corrected 2026-03-04 to 2026-03-13",
        "other_agency 2026-03-16",
    ];
    let lines = on("2026-03-18", &entries).lines.into_iter();
    let excluded = lines.filter(|line| line.words.contains("征求"));
    let said: Vec<_> = excluded.map(|line| (line.to, line.words)).collect();
    let expected = [
        (
            Some(day("2026-03-13")),
            "征求第三方意见、等待补正，8个工作日不计".to_owned(),
        ),
        (
            Some(day("2026-03-24")),
            "征求第三方意见、征求其他机关意见，算到征求意见的期限届满，7个工作日不计".to_owned(),
        ),
    ];
    assert_eq!(said, expected);
}

#[test]
fn an_agency_that_is_silent_over_a_new_count_is_waited_for_once() {
    let entries = [
        "started 2026-03-02",
        "other_agency 2026-03-03",
        "corrected 2026-03-04 to 2026-03-13",
    ];
    let lines = on("2026-03-18", &entries).lines.into_iter();
    let lasting = lines.filter(|line| line.to.is_none());
    let lasting: Vec<_> = lasting.map(|line| (line.from, line.words)).collect();
    let words = "征求其他机关意见，还没有结束；到目前为止3个工作日不计".to_owned();
    assert_eq!(lasting, [(day("2026-03-14"), words)]);
}

#[test]
fn what_made_the_period_longer_stands_among_the_lines_on_its_day() {
    let entries = [
        "started 2026-03-02",
        "extended 2026-03-05 days 10 reached 2026-03-06",
        "third_party 2026-03-12 reached 2026-03-13 to 2026-03-20",
    ];
    let lines = on("2026-03-24", &entries).lines;
    let days: Vec<_> = lines.iter().map(|line| line.from).collect();
    assert!(days.is_sorted(), "{days:?}");
    let extended = &lines[2];
    assert_eq!(extended.kind, LineKind::Extended);
    assert_eq!(
        (extended.days, extended.article.contains("三十三")),
        (10, true)
    );
    assert!(extended.words.contains("期限共30个工作日"), "{extended:?}");
}

#[test]
fn what_is_asked_on_the_last_day_leaves_out_nothing_and_has_no_line() {
    let entries = [
        "started 2026-03-02",
        "other_agency 2026-03-30 to 2026-04-08",
    ];
    let lines = on("2026-04-09", &entries).lines;
    assert!(
        lines.iter().all(|line| !line.words.contains("征求")),
        "{lines:?}"
    );
}

#[test]
fn a_longer_period_is_told_with_its_day_and_with_what_it_came_to_then() {
    let entries = [
        "started 2026-03-02",
        "extended 2026-03-05 days 10",
        "delayed 2026-03-20 days 30 reached 2026-03-20",
    ];
    let lines = on("2026-03-24", &entries).lines.into_iter();
    let told: Vec<String> = lines.map(|line| line.words).collect();
    let extended = "批准延期10个工作日，期限共30个工作日；还没有登记告知申请人的日期";
    let delayed = "确定延迟答复30个工作日，期限共60个工作日；2026年3月20日告知申请人";
    for words in [extended, delayed] {
        assert!(told.iter().any(|line| line == words), "{told:?}");
    }
}

#[test]
fn a_pause_is_told_with_the_article_of_what_it_waits_for() {
    let article = |asked: &str| {
        let lines = on("2026-03-24", &["started 2026-03-02", asked]).lines;
        let mut excluded = lines.into_iter().filter(|line| line.words.contains("不计"));
        excluded.next().expect("the pause").article
    };
    assert!(article("joint_maker 2026-03-10 reached 2026-03-10").contains("第三十四条"));
    assert!(article("third_party 2026-03-10 reached 2026-03-10").contains("第三十二条"));
    assert!(article("fee_noticed 2026-03-10 reached 2026-03-10").contains("109号"));
}
