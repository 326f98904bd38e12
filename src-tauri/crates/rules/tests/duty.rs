//! What a schema asks of its records: clocks, dues, checks and quotas as data.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{DateTime, FixedOffset, NaiveDate};
use minglu_rules::calendar::Calendar;
use minglu_rules::duty::{Check, Clock, Compare, Condition, Due, Duties, Facts, Limits, Quota};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

struct Fields(Map<String, Value>);

impl Facts for Fields {
    fn get(&self, field: &str) -> &Value {
        self.0.get(field).unwrap_or(&Value::Null)
    }
}

fn record(value: Value) -> Fields {
    Fields(value.as_object().expect("an object").clone())
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a time")
}

fn calendar() -> Calendar {
    Calendar::with(Vec::new()).expect("calendars")
}

fn limits() -> Limits {
    Limits::builtin().expect("limits")
}

fn reckon(clock: Value, fields: Value) -> Vec<(String, Value)> {
    let clock: Clock = serde_json::from_value(clock).expect("a clock");
    clock.reckon(&record(fields), &calendar(), &limits(), day("2026-11-22"))
}

fn publish() -> Value {
    json!({ "field": "by", "from": ["dated", "changed"], "limit": "document.publish", "note": "note",
        "when": [{ "field": "attribute", "op": "eq", "value": "proactive" }] })
}

#[test]
fn a_clock_counts_working_days_from_the_latest_of_its_fields() {
    let made = json!({ "attribute": "proactive", "dated": "2026-01-30" });
    assert_eq!(
        reckon(publish(), made)[0],
        ("by".into(), json!("2026-03-05"))
    );
    let changed =
        json!({ "attribute": "proactive", "dated": "2026-01-30", "changed": "2026-09-29" });
    assert_eq!(reckon(publish(), changed)[0].1, "2026-11-02");
}

#[test]
fn a_clock_that_does_not_run_empties_its_field() {
    let withheld = json!({ "attribute": "withheld", "dated": "2026-01-30" });
    assert_eq!(
        reckon(publish(), withheld),
        [("by".into(), Value::Null), ("note".into(), Value::Null)]
    );
    assert_eq!(
        reckon(publish(), json!({ "attribute": "proactive" }))[0].1,
        Value::Null
    );
}

#[test]
fn a_day_in_a_year_without_a_calendar_is_marked_as_provisional() {
    let far = json!({ "attribute": "proactive", "dated": "2099-01-05" });
    assert_eq!(
        reckon(publish(), far)[1],
        ("note".into(), json!("暂定，放假安排未导入"))
    );
}

#[test]
fn a_clock_in_hours_runs_around_the_clock() {
    let clock =
        json!({ "field": "by", "from": ["found"], "limit_field": "hours", "unit": "hours" });
    let fields = json!({ "found": "2026-09-30T20:00:00+08:00", "hours": 5 });
    assert_eq!(reckon(clock, fields)[0].1, "2026-10-01T01:00:00+08:00");
}

#[test]
fn a_clock_runs_as_long_as_the_value_of_a_field_says() {
    let clock = json!({ "field": "by", "from": ["found"], "limit": "response.respond",
        "limit_by": { "field": "grade", "limits": { "major": "response.respond.major" } } });
    let by = |grade: Value| {
        let fields = json!({ "found": "2026-09-30T20:00:00+08:00", "grade": grade });
        reckon(clock.clone(), fields)[0].1.clone()
    };
    assert_eq!(by(json!("major")), "2026-10-01T01:00:00+08:00");
    assert_eq!(by(json!("general")), "2026-10-02T20:00:00+08:00");
    assert_eq!(by(Value::Null), "2026-10-02T20:00:00+08:00");
}

#[test]
fn a_clock_is_reckoned_again_where_the_field_that_decides_changes() {
    let clock = json!({ "field": "by", "from": ["found"], "limit": "response.respond",
        "limit_by": { "field": "grade", "limits": { "major": "response.respond.major" } } });
    let clock: Clock = serde_json::from_value(clock).expect("a clock");
    assert!(clock.follows(&|field| field == "grade"));
    assert!(!clock.follows(&|field| field == "remarks"));
}

#[test]
fn months_end_on_the_last_day_where_the_month_is_shorter() {
    let clock =
        json!({ "field": "by", "from": ["day"], "limit_field": "months", "unit": "months" });
    let fields = json!({ "day": "2026-08-31", "months": 1 });
    assert_eq!(reckon(clock, fields)[0].1, "2026-09-30");
}

#[test]
fn a_clock_by_cycle_runs_for_one_period_and_not_where_there_is_none() {
    let clock = || json!({ "field": "by", "from": ["updated"], "cycle": "cycle" });
    let by = |cycle: &str| {
        let fields = json!({ "updated": "2026-08-31", "cycle": cycle });
        reckon(clock(), fields)[0].1.clone()
    };
    assert_eq!(by("weekly"), "2026-09-07");
    assert_eq!(by("monthly"), "2026-09-30");
    assert_eq!(by("yearly"), "2027-08-31");
    assert_eq!(by("as_needed"), Value::Null);
    let clock: Clock = serde_json::from_value(clock()).expect("a clock");
    assert!(clock.follows(&|field| field == "cycle"));
}

#[test]
fn an_offices_own_number_counts_unless_a_law_fixes_it() {
    let own = BTreeMap::from([
        ("document.publish".to_owned(), 30),
        ("document.publish.ahead".to_owned(), 9),
    ]);
    let limits = limits().with(&own);
    let value = |name: &str| limits.get(name).map(|limit| limit.value);
    assert_eq!(
        value("document.publish"),
        Some(20),
        "Article 26 says twenty"
    );
    assert_eq!(value("document.publish.ahead"), Some(9));
}

