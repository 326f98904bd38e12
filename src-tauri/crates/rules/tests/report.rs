//! Tables three and four: what is counted where, and the identities.
#![allow(clippy::expect_used, reason = "a broken test day should fail the test")]

use chrono::{Datelike, Days, NaiveDate};
use minglu_rules::request::outcome::Outcomes;
use minglu_rules::request::report::{
    Acts, Applicant, COLUMNS, Case, Cell, Column, Place, REMEDY_LABELS, ROWS, Remedies, Remedy,
    RemedyKind, RemedyResult, RemedySlot, Report, Requests, check, row_labels,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn case(received: &str, closed: Option<(&str, u8)>) -> Case {
    Case {
        applicant: Applicant::Business,
        received: day(received).year(),
        outcome: closed.map(|(_, row)| row),
        closed: closed.map(|(closed, _)| day(closed).year()),
    }
}

fn report(year: i32, cases: &[Case], remedies: &[Remedy]) -> Report {
    Report {
        year,
        acts: Acts::default(),
        requests: Requests::tally(year, cases),
        remedies: Remedies::tally(year, remedies),
    }
}

#[test]
fn a_case_stands_in_the_rows_of_each_year_that_it_touches() {
    let over = case("2025-12-20", Some(("2026-01-15", 13)));
    assert!(over.rows(2024).is_empty());
    assert_eq!(over.rows(2025), [1, 25]);
    assert_eq!(over.rows(2026), [2, 13, 24]);
    assert!(over.rows(2027).is_empty());
    let open = case("2025-12-20", None);
    assert_eq!(open.rows(2026), [2, 25]);
    assert_eq!(
        case("2026-03-02", Some(("2026-03-20", 3))).rows(2026),
        [1, 3, 24]
    );
}

#[test]
fn the_table_counts_by_applicant_and_in_all() {
    let natural = Case {
        applicant: Applicant::Natural,
        ..case("2026-03-02", Some(("2026-03-20", 3)))
    };
    let cases = [natural, natural, case("2026-03-02", None)];
    let table = Requests::tally(2026, &cases);
    assert_eq!(table.rows().len(), ROWS);
    assert_eq!(table.rows()[0], [2, 1, 0, 0, 0, 0, 3]);
    assert_eq!(table.rows()[2], [2, 0, 0, 0, 0, 0, 2]);
    assert_eq!(table.at(25, Column::Of(Applicant::Business)), 1);
    assert_eq!(table.at(26, Column::Total), 0, "there is no such row");
}

#[test]
fn the_rows_and_columns_are_called_as_the_form_calls_them() {
    let labels = row_labels(&Outcomes::builtin().expect("outcomes"));
    assert_eq!(labels.len(), ROWS);
    assert_eq!(labels[0].1, "一、本年新收政府信息公开申请数量");
    assert_eq!(
        labels[4],
        (
            Some("（三）不予公开".to_owned()),
            "1.属于国家秘密".to_owned()
        )
    );
    assert_eq!(labels[23].1, "（七）总计");
    assert_eq!(labels[24].1, "四、结转下年度继续办理");
    let heads = Applicant::ALL.map(Applicant::text);
    assert_eq!(COLUMNS[..6], heads);
    assert_eq!(REMEDY_LABELS.len(), 15);
}

#[test]
fn a_case_closed_without_an_outcome_breaks_the_sum_and_is_found() {
    let closed = Case {
        outcome: None,
        ..case("2026-03-02", Some(("2026-03-20", 3)))
    };
    let found = check(&report(2026, &[closed], &[]), None);
    let places: Vec<(u8, u8, u64, u64)> = found
        .iter()
        .map(|f| (f.row, f.column, f.expected, f.found))
        .collect();
    assert_eq!(places, [(24, 2, 0, 1), (24, 7, 0, 1)]);
    assert!(found[0].words.contains("商业企业"), "{}", found[0].words);
}

#[test]
fn a_wrong_number_in_a_paper_is_found_with_its_place() {
    let mut rows = vec![[0; 7]; ROWS];
    for row in [1, 3, 24] {
        rows[row - 1] = [4, 0, 0, 0, 0, 0, 4];
    }
    let read = |rows: Vec<[u32; 7]>| Report {
        year: 2025,
        acts: Acts::default(),
        requests: Requests::of(rows).expect("25 rows"),
        remedies: Remedies::default(),
    };
    assert!(check(&read(rows.clone()), None).is_empty());
    rows[0][0] = 5;
    let found = check(&read(rows.clone()), None);
    let places: Vec<(u8, u8)> = found.iter().map(|f| (f.row, f.column)).collect();
    assert_eq!(places, [(25, 1), (1, 7)]);
    rows[0][6] = 5;
    let found = check(&read(rows), None);
    assert_eq!(found.len(), 2, "two columns do not add up");
    assert!(found[0].words.contains("一加二是5"), "{}", found[0].words);
    assert_eq!(Requests::of(vec![[0; 7]; 24]), None);
}

#[test]
fn what_last_year_carried_over_must_be_what_this_year_begins_with() {
    let open = case("2025-12-20", None);
    let last = report(2025, &[open, open], &[]);
    let this = report(2026, &[open], &[]);
    let found = check(&this, Some(&last));
    assert_eq!(found.len(), 2);
    assert_eq!(
        (
            found[1].row,
            found[1].column,
            found[1].expected,
            found[1].found
        ),
        (2, 7, 2, 1)
    );
    assert!(
        found[1].words.contains("2025年报告结转下年度2件"),
        "{}",
        found[1].words
    );
}

#[test]
fn a_remedy_is_counted_by_its_result_in_its_year_and_as_open_before() {
    let remedy = Remedy {
        kind: RemedyKind::DirectSuit,
        begun: 2025,
        ended: Some((2026, RemedyResult::Corrected)),
    };
    assert_eq!(remedy.slot(2024), None);
    assert_eq!(remedy.slot(2025), Some(RemedySlot(8)));
    assert_eq!(remedy.slot(2026), Some(RemedySlot(6)));
    assert_eq!(remedy.slot(2027), None);
    let table = Remedies::tally(2026, &[remedy]);
    assert_eq!(table.0, [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
    assert!(RemedySlot(9).holds(&remedy, 2026) && !RemedySlot(4).holds(&remedy, 2026));
}

#[test]
fn every_place_of_the_three_tables_can_be_written_read_and_filled() {
    let places = Place::all();
    assert_eq!(places.len(), 10 + ROWS * 7 + 15);
    let mut report = Report::default();
    for (at, place) in places.iter().enumerate() {
        assert_eq!(place.to_string().parse(), Ok(*place));
        assert!(report.put(*place, at as u64 + 1), "{place}");
        assert!(!place.words().is_empty());
    }
    for (at, place) in places.iter().enumerate() {
        assert_eq!(report.at(*place), Some(at as u64 + 1), "{place}");
    }
    for wrong in ["3.26.1", "3.1.8", "2.1.4", "4.2.1", "5.1.1", "3.1", "x"] {
        assert!(wrong.parse::<Place>().is_err(), "{wrong}");
    }
    assert!(!report.put(Place::of(3, 1, 1), u64::MAX));
}

#[test]
fn a_wrong_total_of_remedies_is_found() {
    let mut wrong = report(2026, &[], &[]);
    wrong.remedies.0[10] = 3;
    let found = check(&wrong, None);
    assert_eq!(
        (
            found[0].table,
            found[0].column,
            found[0].expected,
            found[0].found
        ),
        (4, 15, 3, 0)
    );
    assert!(found[0].words.contains("复议后起诉"));
}

fn any_case() -> impl Strategy<Value = Case> {
    let closed = proptest::option::of((0u64..500, 3u8..=23));
    (0usize..6, 0u64..1500, closed).prop_map(|(kind, received, closed)| {
        let received = day("2022-01-01") + Days::new(received);
        Case {
            applicant: Applicant::ALL[kind],
            received: received.year(),
            outcome: closed.map(|(_, row)| row),
            closed: closed.map(|(days, _)| (received + Days::new(days)).year()),
        }
    })
}

fn any_remedy() -> impl Strategy<Value = Remedy> {
    let ended = proptest::option::of((0u64..500, 0usize..3));
    (0usize..3, 0u64..1500, ended).prop_map(|(kind, begun, ended)| {
        let begun = day("2022-01-01") + Days::new(begun);
        Remedy {
            kind: RemedyKind::ALL[kind],
            begun: begun.year(),
            ended: ended.map(|(days, result)| {
                let day = begun + Days::new(days);
                (day.year(), RemedyResult::ALL[result])
            }),
        }
    })
}

proptest! {
    #[test]
    fn any_cases_and_remedies_give_reports_in_which_every_identity_holds(
        cases in proptest::collection::vec(any_case(), 0..60),
        remedies in proptest::collection::vec(any_remedy(), 0..30),
    ) {
        let mut last: Option<Report> = None;
        for year in 2021..=2028 {
            let report = report(year, &cases, &remedies);
            prop_assert_eq!(check(&report, last.as_ref()), vec![]);
            last = Some(report);
        }
    }

    #[test]
    fn every_number_opens_as_many_records_as_it_says(
        cases in proptest::collection::vec(any_case(), 0..40),
        remedies in proptest::collection::vec(any_remedy(), 0..20),
        year in 2022i32..2027,
    ) {
        let report = report(year, &cases, &remedies);
        for row in 1..=25 {
            for column in Column::all() {
                let behind = cases.iter().filter(|case| Cell { row, column }.holds(case, year)).count();
                prop_assert_eq!(behind, report.requests.at(row, column) as usize);
            }
        }
        for slot in 0..15 {
            let behind = remedies.iter().filter(|one| RemedySlot(slot).holds(one, year)).count();
            prop_assert_eq!(behind, report.remedies.0[slot] as usize);
        }
    }
}
