use minglu_tests::desk::Desk;
use serde_json::{Value, json};

fn added(desk: &Desk) -> String {
    let row = desk.ok(&[
        "add",
        "contact",
        "unit=澄溪县财政局",
        "name=张三",
        "title=主任",
        "phone=0350-0000001",
    ]);
    row["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_row_is_flat_and_begins_with_its_id() {
    let desk = Desk::new();
    let id = added(&desk);
    let row = desk.ok(&["show", "contact", &id]);
    assert_eq!(row.as_object().unwrap().keys().next().unwrap(), "id");
    assert_eq!(row["name"], "张三");
    assert_eq!(row["email"], Value::Null);
}

#[test]
fn a_change_is_seen_in_the_history_with_who_before_and_after() {
    let desk = Desk::new();
    let id = added(&desk);
    desk.ok(&["set", "contact", &id, "title=副主任"]);
    let history = desk.ok(&["history", "contact", &id]);
    let last = &history[1];
    assert_eq!(last["who"], "王经办");
    assert_eq!(last["differences"][0]["before"], "主任");
    assert_eq!(last["differences"][0]["after"], "副主任");
    assert_eq!(history[0]["kind"], "created");
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let desk = Desk::new();
    let id = added(&desk);
    desk.ok(&["set", "contact", &id, "title=副主任"]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["show", "contact", &id])["title"], "主任");
    desk.ok(&["redo"]);
    assert_eq!(desk.ok(&["show", "contact", &id])["title"], "副主任");
}

#[test]
fn a_deleted_record_waits_in_the_trash_and_comes_back_whole() {
    let desk = Desk::new();
    let id = added(&desk);
    desk.ok(&["delete", "contact", &id]);
    assert_eq!(desk.ok(&["list", "contact"])["total"], 0);
    assert_eq!(desk.ok(&["list", "contact", "--trashed"])["total"], 1);
    desk.ok(&["restore", "contact", &id]);
    assert_eq!(desk.rows(&["list", "contact"])[0]["name"], "张三");
}

#[test]
fn a_list_is_filtered_sorted_and_paged() {
    let desk = Desk::new();
    for (n, state) in [(3, "done"), (1, "not_started"), (2, "done")] {
        desk.ok(&[
            "add",
            "task",
            &format!("requirement=任务{n}"),
            &format!("seq={n}"),
            &format!("state={state}"),
        ]);
    }
    let done = desk.ok(&[
        "list",
        "task",
        "--where",
        "state=done",
        "--sort",
        "-seq",
        "--limit",
        "1",
    ]);
    assert_eq!(done["total"], 2);
    assert_eq!(done["rows"][0]["seq"], "3");
    let cursor = done["next"].as_str().unwrap().to_owned();
    let rest = desk.ok(&[
        "list",
        "task",
        "--where",
        "state=done",
        "--sort",
        "-seq",
        "--limit",
        "1",
        "--after",
        &cursor,
    ]);
    assert_eq!(rest["rows"][0]["seq"], "2");
    assert_eq!(rest["next"], Value::Null);
}

#[test]
fn any_substring_is_found() {
    let desk = Desk::new();
    desk.ok(&[
        "add",
        "task",
        "requirement=推进“十四五”规划主动公开（第29号）",
    ]);
    desk.ok(&["add", "task", "requirement=加强政策解读"]);
    for (text, hits) in [
        ("划", 1),
        ("四五", 1),
        ("主动公开（第", 1),
        ("29号", 1),
        ("公开解读", 0),
        ("政策", 1),
    ] {
        assert_eq!(
            desk.ok(&["list", "task", "--search", text])["total"],
            hits,
            "{text}"
        );
    }
}

#[test]
fn an_attachment_is_kept_once_and_is_evidence() {
    let desk = Desk::new();
    let task = desk.ok(&["add", "task", "requirement=公开预算"]);
    let id = task["id"].as_str().unwrap();
    let file = desk.file("公开截图.txt", "证据");
    let row = desk.ok(&["attach", "task", id, &file.display().to_string()]);
    assert_eq!(row["evidence"][0]["name"], "公开截图.txt");
    assert_eq!(row["evidence"][0]["size"], 6);
    let again = desk.ok(&["attach", "task", id, &file.display().to_string()]);
    assert_eq!(again["evidence"].as_array().unwrap().len(), 1);
    assert_eq!(desk.ok(&["check"])["ok"], json!(true));
}

#[test]
fn what_follows_from_a_tasks_words_follows_a_change_of_them() {
    let desk = Desk::new();
    let task = desk.ok(&[
        "add",
        "task",
        "requirement=公开预算",
        "responsible=县财政局牵头，县直各有关单位配合",
        "due_text=每季度",
    ]);
    assert_eq!(task["ours"], "lead");
    assert_eq!(task["lead"], json!(["县财政局"]));
    assert_eq!(task["recurs"], "quarterly");
    let id = task["id"].as_str().unwrap();
    let moved = desk.ok(&[
        "set",
        "task",
        id,
        "responsible=县民政局",
        "due_text=2026年9月10日前",
    ]);
    assert_eq!(moved["ours"], "none");
    assert_eq!(moved["due"], "2026-09-10");
    assert_eq!(moved["recurs"], Value::Null);
}
