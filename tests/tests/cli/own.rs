//! Ledgers that a unit makes of a sheet that somebody sent.

use minglu_tests::desk::Desk;
use serde_json::{Value, json};

const SHEET: &str = "澄溪县2026年村务公开栏台账,,,,,\n填报单位：,,,,,\n序号,村名,联系人姓名,联系电话,建成日期,是否更新\n1,清水村,苏禾,13800001234,2024-05-06,√\n2,白石村,李青,13900005678,2024-06-01,×\n";

/// A desk with the ledger of villages and its two rows.
fn villages() -> Desk {
    let desk = Desk::new();
    let file = sheet(&desk, SHEET);
    let made = desk.ok(&["ledger", "new", &file, "--title", "村务公开栏"]);
    assert_eq!(made["ledger"], "own_1", "{made}");
    assert_eq!((&made["added"], &made["rejected"]), (&json!(2), &json!([])));
    desk
}

fn sheet(desk: &Desk, text: &str) -> String {
    desk.file("台账.csv", text).display().to_string()
}

#[test]
fn a_sheet_that_somebody_sent_becomes_a_ledger() {
    let desk = villages();
    let rows = desk.rows(&["list", "村务公开栏", "--search", "清水"]);
    assert_eq!(rows[0]["c1"], "清水村");
    assert_eq!(
        (&rows[0]["c3"], &rows[0]["c5"]),
        (&json!("138****1234"), &json!(true))
    );
    let clear = desk.rows(&["list", "own_1", "--reveal", "--where", "c1=白石村"]);
    assert_eq!(clear[0]["c3"], "13900005678");
    assert_eq!(desk.ok(&["check"])["ok"], true);
}

#[test]
fn what_it_exports_it_reads_in_again_unchanged() {
    let desk = villages();
    for file in ["台账.xlsx", "台账.docx", "台账.csv", "台账.pdf"] {
        let out = desk.path(&format!("出{file}"));
        desk.ok(&["export", "村务公开栏", "--reveal", "-o", &out]);
        if !file.ends_with("pdf") {
            let again = desk.ok(&["import", &out, "--ledger", "村务公开栏"]);
            assert_eq!(
                (&again["unchanged"], &again["added"]),
                (&json!(2), &json!(0)),
                "{file}: {again}"
            );
        }
    }
}

#[test]
fn a_corrected_sheet_changes_its_rows_and_one_undo_takes_that_back() {
    let desk = villages();
    let corrected = SHEET.replace("2024-06-01,×", "2024-06-01,√") + "3,柳林村,,,,\n";
    let plan = desk.ok(&["import", &sheet(&desk, &corrected), "--ledger", "own_1"]);
    assert_eq!(
        (&plan["added"], &plan["changed"], &plan["unchanged"]),
        (&json!(1), &json!(1), &json!(1))
    );
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["list", "own_1"])["total"], 2);
}

#[test]
fn the_rows_and_the_ledger_are_one_step() {
    let desk = villages();
    desk.ok(&["undo"]);
    assert_eq!(desk.refused(&["list", "own_1"])["code"], "not_found");
    desk.ok(&["redo"]);
    assert_eq!(desk.ok(&["list", "own_1"])["total"], 2);
}

#[test]
fn an_own_ledger_survives_backup_and_restore() {
    let desk = villages();
    let backup = desk.path("台账.mlbak");
    desk.ok(&["backup", "-o", &backup]);
    desk.ok(&["ledger", "remove", "村务公开栏"]);
    assert_eq!(desk.refused(&["list", "村务公开栏"])["code"], "not_found");
    desk.ok(&["restore", &backup]);
    assert_eq!(desk.ok(&["list", "村务公开栏"])["total"], 2);
}

