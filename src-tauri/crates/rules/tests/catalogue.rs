//! The fields of standard catalogues, and their time limits.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{Days, NaiveDate};
use minglu_rules::Recurs;
use minglu_rules::calendar::Calendar;
use minglu_rules::catalogue::{fields, in_title, number, plain};
use minglu_rules::duty::Unit;
use minglu_rules::time_limit::{
    Allowance, Pace, Published, Rhythm, Standing, TimeLimit, Timeliness, standing,
};
use proptest::prelude::*;

const ALLOWANCE: Allowance = Allowance {
    prompt: 7,
    real_time: 1,
    ahead: 10,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn some(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn calendar() -> Calendar {
    Calendar::with(Vec::new()).expect("calendars")
}

fn stand(limit: TimeLimit, changed: &str, published: &str, today: &str) -> Standing {
    let item = Published {
        changed: some(changed),
        published: some(published),
    };
    standing(&limit, item, ALLOWANCE, &calendar(), day(today))
}

const QUARTERLY: TimeLimit = TimeLimit {
    within: None,
    rhythm: Some(Rhythm::Each(Recurs::Quarterly, None)),
    by: None,
    pace: None,
    lasting: false,
};

fn twenty() -> TimeLimit {
    TimeLimit {
        within: Some((20, Unit::WorkingDays)),
        ..TimeLimit::default()
    }
}

#[test]
fn the_national_fields_are_twenty_six_in_their_order() {
    let numbers: Vec<u32> = fields().iter().map(|field| field.no).collect();
    assert_eq!(numbers, (1..=26).collect::<Vec<_>>());
}

#[test]
fn a_countys_own_name_for_a_field_finds_its_number() {
    assert_eq!(number("涉农补贴"), Some(19));
    assert_eq!(number("十九、涉农补贴领域"), Some(19));
    assert_eq!(number("（二十六）乡村振兴"), Some(26));
    assert_eq!(number("城乡规划"), Some(11));
    assert_eq!(number("自然资源"), None);
}

#[test]
fn a_field_is_found_in_the_title_of_its_table() {
    for (title, field) in [
        ("澄溪县涉农补贴领域基层政务公开标准目录", Some("涉农补贴")),
        ("石泉湾镇城市综合执法领域标准目录", Some("城市综合执法")),
        (
            "澄溪县2026年自然资源领域基层政务公开标准目录",
            Some("自然资源"),
        ),
        ("（四）户籍管理领域", Some("户籍管理")),
        ("社会救助", Some("社会救助")),
        ("澄溪县基层政务公开标准目录", None),
        ("Sheet1", None),
        ("领域", None),
    ] {
        assert_eq!(in_title(title), field, "{title}");
    }
}

#[test]
fn what_was_never_published_is_never_and_says_by_when() {
    let never = stand(twenty(), "2026-09-29", "", "2026-11-22");
    assert_eq!(never.state, Timeliness::Never);
    assert_eq!(never.due, Some(day("2026-11-02")));
    assert_eq!(stand(twenty(), "", "", "2026-11-22").due, None);
}

#[test]
fn a_change_starts_the_days_and_its_publication_ends_them() {
    assert_eq!(
        stand(twenty(), "2026-09-29", "2026-03-01", "2026-11-03").state,
        Timeliness::Late
    );
    assert_eq!(
        stand(twenty(), "2026-09-29", "2026-03-01", "2026-11-02").state,
        Timeliness::DueSoon
    );
    assert_eq!(
        stand(twenty(), "2026-09-29", "2026-03-01", "2026-10-09").state,
        Timeliness::Fine
    );
    assert_eq!(
        stand(twenty(), "2026-09-29", "2026-09-29", "2026-11-22").state,
        Timeliness::Fine
    );
}

#[test]
fn a_publication_counts_for_the_quarter_in_which_it_falls() {
    let at = |published, today| stand(QUARTERLY, "", published, today);
    assert_eq!(at("2026-07-02", "2026-11-22").due, Some(day("2026-12-31")));
    assert_eq!(at("2026-07-02", "2026-11-22").state, Timeliness::Fine);
    assert_eq!(at("2026-07-02", "2026-12-25").state, Timeliness::DueSoon);
    assert_eq!(at("2026-07-02", "2027-01-01").state, Timeliness::Late);
    assert_eq!(at("2026-06-30", "2026-11-22").state, Timeliness::Late);
    assert_eq!(at("2026-12-01", "2026-12-31").due, Some(day("2027-03-31")));
}

#[test]
fn what_is_due_by_a_day_of_each_year_is_due_on_it_again() {
    let january = TimeLimit {
        rhythm: Some(Rhythm::Each(Recurs::Yearly, Some(day("2026-01-31")))),
        ..TimeLimit::default()
    };
    let due = |published| stand(january, "", published, "2026-11-22").due;
    assert_eq!(due("2026-01-20"), Some(day("2027-01-31")));
    assert_eq!(
        due("2026-02-05"),
        Some(day("2027-01-31")),
        "a late one counts for its year"
    );
    assert_eq!(due("2025-01-20"), Some(day("2026-01-31")));
    assert_eq!(due(""), Some(day("2026-01-31")));
}

#[test]
fn words_without_days_take_what_the_county_says() {
    let pace = |pace| TimeLimit {
        pace: Some(pace),
        ..TimeLimit::default()
    };
    let due = |limit| stand(limit, "2026-11-13", "2026-01-01", "2026-11-22").due;
    assert_eq!(due(pace(Pace::RealTime)), Some(day("2026-11-16")));
    assert_eq!(due(pace(Pace::Prompt)), Some(day("2026-11-24")));
}

#[test]
fn what_stays_and_what_is_due_once_is_done_when_it_is_published() {
    let lasting = TimeLimit {
        lasting: true,
        ..TimeLimit::default()
    };
    assert_eq!(
        stand(lasting, "", "2020-01-01", "2026-11-22").state,
        Timeliness::Fine
    );
    let once = TimeLimit {
        by: Some(day("2025-03-31")),
        ..TimeLimit::default()
    };
    assert_eq!(
        stand(once, "", "2025-04-01", "2026-11-22").state,
        Timeliness::Fine
    );
    assert_eq!(stand(once, "", "", "2026-11-22").days, Some(-601));
}

#[test]
fn a_limit_that_says_nothing_is_looked_at_by_a_person() {
    let nothing = TimeLimit::default();
    assert_eq!(
        stand(nothing, "2026-01-01", "2026-01-02", "2026-11-22").state,
        Timeliness::Unread
    );
    assert_eq!(
        stand(nothing, "", "", "2026-11-22").state,
        Timeliness::Never
    );
}

#[test]
fn of_several_demands_the_first_holds() {
    let both = TimeLimit {
        within: Some((5, Unit::WorkingDays)),
        ..QUARTERLY
    };
    assert_eq!(
        stand(both, "2026-11-13", "2026-10-08", "2026-11-16").due,
        Some(day("2026-11-20"))
    );
    assert_eq!(
        stand(both, "2026-10-01", "2026-10-08", "2026-11-16").due,
        Some(day("2027-03-31"))
    );
}

proptest! {
    /// Published today, nothing that comes back is due in the stretch that runs.
    #[test]
    fn nothing_is_late_on_the_day_of_its_publication(
        days in 0_u64..1500,
        recurs in proptest::sample::select(Recurs::ALL.to_vec()),
        month in 1_u32..=12,
        of_month in 1_u32..=28,
    ) {
        let today = day("2025-01-01") + Days::new(days);
        let sample = NaiveDate::from_ymd_opt(2026, month, of_month);
        for sample in [None, sample] {
            let limit = TimeLimit { rhythm: Some(Rhythm::Each(recurs, sample)), ..TimeLimit::default() };
            let item = Published { changed: Some(today), published: Some(today) };
            let stands = standing(&limit, item, ALLOWANCE, &calendar(), today);
            prop_assert!(stands.due.is_some_and(|due| due > today), "{stands:?}");
        }
    }

    #[test]
    fn no_title_breaks_the_search_for_a_field(text in "[（一二十县乡年领域涉农补贴、. a]{0,20}") {
        let found = in_title(&text);
        prop_assert!(found.is_none_or(|name| !name.is_empty() && text.contains(name)));
        let cleaned = plain(&text);
        prop_assert!(text.contains(cleaned));
    }
}
