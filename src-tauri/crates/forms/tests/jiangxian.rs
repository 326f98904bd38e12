//! A real county's task table, as a workbook and as a Word document, against its text.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::read::{Limits, read};
use minglu_forms::table::Sheet;
use support::{Plain, body, fields, schema, shared};

fn sheet(name: &str) -> Option<Sheet> {
    let path = shared(&format!("notices/{name}"))?;
    let mut workbook = read(&path, &Limits::default()).unwrap();
    assert_eq!(workbook.notes, []);
    let at = workbook.default_sheet().unwrap();
    Some(workbook.sheets.swap_remove(at))
}

/// The 34 tasks by the notice's text: tab-separated lines, groups said once on each page.
fn expected() -> Option<Vec<Plain>> {
    let text = std::fs::read_to_string(shared("notices/jiangxian-2021.txt")?).unwrap();
    let mut groups = ["", "", ""];
    let mut tasks = Vec::new();
    for line in text.lines().filter(|l| l.contains('\t')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != 5 || cells[0] == "序号" {
            continue;
        }
        for (group, cell) in groups.iter_mut().zip(&cells) {
            if !cell.is_empty() {
                *group = cell;
            }
        }
        let names = ["seq", "topic", "subject", "requirement", "responsible"];
        let values = groups.iter().chain(&cells[3..]);
        tasks.push(
            names
                .iter()
                .zip(values)
                .map(|(n, v)| (n.to_string(), v.to_string()))
                .collect(),
        );
    }
    Some(tasks)
}

#[test]
fn the_workbook_gives_the_thirty_four_tasks_of_the_text() {
    let (Some(sheet), Some(expected)) = (sheet("jiangxian-2021-annex1.xlsx"), expected()) else {
        return;
    };
    let (detected, rows, notes) = body(&sheet, &schema("task"));
    assert_eq!(expected.len(), 34);
    assert_eq!(
        fields(&detected),
        ["seq", "topic", "subject", "requirement", "responsible"]
    );
    assert_eq!(
        detected.title.as_deref(),
        Some("运城市 2021 年政务公开工作要点任务分解表")
    );
    assert_eq!(rows, expected);
    assert_eq!(notes, [""; 0]);
}

#[test]
fn the_word_document_gives_the_same_tasks() {
    let (Some(sheet), Some(expected)) = (sheet("jiangxian-2021-annex1.docx"), expected()) else {
        return;
    };
    let (detected, rows, _) = body(&sheet, &schema("task"));
    assert_eq!(
        fields(&detected),
        ["seq", "topic", "subject", "requirement", "responsible"]
    );
    assert_eq!(
        detected.title.as_deref(),
        Some("运城市 2021 年政务公开工作要点任务分解表")
    );
    assert_eq!(rows, expected);
}
