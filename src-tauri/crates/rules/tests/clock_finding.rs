//! What the clock points out, and where it keeps silent.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

mod history;

use history::{day, entry, official, on, terms};
use minglu_rules::request::clock::{Entry, daily, reckon};

const START: &str = "started 2026-03-02";

fn rules(today: &str, entries: &[&str]) -> Vec<String> {
    let findings = on(today, entries).findings.into_iter();
    findings.map(|finding| finding.rule).collect()
}

#[test]
fn the_day_of_arrival_is_asked_for_only_where_a_time_still_runs_from_it() {
    let none: [&[&str]; 5] = [
        &[START, "corrected 2026-03-05"],
        &[START, "fee_noticed 2026-03-10", "fee_paid 2026-03-12"],
        &[START, "fee_noticed 2026-03-10", "fee_waived 2026-03-12"],
        &[START, "third_party 2026-03-04", "closed 2026-03-12"],
        &[START, "other_agency 2026-03-04"],
    ];
    for entries in none {
        assert!(rules("2026-03-13", entries).is_empty(), "{entries:?}");
    }
    for asked in [
        "corrected 2026-03-05 days 10",
        "fee_noticed 2026-03-10",
        "joint_maker 2026-03-10",
    ] {
        let found = rules("2026-03-13", &[START, asked]);
        assert_eq!(found, ["reached_missing"], "{asked}");
    }
}

#[test]
fn asking_for_a_fee_or_others_is_late_only_after_the_due_date_of_the_count_that_runs() {
    let fee = [START, "fee_noticed 2026-03-31 reached 2026-03-31"];
    assert_eq!(rules("2026-04-01", &fee), ["after_due"]);
    for last in [
        "fee_noticed 2026-03-30 reached 2026-03-30",
        "other_agency 2026-03-30",
    ] {
        assert!(rules("2026-03-30", &[START, last]).is_empty(), "{last}");
    }
    // The day on which a payment begins the count anew belongs to the new count.
    let anew = [
        fee[0],
        fee[1],
        "fee_paid 2026-04-08",
        "other_agency 2026-04-08",
    ];
    assert_eq!(rules("2026-04-09", &anew), ["after_due"]);
}

#[test]
fn a_reply_on_the_day_of_the_opinion_came_after_it() {
    let heard = "third_party 2026-03-04 reached 2026-03-05 to 2026-03-12";
    assert!(rules("2026-06-01", &[START, heard, "answered 2026-03-12"]).is_empty());
    let before = rules("2026-06-01", &[START, heard, "answered 2026-03-11"]);
    assert_eq!(before, ["before_opinion"]);
}

#[test]
fn a_delay_that_is_lost_and_an_applicant_not_told_are_said_in_their_own_words() {
    let said = |today: &str, entries: &[&str]| {
        let findings = on(today, entries).findings.into_iter();
        let told = findings.map(|finding| (finding.rule, finding.reason));
        told.collect::<Vec<_>>()
    };
    let untold = [
        ("extended 2026-03-20 days 10", "请发延期答复告知书"),
        ("delayed 2026-03-20 days 10", "请发延迟答复告知书"),
    ];
    for (entry, words) in untold {
        let open = said("2026-03-24", &[START, entry]);
        assert!(open[0].1.contains(words), "{open:?}");
        let ended = said("2026-06-01", &[START, entry, "answered 2026-03-25"]);
        assert!(ended[0].1.contains("请补上"), "{ended:?}");
    }
    let lost = said(
        "2026-03-17",
        &[
            START,
            "delayed 2026-03-05 days 10 reached 2026-03-05",
            "fee_noticed 2026-03-10 reached 2026-03-10",
            "fee_paid 2026-03-16",
        ],
    );
    assert_eq!(lost[0].0, "delay_dropped");
}

#[test]
fn a_correction_that_comes_late_is_told_from_one_that_never_comes() {
    let asked = "corrected 2026-03-05 reached 2026-03-06 days 10";
    let late = format!("{asked} to 2026-03-23");
    assert_eq!(rules("2026-03-24", &[START, &late]), ["corrected_late"]);
    let last = format!("{asked} to 2026-03-20");
    assert!(rules("2026-03-24", &[START, &last]).is_empty());
}

#[test]
fn what_just_still_can_have_happened_is_taken() {
    let histories: [&[&str]; 9] = [
        &["started 2000-01-01"],
        &["started 2100-12-31"],
        &[START, "other_agency 2026-03-10 to 2026-03-10"],
        &[
            START,
            "third_party 2026-03-04 reached 2026-03-05 to 2026-03-05",
        ],
        // Told by telephone, she corrected it before the letter was there.
        &[
            START,
            "corrected 2026-03-04 reached 2026-03-10 to 2026-03-09",
        ],
        &[START, "corrected 2026-03-04 days 250"],
        &[START, "delayed 2026-03-10 days 250"],
        &[
            START,
            "corrected 2026-03-04 to 2026-03-10",
            "answered 2026-03-10",
        ],
        &[
            START,
            "corrected 2026-03-04 to 2026-03-10",
            "extended 2026-03-10 days 20",
        ],
    ];
    for words in histories {
        let entries: Vec<Entry> = words.iter().map(|text| entry(text)).collect();
        let taken = reckon(&entries, &official(), &terms(), day("2026-03-20"));
        assert!(taken.is_ok(), "{words:?}: {taken:?}");
    }
}

#[test]
fn a_day_of_a_year_without_a_calendar_says_so_itself() {
    let entries = [entry("started 2026-12-18")];
    let days = daily(&entries, &official(), &terms(), day("2026-12-20")).expect("lawful");
    let provisional = days.iter().filter(|day| day.provisional);
    let first = provisional.map(|day| day.date).next();
    assert_eq!(first, Some(day("2027-01-01")));
}
