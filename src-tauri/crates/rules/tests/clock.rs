//! The clock of a request by examples: the lawful date, the clocks beside it, and what cannot be.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

mod history;

use history::{day, entry, official, on};
use minglu_rules::duty::Limits;
use minglu_rules::request::clock::{
    Conventions, Entry, LineKind, Reckoning, Side, SideClock, Terms, reckon,
};

fn due(today: &str, entries: &[&str]) -> String {
    let due = on(today, entries).due;
    due.map_or_else(|| "none".to_owned(), |due| due.to_string())
}

fn rules(reckoning: &Reckoning) -> Vec<&str> {
    let findings = reckoning.findings.iter();
    findings.map(|finding| finding.rule.as_str()).collect()
}

fn side(reckoning: &Reckoning, clock: SideClock) -> &Side {
    let mut sides = reckoning.sides.iter();
    sides.find(|side| side.clock == clock).expect("the clock")
}

#[test]
fn the_worked_examples_of_2026_come_out() {
    let examples = [
        ("2026-01-30", "02-10", "02-27", "03-05", "04-02"),
        ("2026-02-10", "02-26", "03-09", "03-16", "04-14"),
        ("2026-04-28", "05-11", "05-21", "05-28", "06-26"),
        ("2026-09-18", "09-29", "10-15", "10-22", "11-19"),
        ("2026-09-29", "10-14", "10-26", "11-02", "11-30"),
    ];
    for (receipt, seven, fifteen, twenty, forty) in examples {
        let full = |short: &str| format!("2026-{short}");
        let started = format!("started {receipt}");
        let reckoning = on(receipt, &[&started]);
        assert_eq!(reckoning.due, Some(day(&full(twenty))), "{receipt}");
        let notice = side(&reckoning, SideClock::CorrectionNotice);
        assert_eq!(notice.due, Some(day(&full(seven))), "{receipt}");
        let asked = format!("third_party {receipt} reached {receipt}");
        let asking = on(receipt, &[&started, &asked]);
        let answer = side(&asking, SideClock::ThirdParty);
        assert_eq!(answer.due, Some(day(&full(fifteen))), "{receipt}");
        let extended = format!("extended {receipt} days 20 reached {receipt}");
        assert_eq!(due(receipt, &[&started, &extended]), full(forty));
    }
}

#[test]
fn a_request_received_on_a_holiday_counts_from_the_next_working_day() {
    // The Spring Festival of 2026 ends on 23 February; 14 and 28 February are worked.
    let reckoning = on("2026-02-24", &["started 2026-02-17"]);
    assert_eq!(reckoning.days_used, 1);
    assert_eq!(reckoning.due, on("2026-02-24", &["started 2026-02-23"]).due);
    assert_eq!(on("2026-02-14", &["started 2026-02-13"]).days_used, 1);
    assert_eq!(on("2026-02-28", &["started 2026-02-27"]).days_used, 1);
    assert_eq!(on("2026-03-01", &["started 2026-02-27"]).days_used, 1);
}

#[test]
fn days_used_and_left_are_those_of_the_period() {
    let before = on("2026-03-02", &["started 2026-03-02"]);
    assert_eq!((before.days_used, before.days_left), (0, 20));
    let amid = on("2026-03-09", &["started 2026-03-02"]);
    assert_eq!((amid.days_used, amid.days_left), (5, 15));
    let last = on("2026-03-30", &["started 2026-03-02"]);
    assert_eq!((last.days_left, last.overdue), (0, false));
    let late = on("2026-04-01", &["started 2026-03-02"]);
    assert_eq!((late.days_left, late.overdue), (-2, true));
}

#[test]
fn a_correction_begins_the_count_anew() {
    let noticed = [
        "started 2026-03-02",
        "corrected 2026-03-05 reached 2026-03-06 days 10",
    ];
    let waiting = on("2026-03-10", &noticed);
    assert_eq!(
        (waiting.due, waiting.open, waiting.overdue),
        (None, true, false)
    );
    assert_eq!(waiting.days_used, 3);
    assert_eq!(
        side(&waiting, SideClock::Correction).due,
        Some(day("2026-03-20"))
    );
    let corrected = ["started 2026-03-02", "corrected 2026-03-05 to 2026-03-12"];
    assert_eq!(
        due("2026-03-13", &corrected),
        due("2026-03-13", &["started 2026-03-12"])
    );
}

