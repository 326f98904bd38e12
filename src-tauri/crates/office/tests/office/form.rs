//! From the terminal: a sheet goes out as a form, and comes back as one workbook.

use crate::common::package::parts;
use crate::common::table;
use crate::common::terminal::{Terminal, record};
use minglu_sync::batch::{Batch, BatchRecord, Kind};
use minglu_sync::protocol::{IssuedForm, IssuedKind};
use serde_json::{Value, json};
use std::path::Path;

const TITLE: &str = "公开专区情况";

/// A form of the past, that the first unit has answered and the third has nothing for.
struct Answered {
    terminal: Terminal,
    form: String,
    batch: Batch,
}

fn answered() -> Option<Answered> {
    let terminal = Terminal::open()?;
    let file = terminal.draw("公开专区情况表.xlsx", table::ROOMS);
    let made = terminal.run(&[
        "form",
        "collect",
        &file,
        "--title",
        TITLE,
        "--due",
        "2020-01-31",
    ]);
    assert_eq!(
        (&made["units"], &made["columns"]),
        (&json!(3), &json!(table::ROOMS[0]))
    );
    let form = made["id"].as_str().unwrap().to_owned();
    let office = terminal.office();
    let [finance, _, town] = terminal.machines(&office);
    let issued: IssuedForm = office.issued(&finance, IssuedKind::Form);
    let batch = finance.report(Kind::Form, Some(&form), rows(&issued));
    office.commit(&finance, &batch);
    office.commit(&town, &town.report(Kind::Form, Some(&form), Vec::new()));
    Some(Answered {
        terminal,
        form,
        batch,
    })
}

fn rows(form: &IssuedForm) -> Vec<BatchRecord> {
    let column = |at: usize| form.definition["columns"][at]["name"].as_str().unwrap();
    let row = |id: &str, unit: &str, room: &str| {
        record("own_1", id, &json!({ column(0): unit, column(1): room }))
    };
    vec![row("a", "澄溪县财政局", "办事大厅"), row("b", "", "图书馆")]
}

fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a Value> {
    let list = list.as_array().unwrap();
    list.iter().map(|item| &item[field]).collect()
}

#[test]
fn a_collected_form_comes_back_as_one_workbook_in_the_sheets_own_layout() {
    let Some(Answered { terminal, .. }) = answered() else {
        return;
    };
    let (merged, path) = terminal.write(&["merge", "--form", TITLE], "汇总.xlsx");
    let outcome = ["rows", "in_place", "refused"].map(|field| &merged[field]);
    assert_eq!(outcome, [&json!(2), &json!(true), &json!([])]);
    let text = read(&path);
    let units = text.matches("澄溪县财政局").count();
    assert!(text.contains("办事大厅") && units == 2, "{text}");
}

#[test]
fn who_has_not_answered_in_time_is_missing_and_late() {
    let Some(Answered { terminal, .. }) = answered() else {
        return;
    };
    let (merged, _) = terminal.write(&["merge", "--form", TITLE], "汇总.xlsx");
    assert_eq!(
        each(&merged["units"], "state"),
        ["stored", "missing", "stored"]
    );
    assert_eq!(merged["units"][1]["late"], true);
    assert_eq!(each(&terminal.run(&["unit", "list"]), "late"), [0, 1, 0]);
}

#[test]
fn what_was_returned_is_not_merged() {
    let Some(Answered {
        terminal,
        form,
        batch,
    }) = answered()
    else {
        return;
    };
    let id = batch.manifest().id.to_string();
    terminal.run(&[
        "batch",
        "return",
        &id,
        "--remark",
        "请核对",
        "--record",
        "b",
    ]);
    let (merged, _) = terminal.write(&["merge", "--form", &form], "汇总.xlsx");
    assert_eq!(merged["rows"], 0);
}

#[test]
fn a_sheet_that_does_not_ask_for_the_unit_is_merged_with_a_column_for_it() {
    let Some(terminal) = Terminal::open() else {
        return;
    };
    let file = terminal.draw("平台.xlsx", &[&["平台名称", "联系电话"], &["", ""]]);
    let made = terminal.run(&["form", "collect", &file, "--title", "平台情况"]);
    assert_eq!(made["private"], json!(["联系电话"]));
    let office = terminal.office();
    let [_, school, _] = terminal.machines(&office);
    let fields = json!({ "c1": "公众号", "c2": "0000-1234567" });
    let records = vec![record("own_7", "a", &fields)];
    office.commit(
        &school,
        &school.report(Kind::Form, made["id"].as_str(), records),
    );
    let (merged, path) = terminal.write(&["merge", "--form", "平台情况"], "汇总.xlsx");
    assert_eq!(
        (&merged["rows"], &merged["in_place"]),
        (&json!(1), &json!(false))
    );
    let text = read(&path);
    let wanted = ["报送单位", "澄溪县教育局", "公众号", "0000-1234567"];
    assert!(wanted.iter().all(|word| text.contains(word)), "{text}");
}

/// All texts of a workbook's first sheet and its shared strings.
fn read(path: &Path) -> String {
    let parts = parts(path).into_iter();
    let wanted = parts.filter(|(name, _)| {
        name.starts_with("xl/worksheets/") || name.ends_with("sharedStrings.xml")
    });
    wanted
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect()
}
