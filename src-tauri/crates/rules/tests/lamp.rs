//! How a task stands on a day.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{Days, NaiveDate};
use minglu_rules::{Lamp, State, lamp};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn the_due_day_itself_is_in_time_and_the_next_is_not() {
    let due = Some(day("2021-09-10"));
    let on = |today: &str| lamp(State::InProgress, due, day(today)).text();
    assert_eq!(on("2021-09-10"), "今天到期");
    assert_eq!(on("2021-09-09"), "明天到期");
    assert_eq!(on("2021-09-11"), "已逾期1天");
    assert_eq!(on("2021-09-13"), "已逾期3天");
}

#[test]
fn seven_days_before_it_is_due_soon_and_eight_days_before_it_is_not() {
    let due = Some(day("2021-09-10"));
    let at = |today: &str| lamp(State::NotStarted, due, day(today));
    assert_eq!(at("2021-09-03"), Lamp::DueSoon { days: 7 });
    assert_eq!(at("2021-09-03").text(), "还有7天");
    assert_eq!(at("2021-09-02"), Lamp::NotStarted { days: Some(8) });
    assert_eq!(at("2021-09-02").text(), "还有8天");
}

#[test]
fn days_are_counted_over_the_turn_of_the_year() {
    let due = Some(day("2021-12-31"));
    assert_eq!(
        lamp(State::InProgress, due, day("2022-01-01")).text(),
        "已逾期1天"
    );
    let leap = lamp(
        State::InProgress,
        Some(day("2024-03-01")),
        day("2024-02-28"),
    );
    assert_eq!(leap, Lamp::DueSoon { days: 2 });
}

#[test]
fn without_a_deadline_the_state_speaks() {
    let today = day("2021-09-10");
    assert_eq!(lamp(State::NotStarted, None, today).text(), "未开始");
    assert_eq!(lamp(State::InProgress, None, today).text(), "进行中");
    assert_eq!(lamp(State::Done, None, today).text(), "已完成");
}

#[test]
fn the_extremes_of_the_calendar_do_not_overflow() {
    let lamp = lamp(State::NotStarted, Some(NaiveDate::MIN), NaiveDate::MAX);
    assert_eq!(lamp.code(), "overdue");
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0u64..60_000).prop_map(|days| day("1990-01-01") + Days::new(days))
}

fn any_state() -> impl Strategy<Value = State> {
    prop::sample::select(State::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_done_task_is_never_overdue(due in prop::option::of(any_day()), today in any_day()) {
        prop_assert_eq!(lamp(State::Done, due, today), Lamp::Done);
    }

    #[test]
    fn a_lamp_only_worsens_as_time_goes_by(
        state in any_state(), due in prop::option::of(any_day()), today in any_day(), later in 0u64..2000,
    ) {
        let (now, then) = (lamp(state, due, today), lamp(state, due, today + Days::new(later)));
        prop_assert!(then.urgency() >= now.urgency());
        prop_assert!(then.days() <= now.days());
    }

    #[test]
    fn a_lamp_counts_the_days_between(state in any_state(), due in any_day(), today in any_day()) {
        let lamp = lamp(state, Some(due), today);
        let expected = (state != State::Done).then(|| (due - today).num_days());
        prop_assert_eq!(lamp.days(), expected);
    }
}