#[test]
fn a_correction_that_never_comes_ends_in_abandonment() {
    let noticed = [
        "started 2026-03-02",
        "corrected 2026-03-05 reached 2026-03-06 days 10",
    ];
    let after = on("2026-03-23", &noticed);
    assert_eq!(rules(&after), ["not_corrected"]);
    assert!(
        side(&after, SideClock::Correction)
            .words
            .contains("视为放弃申请")
    );
    let closed = on("2026-06-01", &[noticed[0], noticed[1], "closed 2026-03-24"]);
    assert_eq!((closed.overdue, closed.open), (false, false));
}

#[test]
fn a_correction_asked_for_after_seven_days_is_pointed_out() {
    let late = ["started 2026-03-02", "corrected 2026-03-12 to 2026-03-16"];
    assert_eq!(rules(&on("2026-03-17", &late)), ["correction_late"]);
    let last = ["started 2026-03-02", "corrected 2026-03-11 to 2026-03-16"];
    assert!(rules(&on("2026-03-17", &last)).is_empty());
}

#[test]
fn the_time_of_a_third_party_does_not_count() {
    let asked = [
        "started 2026-03-02",
        "third_party 2026-03-04 reached 2026-03-05 to 2026-03-11",
    ];
    // Five working days after the fourth up to the eleventh.
    assert_eq!(due("2026-03-12", &asked), "2026-04-07");
    assert_eq!(due("2026-03-12", &["started 2026-03-02"]), "2026-03-30");
}

#[test]
fn a_silent_third_party_takes_fifteen_days_and_the_agency_decides() {
    let asked = [
        "started 2026-03-02",
        "third_party 2026-03-04 reached 2026-03-05",
    ];
    let reckoning = on("2026-05-20", &asked);
    let answer = side(&reckoning, SideClock::ThirdParty);
    assert_eq!((answer.due, answer.missed), (Some(day("2026-03-26")), true));
    assert!(answer.words.contains("由本机关依照条例决定是否公开"));
    assert!(!reckoning.open && reckoning.overdue);
    let excluded = |reckoning: &Reckoning| {
        let lines = reckoning.lines.iter();
        lines
            .filter(|line| line.kind == LineKind::Excluded)
            .map(|line| line.days)
            .sum::<u32>()
    };
    assert_eq!(excluded(&reckoning), 16);
    let late = [
        "started 2026-03-02",
        "third_party 2026-03-04 reached 2026-03-05 to 2026-05-06",
    ];
    assert_eq!(
        on("2026-05-20", &late).due,
        reckoning.due,
        "an answer after its time changes nothing"
    );
}

#[test]
fn on_the_last_day_of_the_others_time_the_date_no_longer_moves() {
    let asked = [
        "started 2026-03-02",
        "third_party 2026-03-04 reached 2026-03-05",
    ];
    assert!(on("2026-03-25", &asked).open);
    assert!(!on("2026-03-26", &asked).open);
}

#[test]
fn a_silent_joint_maker_consents() {
    let asked = [
        "started 2026-03-02",
        "joint_maker 2026-03-04 reached 2026-03-05",
    ];
    let reckoning = on("2026-03-10", &asked);
    assert!(
        side(&reckoning, SideClock::JointMaker)
            .words
            .contains("视为同意公开")
    );
    assert!(reckoning.open);
}

#[test]
fn another_agency_has_no_time_of_its_own_so_the_pause_lasts() {
    let asked = ["started 2026-03-02", "other_agency 2026-03-04"];
    let (first, second) = (on("2026-03-10", &asked), on("2026-03-11", &asked));
    assert!(first.open && first.due < second.due);
    let line = first
        .lines
        .iter()
        .find(|line| line.kind == LineKind::Excluded)
        .expect("a pause");
    assert_eq!((line.to, line.days), (None, 4));
}

#[test]
fn pauses_that_overlap_count_once() {
    let one = "third_party 2026-03-04 to 2026-03-13";
    let two = "other_agency 2026-03-09 to 2026-03-18";
    let both = on("2026-03-20", &["started 2026-03-02", one, two]);
    let single = on(
        "2026-03-20",
        &[
            "started 2026-03-02",
            "other_agency 2026-03-04 to 2026-03-18",
        ],
    );
    assert_eq!(both.due, single.due);
    let line = both
        .lines
        .iter()
        .find(|line| line.kind == LineKind::Excluded)
        .expect("a pause");
    assert!(
        line.words.contains("征求第三方意见、征求其他机关意见"),
        "{}",
        line.words
    );
}

#[test]
fn a_pause_that_begins_before_day_one_takes_no_more_than_it_lasts() {
    // Friday's receipt, asked on the Saturday, answered on the Tuesday: Monday and Tuesday.
    let asked = [
        "started 2026-03-06",
        "other_agency 2026-03-07 to 2026-03-10",
    ];
    assert_eq!(
        due("2026-03-11", &asked),
        due("2026-03-11", &["started 2026-03-10"])
    );
}

