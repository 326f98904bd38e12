use minglu_tests::desk::Desk;

#[test]
fn working_days_are_counted_from_the_command_line() {
    let desk = Desk::new();
    let days = desk.ok(&["calendar", "days", "--from", "2026-09-29", "--count", "20"]);
    assert_eq!(days["due"], "2026-11-02");
    let list = desk.ok(&["calendar", "list"]);
    let of_2026 = list["years"]
        .as_array()
        .unwrap()
        .iter()
        .find(|y| y["year"] == 2026);
    assert!(
        of_2026.unwrap()["source"][0]
            .as_str()
            .unwrap()
            .contains("国办发明电〔2025〕7号")
    );
}

#[test]
fn an_attribute_is_determined_answer_by_answer() {
    let desk = Desk::new();
    let row = desk.ok(&["add", "document", "title=某通知", "dated=2026-01-30"]);
    let id = row["id"].as_str().unwrap();
    let asked = desk.ok(&["attribute", "determine", id, "--answer", "no"]);
    assert!(asked["law"].as_str().unwrap().contains("第十九条"));
    assert_eq!(asked["options"][0]["answer"], "yes");
    let answers = ["--answer", "no", "--answer", "yes", "--answer", "20-11"];
    let done = desk.ok(&[&["attribute", "determine", id][..], &answers].concat());
    assert_eq!(done["attribute"], "proactive");
}

#[test]
fn a_document_is_checked_from_the_command_line() {
    let desk = Desk::new();
    let row = desk.ok(&[
        "add",
        "document",
        "title=某通知",
        "dated=2026-01-30",
        "attribute=主动公开",
    ]);
    let found = desk.ok(&["attribute", "check", row["id"].as_str().unwrap()]);
    assert_eq!(found[0]["rule"], "overdue");
    assert_eq!(
        desk.ok(&["attribute", "register", "--year", "2026"])["documents"],
        1
    );
}
