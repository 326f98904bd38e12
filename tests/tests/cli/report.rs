//! The annual report from a terminal, and the reports of others.

use minglu_tests::desk::Desk;
use serde_json::Value;

/// The sample's report of 2025 as a Word file.
fn written(desk: &Desk) -> String {
    let path = desk.path("2025年政府信息公开工作年度报告.docx");
    let shown = desk.ok(&["report", "annual", "--year", "2025", "-o", &path]);
    assert_eq!(shown["state"], "published");
    assert!(shown["file"]["size"].as_u64().unwrap() > 5_000);
    path
}

fn value<'a>(numbers: &'a Value, place: &str) -> &'a str {
    let mut numbers = numbers.as_array().unwrap().iter();
    let number = numbers.find(|number| number["place"] == place).unwrap();
    number["value"].as_str().unwrap()
}

#[test]
fn the_report_of_a_year_is_shown_and_what_was_reported_agrees_with_the_ledgers() {
    let desk = Desk::sample();
    let shown = desk.ok(&["report", "annual", "--year", "2025"]);
    assert_eq!(value(&shown["numbers"], "3.1.7"), "3");
    let mut findings = shown["findings"].as_array().unwrap().iter();
    assert!(
        findings.all(|finding| finding["blocking"] == false),
        "{shown}"
    );
    let next = desk.ok(&["report", "annual", "--year", "2026"]);
    assert_eq!(
        value(&next["numbers"], "3.2.5"),
        "1",
        "what 2025 carried over"
    );
    let wrong = desk.refused(&[
        "report",
        "annual",
        "--year",
        "2025",
        "-o",
        &desk.path("a.doc"),
    ]);
    assert_eq!(wrong["code"], "usage");
}

#[test]
fn the_report_is_printed_without_word() {
    let desk = Desk::sample();
    let path = desk.path("年报.PDF");
    let shown = desk.ok(&["report", "annual", "--year", "2026", "-o", &path]);
    assert_eq!(shown["file"]["name"], "年报.PDF");
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(bytes.len() > 20_000, "{}", bytes.len());
}

#[test]
fn a_report_that_was_written_here_is_read_back_number_by_number() {
    let desk = Desk::sample();
    let path = written(&desk);
    let shown = desk.ok(&["report", "annual", "--year", "2025"]);
    let read = desk.ok(&["report", "check", &path]);
    assert_eq!((&read["ok"], &read["year"]), (&true.into(), &2025.into()));
    let numbers = shown["numbers"].as_array().unwrap();
    assert_eq!(numbers.len(), read["numbers"].as_array().unwrap().len());
    for number in numbers {
        let place = number["place"].as_str().unwrap();
        assert_eq!(value(&read["numbers"], place), number["value"], "{place}");
    }
}

#[test]
fn another_desk_takes_it_in_as_what_its_next_year_begins_with() {
    let (sample, desk) = (Desk::sample(), Desk::new());
    let path = written(&sample);
    let taken = desk.ok(&["report", "take", &path]);
    assert_eq!(
        (&taken["year"], &taken["state"]),
        (&2025.into(), &"published".into())
    );
    let next = desk.ok(&["report", "annual", "--year", "2026"]);
    let findings = next["findings"].as_array().unwrap().iter();
    let carried: Vec<&Value> = findings
        .filter(|finding| finding["kind"] == "carried")
        .collect();
    assert_eq!(
        carried.len(),
        2,
        "the case of a legal service, and the total: {next}"
    );
}

#[test]
fn a_file_without_the_tables_is_refused_in_words() {
    let desk = Desk::new();
    let path = desk.file("a.csv", "序号,公开任务\n1,政策解读\n");
    let refused = desk.refused(&["report", "check", path.to_str().unwrap()]);
    assert_eq!(refused["code"], "unreadable");
    assert!(refused["message"].as_str().unwrap().contains("三张表"));
}