#[test]
fn a_pause_from_before_a_correction_takes_only_what_is_left_of_it() {
    let entries = [
        "started 2026-03-02",
        "other_agency 2026-03-03 to 2026-03-17",
        "corrected 2026-03-04 to 2026-03-13",
    ];
    assert_eq!(
        due("2026-03-18", &entries),
        due("2026-03-18", &["started 2026-03-17"])
    );
}

#[test]
fn an_extension_adds_its_days_also_while_others_are_asked() {
    let extended = [
        "started 2026-03-02",
        "extended 2026-03-20 days 10 reached 2026-03-23",
    ];
    let reckoning = on("2026-03-24", &extended);
    assert_eq!(
        (reckoning.allowed, reckoning.due),
        (30, Some(day("2026-04-14")))
    );
    assert!(reckoning.findings.is_empty());
    let asked = "third_party 2026-03-16 reached 2026-03-17 to 2026-03-25";
    let amid = on("2026-03-24", &[extended[0], asked, extended[1]]);
    assert_eq!(amid.due, Some(day("2026-04-23")), "seven more");
}

#[test]
fn an_extension_is_decided_and_told_within_the_first_twenty_days() {
    let started = "started 2026-03-02";
    let untold = on("2026-03-24", &[started, "extended 2026-03-20 days 10"]);
    assert_eq!(rules(&untold), ["extension_untold"]);
    assert_eq!(
        side(&untold, SideClock::ExtensionTold).due,
        Some(day("2026-03-30"))
    );
    let told_late = on(
        "2026-04-01",
        &[started, "extended 2026-03-30 days 10 reached 2026-03-31"],
    );
    assert_eq!(rules(&told_late), ["extension_told_late"]);
    let late = on(
        "2026-04-01",
        &[started, "extended 2026-03-31 days 10 reached 2026-03-31"],
    );
    assert_eq!(
        rules(&late),
        ["extension_told_late", "extension_decided_late"]
    );
}

#[test]
fn a_delayed_reply_is_due_after_the_days_that_the_office_chose() {
    let started = "started 2026-03-02";
    let delayed = "delayed 2026-03-20 days 40 reached 2026-03-20";
    let alone = on("2026-03-24", &[started, delayed]);
    // Day 60 of the official calendar: 20 to 30 March, 40 more with 清明 and 劳动节 between.
    assert_eq!((alone.allowed, alone.due), (60, Some(day("2026-05-28"))));
    assert!(!alone.extended && alone.findings.is_empty());
    let line = alone
        .lines
        .iter()
        .find(|line| line.kind == LineKind::Delayed)
        .expect("a line");
    assert_eq!(
        (line.days, line.article),
        (40, "《政府信息公开条例》第三十五条")
    );
    let extended = "extended 2026-03-18 days 20 reached 2026-03-18";
    let both = on("2026-03-24", &[started, extended, delayed]);
    assert_eq!(both.allowed, 80, "it follows the period of Art. 33");
    assert!(both.extended);
}

#[test]
fn a_delay_is_told_within_the_period_that_it_lengthens() {
    let started = "started 2026-03-02";
    let extended = "extended 2026-03-18 days 5 reached 2026-03-18";
    let told = "delayed 2026-03-31 days 10 reached 2026-04-07";
    let within = on("2026-04-08", &[started, extended, told]);
    assert_eq!(
        side(&within, SideClock::DelayTold).due,
        Some(day("2026-04-07"))
    );
    assert!(within.findings.is_empty(), "{:?}", within.findings);
    let late = on("2026-04-08", &[started, told]);
    assert_eq!(rules(&late), ["delay_told_late", "delay_decided_late"]);
    let untold = on("2026-03-24", &[started, "delayed 2026-03-20 days 10"]);
    assert_eq!(rules(&untold), ["delay_untold"]);
}

#[test]
fn a_payment_begins_the_count_anew_and_none_at_all_ends_the_case() {
    let noticed = [
        "started 2026-03-02",
        "fee_noticed 2026-03-10 reached 2026-03-11",
    ];
    let waiting = on("2026-03-12", &noticed);
    assert_eq!((waiting.due, waiting.open), (None, true));
    assert_eq!(
        side(&waiting, SideClock::Payment).due,
        Some(day("2026-04-09"))
    );
    let paid = on(
        "2026-03-20",
        &[noticed[0], noticed[1], "fee_paid 2026-03-19"],
    );
    assert_eq!(paid.due, on("2026-03-20", &["started 2026-03-19"]).due);
    assert_eq!(rules(&on("2026-04-10", &noticed)), ["fee_unpaid"]);
    let late = on(
        "2026-04-20",
        &[noticed[0], noticed[1], "fee_paid 2026-04-10"],
    );
    assert_eq!(rules(&late), ["fee_paid_late"]);
}