fn due() -> Due {
    let due = json!({ "name": "publish", "by": "by", "until": "done", "words": "发布", "unit": "working_days" });
    serde_json::from_value(due).expect("a due")
}

#[test]
fn what_is_done_is_no_longer_due() {
    let now = at("2026-11-22T09:00:00+08:00");
    let open = record(json!({ "by": "2026-11-20" }));
    let standing = due().standing(&open, now, &calendar()).expect("due");
    assert!(standing.overdue);
    let done = record(json!({ "by": "2026-11-20", "done": "2026-11-19" }));
    assert_eq!(due().standing(&done, now, &calendar()), None);
}

#[test]
fn days_left_are_told_in_working_days_where_the_duty_counts_so() {
    let open = record(json!({ "by": "2026-10-10" }));
    let standing = due().standing(&open, at("2026-09-30T09:00:00+08:00"), &calendar());
    let standing = standing.expect("due");
    assert_eq!(
        (standing.text.as_str(), standing.days),
        ("还有3个工作日", 10)
    );
}

#[test]
fn a_moment_is_told_in_hours() {
    let open = record(json!({ "by": "2026-11-22T12:30:00+08:00" }));
    let said = |now: &str| {
        due()
            .standing(&open, at(now), &calendar())
            .expect("due")
            .text
    };
    assert_eq!(said("2026-11-22T09:00:00+08:00"), "还有3小时");
    assert_eq!(said("2026-11-22T14:31:00+08:00"), "已超时2小时");
}

#[test]
fn a_check_speaks_where_all_its_conditions_hold() {
    let duties: Duties = serde_json::from_value(json!({ "x-checks": [{
        "rule": "effect_before_closing", "level": "blocking", "field": "effect",
        "when": [{ "field": "state", "op": "eq", "value": "closed" }, { "field": "effect", "op": "empty" }],
        "reason": "办结前要先填回应效果", "source": "工作要点" }] }))
    .expect("duties");
    let said = |fields: Value| duties.checks[0].find(&record(fields), day("2026-11-22"), &limits());
    assert!(said(json!({ "state": "closed" })).is_some());
    assert!(said(json!({ "state": "closed", "effect": "好" })).is_none());
    assert!(said(json!({ "state": "open" })).is_none());
}

#[test]
fn a_check_of_a_level_that_the_office_does_not_ask_for_is_silent() {
    let check = json!({ "rule": "third_review", "level": "blocking", "field": "third", "reason": "三审", "source": "制度",
        "only": { "limit": "publication.levels", "least": 3 },
        "when": [{ "field": "published", "op": "not_empty" }, { "field": "third", "op": "empty" }] });
    let check: Check = serde_json::from_value(check).expect("a check");
    let published = record(json!({ "published": "2026-11-20" }));
    let speaks = |levels: u32| {
        let own = BTreeMap::from([("publication.levels".to_owned(), levels)]);
        let found = check.find(&published, day("2026-11-22"), &limits().with(&own));
        found.is_some()
    };
    assert!(speaks(3));
    assert!(!speaks(2));
}

#[test]
fn a_misspelt_keyword_is_no_schema() {
    let wrong = json!({ "x-dues": [{ "name": "a", "by": "b", "words": "c", "untill": "d" }] });
    assert!(serde_json::from_value::<Duties>(wrong).is_err());
}

#[test]
fn a_quota_is_spoken_of_from_its_month_on() {
    let quota = json!({ "rule": "hearing", "words": "汇报", "source": "条例", "from_month": 9 });
    let quota: Quota = serde_json::from_value(quota).expect("a quota");
    assert!(!quota.is_pressing(day("2026-08-31")));
    assert!(quota.is_pressing(day("2026-09-01")));
    assert_eq!(quota.needs(&limits(), 2026), 1);
}

#[test]
fn a_condition_may_compare_with_another_field_or_with_the_day() {
    let holds = |op: Compare, value: Value, other: Option<&str>, fields: Value| {
        let other = other.map(str::to_owned);
        let field = "a".to_owned();
        Condition {
            field,
            op,
            value,
            other,
        }
        .holds(&record(fields), day("2026-11-22"))
    };
    let days = json!({ "a": "2026-01-02", "b": "2026-01-03" });
    assert!(holds(Compare::Lt, Value::Null, Some("b"), days.clone()));
    assert!(!holds(Compare::Gt, Value::Null, Some("b"), days));
    assert!(holds(
        Compare::Lt,
        json!("today"),
        None,
        json!({ "a": "2026-11-21" })
    ));
    assert!(
        holds(Compare::Ge, json!(10), None, json!({ "a": 10 })),
        "numbers by size"
    );
    assert!(holds(
        Compare::Eq,
        json!("图解"),
        None,
        json!({ "a": ["文字", "图解"] })
    ));
}

proptest! {
    #[test]
    fn an_empty_field_is_neither_more_nor_less_nor_equal(value in "[0-9a-z\\-]{0,8}") {
        let nothing = record(json!({ "a": null }));
        for op in [Compare::Eq, Compare::Ge, Compare::Le, Compare::Gt, Compare::Lt] {
            let condition = Condition { field: "a".into(), op, value: json!(value), other: None };
            prop_assert!(!condition.holds(&nothing, day("2026-11-22")));
        }
    }

    #[test]
    fn less_and_at_least_are_opposites(a in 0i64..50, b in 0i64..50) {
        let fields = record(json!({ "a": a }));
        let holds = |op| Condition { field: "a".into(), op, value: json!(b), other: None }
            .holds(&fields, day("2026-11-22"));
        prop_assert_ne!(holds(Compare::Lt), holds(Compare::Ge));
        prop_assert_ne!(holds(Compare::Gt), holds(Compare::Le));
    }
}
