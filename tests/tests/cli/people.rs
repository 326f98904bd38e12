use crate::password::PASSWORD;
use minglu_tests::desk::Desk;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Instant;

const REVIEWERS: &str = "reviewer's password";

/// A ledger of the clerk 王明 and the reviewer 李审, each with a password.
fn office() -> Desk {
    let desk = Desk::new();
    desk.ok(&["people", "add", "王明"]);
    desk.told(&["password", "set"], &[PASSWORD]);
    let add = ["people", "add", "李审", "--role", "reviewer"];
    desk.told(&add, &[PASSWORD, REVIEWERS]);
    desk
}

fn last_who(events: &Value) -> &Value {
    &events.as_array().unwrap().last().unwrap()["who"]
}

#[test]
fn a_plain_ledger_notes_the_chosen_person_or_the_one_who_is_named() {
    let desk = Desk::new();
    let task = desk.ok(&["add", "task", "requirement=公开财政预算"])["id"].clone();
    let task = task.as_str().unwrap();
    let history = |desk: &Desk| desk.ok(&["history", "task", task]);
    assert_eq!(
        last_who(&history(&desk)),
        "王经办",
        "nobody is named: the system's user"
    );
    desk.ok(&["people", "add", "王明"]);
    desk.ok(&["people", "add", "孙接手"]);
    desk.ok(&["set", "task", task, "progress=一"]);
    assert_eq!(last_who(&history(&desk)), "王明");
    desk.ok(&["--as", "孙接手", "set", "task", task, "progress=二"]);
    assert_eq!(last_who(&history(&desk)), "孙接手");
    desk.ok(&["set", "task", task, "progress=三"]);
    assert_eq!(last_who(&history(&desk)), "王明", "the choice itself stays");
    desk.ok(&["people", "switch", "孙接手"]);
    desk.ok(&["set", "task", task, "progress=四"]);
    assert_eq!(last_who(&history(&desk)), "孙接手");
    assert_eq!(
        desk.refused(&["--as", "赵某", "list", "task"])["code"],
        "not_found"
    );
}

#[test]
fn behind_passwords_each_says_who_she_is_and_does_what_her_role_may() {
    let desk = office();
    assert_eq!(
        desk.told_refused(&["list", "unit"], &[PASSWORD])["code"],
        "usage"
    );
    let as_reviewer = ["--as", "李审"];
    let with = |rest: &[&'static str]| [&as_reviewer[..], rest].concat();
    let wrong = desk.told_refused(&with(&["list", "unit"]), &[PASSWORD]);
    assert_eq!(wrong["code"], "wrong_password");
    assert_eq!(
        desk.told(&with(&["list", "unit"]), &[REVIEWERS])["total"],
        1
    );
    for verb in [
        &["add", "contact", "unit=某局", "name=某人"][..],
        &["password", "remove"],
        &["people", "remove", "王明"],
        &["undo"],
    ] {
        let told = desk.told_refused(&with(verb), &[REVIEWERS]);
        assert_eq!(told["code"], "not_allowed", "{verb:?}");
    }
    desk.told(
        &with(&["people", "password"]),
        &[REVIEWERS, "her new password"],
    );
    let list = desk.told(&with(&["people", "list"]), &["her new password"]);
    assert_eq!(list["person"]["name"], "李审");
    assert_eq!(list["people"].as_array().unwrap().len(), 2);
    desk.told(&["--as", "王明", "people", "remove", "李审"], &[PASSWORD]);
    assert_eq!(desk.told(&["list", "unit"], &[PASSWORD])["total"], 1);
}

#[test]
fn a_kill_while_a_person_is_added_or_removed_leaves_one_whole_list() {
    let desk = office();
    let add = [
        "--as",
        "王明",
        "people",
        "add",
        "赵领导",
        "--role",
        "leader",
    ];
    let remove = ["--as", "王明", "people", "remove", "赵领导"];
    let words = [PASSWORD, "leader's password"];
    let begun = Instant::now();
    desk.told(&add, &words);
    let full = begun.elapsed();
    let (mut there, mut turned, mut kills) = (true, 0, 0);
    for round in 0..200u32 {
        if kills >= 30 && turned > 1 {
            break;
        }
        let arguments = if there { &remove[..] } else { &add[..] };
        let mut child = desk.telling(arguments, &words);
        sleep(full * (round * 37 % 101) / 90);
        kills += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let list = desk.told(&["--as", "王明", "people", "list"], &[PASSWORD]);
        let names: Vec<&Value> = list["people"].as_array().unwrap().iter().collect();
        assert!(names.len() == 2 || names.len() == 3, "{list}");
        let now = names.len() == 3;
        turned += u32::from(now != there);
        there = now;
        desk.told(&["--as", "李审", "list", "unit"], &[REVIEWERS]);
        // Neither file is a half one: the two are the same once somebody has come in.
        let file = |name: &str| std::fs::read(desk.data().join(name)).unwrap();
        assert_eq!(
            file("vault.json"),
            file("vault-spare.json"),
            "round {round}"
        );
    }
    assert!(kills >= 30 && turned > 1, "{kills} kills, {turned} done");
}

#[test]
fn the_hand_over_sheet_is_a_word_file_and_is_noted_once_somebody_takes_over() {
    let desk = Desk::new();
    desk.ok(&[
        "add",
        "task",
        "requirement=公开财政预算",
        "responsible=县财政局",
    ]);
    let draft = desk.path("草稿.docx");
    desk.ok(&["handover", "-o", &draft]);
    assert_eq!(desk.ok(&["list", "handover"])["total"], 0);
    let sheet = desk.path("清单.docx");
    let made = desk.ok(&["handover", "-o", &sheet, "--to", "孙接手"]);
    assert_eq!(made["sheet"]["open"].as_array().unwrap().len(), 1);
    let kept = desk.rows(&["list", "handover"]);
    assert_eq!(kept[0]["receiver"], json!("孙接手"));
    let tables = minglu_forms::read::read(sheet.as_ref(), &minglu_forms::read::Limits::default());
    let tables = tables.unwrap();
    let table = &tables.sheets[0];
    let cells = (0..table.rows()).map(|row| table.cell(row, 1).text.to_string());
    assert!(cells.into_iter().any(|text| text == "公开财政预算"));
    assert_eq!(
        desk.refused(&["handover", "-o", &desk.path("清单.txt")])["code"],
        "usage"
    );
}