#[test]
fn a_notice_to_pay_that_is_taken_back_lets_the_period_go_on() {
    let entries = [
        "started 2026-03-02",
        "fee_noticed 2026-03-10",
        "fee_waived 2026-03-16",
    ];
    assert_eq!(due("2026-03-17", &entries), "2026-04-03");
    let again = [&entries[..], &["fee_noticed 2026-03-17"]].concat();
    assert_eq!(due("2026-03-17", &again), "none");
}

#[test]
fn an_office_that_lets_a_payment_resume_the_count_says_so_in_the_file() {
    let text = r#"{"unconfirmed": [], "payment_restarts": false}"#;
    let conventions = Conventions::read(text).expect("conventions");
    let terms = Terms::of(&Limits::builtin().expect("limits"), &conventions).expect("terms");
    let entries = [
        "started 2026-03-02",
        "fee_noticed 2026-03-10",
        "fee_paid 2026-03-16",
    ];
    let entries: Vec<Entry> = entries.iter().map(|text| entry(text)).collect();
    let resumed = reckon(&entries, &official(), &terms, day("2026-03-17")).expect("lawful");
    assert_eq!(resumed.due, Some(day("2026-04-03")));
    assert!(Conventions::read(r#"{"payment_restarts": 1}"#).is_err());
}

#[test]
fn an_extension_from_before_a_new_count_is_lost_and_said_to_be() {
    let entries = [
        "started 2026-03-02",
        "extended 2026-03-05 days 10 reached 2026-03-05",
        "fee_noticed 2026-03-10 reached 2026-03-10",
        "fee_paid 2026-03-16",
    ];
    let reckoning = on("2026-03-17", &entries);
    assert_eq!(
        (reckoning.allowed, rules(&reckoning)),
        (20, vec!["extension_dropped"])
    );
}

#[test]
fn a_reply_ends_the_clock_in_time_or_late() {
    let in_time = on("2026-06-01", &["started 2026-03-02", "answered 2026-03-30"]);
    assert_eq!((in_time.overdue, in_time.days_used), (false, 20));
    let late = on("2026-06-01", &["started 2026-03-02", "answered 2026-04-01"]);
    assert!(late.overdue);
    let last = late.lines.last().expect("a line");
    assert_eq!((last.kind, last.days), (LineKind::Ended, 2));
    assert!(last.words.contains("超过期限2个工作日"));
}

#[test]
fn a_reply_before_a_third_party_has_spoken_is_pointed_out() {
    let asked = [
        "started 2026-03-02",
        "third_party 2026-03-04 reached 2026-03-05",
    ];
    let early = on("2026-06-01", &[asked[0], asked[1], "answered 2026-03-26"]);
    assert_eq!(rules(&early), ["before_opinion"]);
    let after = on("2026-06-01", &[asked[0], asked[1], "answered 2026-03-27"]);
    assert!(rules(&after).is_empty());
    let withdrawn = on("2026-06-01", &[asked[0], asked[1], "closed 2026-03-10"]);
    assert!(rules(&withdrawn).is_empty());
}

#[test]
fn asking_others_after_the_due_date_takes_nothing_off() {
    let asked = [
        "started 2026-03-02",
        "other_agency 2026-03-31 to 2026-04-08",
    ];
    let reckoning = on("2026-04-09", &asked);
    assert_eq!(
        (reckoning.due, reckoning.overdue),
        (Some(day("2026-03-30")), true)
    );
    assert_eq!(rules(&reckoning), ["after_due"]);
}

#[test]
fn a_letter_whose_arrival_is_not_known_is_asked_for() {
    let asked = ["started 2026-03-02", "third_party 2026-03-04"];
    assert_eq!(rules(&on("2026-03-10", &asked)), ["reached_missing"]);
}

#[test]
fn a_date_in_a_year_without_a_calendar_is_provisional() {
    assert!(on("2026-12-20", &["started 2026-12-18"]).provisional);
    assert!(!on("2026-12-20", &["started 2026-11-18"]).provisional);
    let extended = [
        "started 2026-11-18",
        "extended 2026-12-01 days 20 reached 2026-12-01",
    ];
    assert!(on("2026-12-20", &extended).provisional);
}

#[test]
fn asking_others_on_the_due_date_itself_changes_nothing() {
    let asked = [
        "started 2026-03-02",
        "other_agency 2026-03-30 to 2026-04-08",
    ];
    assert_eq!(due("2026-04-09", &asked), "2026-03-30");
}
