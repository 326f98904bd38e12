//! The annual report as a Word file.
#![allow(clippy::unwrap_used)]

#[path = "../../../../tests/src/package.rs"]
mod package;
mod support;

use package::part;
use serde_json::json;
use support::Unit;
use support::year::{case, desk, sent};

#[test]
fn the_word_file_holds_every_number_and_section_and_no_mark() {
    let unit = desk();
    let path = unit.path("report.docx");
    unit.call(
        "annual_report.export",
        json!({ "year": 2025, "path": path }),
    );
    let xml = words(&path);
    assert!(!xml.contains("{{"), "a mark is left");
    for words in [
        "一、总体情况",
        "六、其他需要报告的事项",
        "第二十条第（八）项",
        "4.26",
        "8.属于行政查询事项",
    ] {
        assert!(xml.contains(words), "{words}");
    }
    assert!(xml.contains("澄溪县财政局2025年政府信息公开工作年度报告"));
}

/// The words of a Word file, a paragraph a line.
fn words(path: &str) -> String {
    let xml = part(path.as_ref(), "word/document.xml");
    let text = |paragraph: &str| {
        let runs = paragraph
            .split("<w:t")
            .skip(1)
            .filter_map(|run| run.split_once('>'));
        runs.filter_map(|(_, rest)| rest.split_once("</w:t>"))
            .map(|(text, _)| text)
            .collect::<String>()
    };
    xml.split("</w:p>").map(text).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_word_file_says_this() {
    let unit = desk();
    sent(&unit, 2025);
    let path = unit.path("report.docx");
    unit.call(
        "annual_report.export",
        json!({ "year": 2025, "path": path }),
    );
    insta::assert_snapshot!(words(&path));
}

/// The document of the Word file of a year.
fn document(unit: &Unit, year: i32) -> String {
    let path = unit.path("report.docx");
    unit.call(
        "annual_report.export",
        json!({ "year": year, "path": path }),
    );
    part(path.as_ref(), "word/document.xml")
}

/// The lengths of the bars, in hundredths.
fn bars(xml: &str) -> Vec<&str> {
    let after = xml.split("descr=\"").skip(1);
    after
        .filter_map(|rest| rest.split_once("%\""))
        .map(|(share, _)| share)
        .collect()
}

#[test]
fn the_year_stands_beside_the_one_before_as_bars_of_which_the_longest_is_full() {
    let unit = desk();
    let xml = document(&unit, 2025);
    // Of eleven numbers: requests 1 and 5, settled 0 and 4, and so on; nought draws nothing.
    assert_eq!(bars(&xml)[..3], ["20", "100", "80"], "{:?}", bars(&xml));
    case(&unit, "natural", "2025-08-01", None);
    assert_eq!(bars(&document(&unit, 2025))[..3], ["17", "100", "67"]);
}

#[test]
fn a_year_with_none_before_it_is_compared_with_nothing() {
    let xml = document(&desk(), 2024);
    assert!(bars(&xml).is_empty());
    assert!(!xml.contains("与上年比较"), "{xml}");
}
