//! The county's annual report from those of its units.

use crate::common::package::part;
use crate::common::{Machine, Server};
use crate::filed::filed;
use minglu_office::report::{CountyReport, UnitLine, show, write};
use minglu_office::{batch, identity};
use minglu_rules::request::report::{Place, Report};
use minglu_sync::batch::Kind;
use minglu_sync::client::Office as _;
use serde_json::json;

const YEAR: i32 = 2025;

/// A report in which so many natural persons asked and so many were answered.
fn report(year: i32, asked: u64, carried: u64, answered: u64) -> Report {
    let mut report = Report {
        year,
        ..Report::default()
    };
    let left = (asked + carried).saturating_sub(answered);
    for (row, number) in [
        (1, asked),
        (2, carried),
        (3, answered),
        (24, answered),
        (25, left),
    ] {
        assert!(report.put(Place::of(3, row, 1), number));
        assert!(report.put(Place::of(3, row, 7), number));
    }
    for place in Place::all().into_iter().filter(|place| place.table == 2) {
        assert!(report.put(place, 1));
    }
    report
}

fn send(server: &Server, machine: &Machine, number: u32, reports: &[Report]) -> String {
    let records: Vec<(String, serde_json::Value)> = reports
        .iter()
        .map(|report| {
            let figures = serde_json::to_string(report).unwrap();
            let fields = json!({ "year": report.year, "title": "年报", "figures": figures });
            (format!("y{}", report.year), fields)
        })
        .collect();
    let records: Vec<_> = records
        .iter()
        .map(|(id, f)| (id.as_str(), f.clone()))
        .collect();
    let batch = filed(
        machine,
        number,
        Kind::AnnualReport,
        "annual_report",
        &records,
    );
    server.client(machine).commit(batch.bytes()).unwrap();
    batch.manifest().id.to_string()
}

fn number<'a>(shown: &'a CountyReport, place: &str) -> Option<&'a str> {
    let found = shown.numbers.iter().find(|number| number.place == place);
    found.unwrap().value.as_deref()
}

fn line<'a>(shown: &'a CountyReport, unit: &Machine) -> &'a UnitLine {
    shown
        .units
        .iter()
        .find(|line| line.unit == unit.unit.code)
        .unwrap()
}

#[test]
fn every_number_of_the_county_is_the_sum_of_the_units_that_stand_behind_it() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let office = server.office();
    identity::set_name(&office.store, "澄溪县人民政府办公室").unwrap();
    let [finance, school, silent] =
        ["澄溪县财政局", "澄溪县教育局", "白石镇人民政府"].map(|name| server.machine(name));
    send(
        &server,
        &finance,
        1,
        &[report(YEAR, 5, 1, 4), report(YEAR - 1, 3, 0, 2)],
    );
    send(
        &server,
        &school,
        1,
        &[report(YEAR, 2, 0, 2), report(YEAR - 1, 1, 0, 1)],
    );

    let shown = show(office, YEAR).unwrap();
    assert_eq!(shown.title, "澄溪县人民政府2025年政府信息公开工作年度报告");
    assert_eq!(number(&shown, "3.1.7"), Some("7"));
    assert_eq!(number(&shown, "3.25.1"), Some("2"));
    assert_eq!(number(&shown, "2.6.1"), Some("0.02"));
    let of = |machine, place: &str| line(&shown, machine).numbers.get(place).map(String::as_str);
    assert_eq!(
        (of(&finance, "3.1.7"), of(&school, "3.1.7")),
        (Some("5"), Some("2"))
    );
    assert_eq!(of(&school, "3.2.7"), None, "nought is no part of a sum");
    assert_eq!(line(&shown, &silent).state, "missing");
    assert!(shown.findings.is_empty(), "{:?}", shown.findings);

    let out = dir.path().join("年报.docx");
    write(office, YEAR, &out).unwrap();
    let text = part(&out, "word/document.xml");
    assert!(
        text.contains("澄溪县人民政府") && text.contains("2个单位报送"),
        "{text}"
    );
    assert!(text.contains("尚未计入白石镇人民政府"), "{text}");
    let out = dir.path().join("年报.xlsx");
    write(office, YEAR, &out).unwrap();
    assert!(part(&out, "xl/sharedStrings.xml").contains("数字来源"));
}

#[test]
fn what_contradicts_is_said_of_the_unit_and_of_the_whole() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let machine = server.machine("澄溪县财政局");
    let mut wrong = report(YEAR, 5, 2, 4);
    wrong.put(Place::of(3, 24, 7), 9);
    send(&server, &machine, 1, &[wrong, report(YEAR - 1, 3, 0, 2)]);
    let shown = show(server.office(), YEAR).unwrap();
    let kinds: Vec<&str> = line(&shown, &machine)
        .findings
        .iter()
        .map(|one| one.kind)
        .collect();
    assert!(
        kinds.contains(&"identity") && kinds.contains(&"carried"),
        "{kinds:?}"
    );
    assert!(
        shown
            .findings
            .iter()
            .any(|one| one.place.as_deref() == Some("3.24.7"))
    );
}

#[test]
fn a_report_without_numbers_or_with_nonsense_is_said_and_not_counted() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let [begun, hostile] = ["澄溪县财政局", "澄溪县教育局"].map(|name| server.machine(name));
    let records = [("y", json!({ "year": YEAR, "title": "年报" }))];
    let batch = filed(&begun, 1, Kind::AnnualReport, "annual_report", &records);
    server.client(&begun).commit(batch.bytes()).unwrap();
    let records = [("y", json!({ "year": YEAR, "figures": "{\"year\":\"x\"}" }))];
    let batch = filed(&hostile, 1, Kind::AnnualReport, "annual_report", &records);
    server.client(&hostile).commit(batch.bytes()).unwrap();
    let shown = show(server.office(), YEAR).unwrap();
    let problem = |machine| line(&shown, machine).problem.clone().unwrap();
    assert!(problem(&begun).contains("没有数字"), "{}", problem(&begun));
    assert!(
        problem(&hostile).contains("读不了"),
        "{}",
        problem(&hostile)
    );
    assert_eq!(number(&shown, "3.1.7"), Some("0"));
}

#[test]
fn a_returned_report_counts_as_not_sent() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::of(dir.path(), None, false);
    let machine = server.machine("澄溪县财政局");
    let id = send(&server, &machine, 1, &[report(YEAR, 5, 0, 5)]);
    let ruling = json!({ "outcome": "returned", "remarks": [{ "text": "请核对" }] });
    let ruling = serde_json::from_value(ruling).unwrap();
    batch::settle(&server.office().store, "测试", &id, &ruling).unwrap();
    let shown = show(server.office(), YEAR).unwrap();
    assert_eq!(line(&shown, &machine).state, "missing");
    assert_eq!(number(&shown, "3.1.7"), Some("0"));
}