#[test]
fn a_column_is_added_renamed_and_hidden() {
    let desk = villages();
    let changed = desk.ok(&[
        "ledger",
        "change",
        "村务公开栏",
        "--add",
        "备注=text",
        "--rename",
        "村名=村（社区）",
        "--hide",
        "是否更新",
        "--title",
        "公开栏",
    ]);
    assert_eq!(
        changed[0]["columns"],
        json!([
            "序号",
            "村（社区）",
            "联系人姓名",
            "联系电话",
            "建成日期",
            "备注"
        ])
    );
    let id = desk.rows(&["list", "公开栏"])[0]["id"].clone();
    desk.ok(&["set", "公开栏", id.as_str().unwrap(), "c6=好"]);
    // The sheet that came is still understood by its own labels.
    let again = desk.ok(&[
        "import",
        &sheet(&desk, SHEET),
        "--ledger",
        "公开栏",
        "--dry-run",
    ]);
    assert_eq!(again["columns"]["村名"], "c1", "{again}");
    let out = desk.path("公开栏.csv");
    desk.ok(&["export", "公开栏", "-o", &out]);
    let csv = std::fs::read_to_string(out).unwrap();
    assert!(
        csv.contains("序号,村（社区）,联系人姓名,联系电话,建成日期,备注"),
        "{csv}"
    );
}

#[test]
fn what_is_put_away_comes_back() {
    let desk = villages();
    assert_eq!(desk.ok(&["ledger", "remove", "村务公开栏"])["records"], 2);
    let lines = desk.ok(&["ledger", "list"]);
    let id = lines[0]["id"].as_str().unwrap().to_owned();
    desk.ok(&["ledger", "restore", &id]);
    assert_eq!(desk.ok(&["list", "own_1"])["total"], 2);
}

#[test]
fn a_repeated_header_is_named_with_its_place() {
    let desk = Desk::new();
    let text = "村名,电话,电话,\n清水村,1,2,3\n";
    let file = sheet(&desk, text);
    let refused = desk.refused(&["ledger", "new", &file]);
    let message = refused["message"].as_str().unwrap();
    assert!(
        message.contains("第 1 行 C 列") && message.contains("重复"),
        "{message}"
    );
    let made = desk.ok(&[
        "ledger",
        "new",
        &file,
        "--title",
        "电话表",
        "--rename",
        "C=手机",
        "--skip",
        "D",
    ]);
    assert_eq!(made["added"], 1);
    assert_eq!(desk.rows(&["list", "电话表"])[0]["c3"], "2");
}

#[test]
fn a_dry_run_shows_the_ledger_and_makes_none() {
    let desk = Desk::new();
    let shown = desk.ok(&["ledger", "new", &sheet(&desk, SHEET), "--dry-run"]);
    assert_eq!(shown["rows"], 2);
    assert!(!shown.to_string().contains("13800001234"), "{shown}");
    assert_eq!(desk.ok(&["ledger", "list"]), json!([]));
}

#[test]
fn a_classified_sheet_makes_no_ledger() {
    let desk = Desk::new();
    let file = sheet(&desk, &SHEET.replace("清水村", "机密★10年"));
    assert_eq!(
        desk.refused(&["ledger", "new", &file])["code"],
        "classified"
    );
    let named = sheet(&desk, SHEET);
    let refused = desk.refused(&["ledger", "new", &named, "--title", "秘密★"]);
    assert_eq!(refused["code"], "classified");
    assert_eq!(desk.ok(&["ledger", "list"]), json!([]));
}

#[test]
fn a_damaged_desk_still_gives_up_its_own_ledgers() {
    let desk = villages();
    let saved = desk.ok(&["salvage"]);
    assert!(saved.to_string().contains("村务公开栏"), "{saved}");
}

#[test]
fn the_sheet_that_came_is_filled_in_place_where_it_was_kept() {
    let desk = villages();
    let form = desk.path("表.xlsx");
    desk.ok(&["export", "村务公开栏", "--reveal", "-o", &form]);
    let made = desk.ok(&["ledger", "new", &form, "--title", "另一本", "--keep"]);
    assert_eq!(made["added"], 2, "{made}");
    desk.ok(&["add", "另一本", "c1=柳林村"]);
    let out = desk.path("填好.xlsx");
    let filled = desk.ok(&["fill", "kept:own_2", "--ledger", "另一本", "-o", &out]);
    assert!(filled["filled"].as_u64().unwrap() > 0, "{filled}");
    let read = desk.ok(&["import", &out, "--ledger", "另一本", "--dry-run"]);
    let all: Vec<&Value> = ["unchanged", "added", "changed"]
        .iter()
        .map(|k| &read[k])
        .collect();
    assert_eq!(all, [&json!(3), &json!(0), &json!(0)], "{read}");
}
