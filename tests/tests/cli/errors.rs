use minglu_tests::desk::Desk;

#[test]
fn wrong_usage_exits_with_two() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["list"]).status.code(), Some(2));
    assert_eq!(
        desk.run(&["set", "task", "x", "没有等号"]).status.code(),
        Some(2)
    );
    assert_eq!(desk.run(&["nonsense"]).status.code(), Some(2));
}

#[test]
fn a_refused_value_names_its_field_in_chinese() {
    let desk = Desk::new();
    let error = desk.refused(&[
        "add",
        "contact",
        "unit=澄溪县财政局",
        "name=张三",
        "phone=不知道",
    ]);
    assert_eq!(error["code"], "invalid");
    assert_eq!(error["detail"][0]["field"], "phone");
    assert!(error["message"].as_str().unwrap().contains("联系电话"));
    assert_eq!(desk.ok(&["list", "contact"])["total"], 0);
}

#[test]
fn what_is_missing_is_named() {
    let desk = Desk::new();
    let error = desk.refused(&["add", "contact", "unit=澄溪县财政局"]);
    assert!(
        error["message"].as_str().unwrap().contains("姓名"),
        "{error}"
    );
}

#[test]
fn unknown_ledgers_fields_and_records_are_refused() {
    let desk = Desk::new();
    assert_eq!(desk.refused(&["list", "nonsense"])["code"], "not_found");
    assert_eq!(
        desk.refused(&["show", "task", "nonsense"])["code"],
        "not_found"
    );
    let error = desk.refused(&["add", "task", "requirement=甲", "nonsense=乙"]);
    assert_eq!(error["code"], "invalid");
}

#[test]
fn a_folder_without_a_ledger_says_what_to_do() {
    let desk = Desk {
        folder: tempfile::tempdir().unwrap(),
    };
    let error = desk.refused(&["list", "task"]);
    assert!(error["message"].as_str().unwrap().contains("minglu init"));
}

#[test]
fn files_that_are_no_tables_are_refused_with_a_way_out() {
    let desk = Desk::new();
    for (name, bytes) in [
        ("空.xlsx", &b""[..]),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n0000"),
        ("坏.docx", b"PK\x03\x04rubbish"),
    ] {
        let file = desk.file(name, bytes);
        let error = desk.refused(&["import", &file.display().to_string(), "--ledger", "task"]);
        assert_eq!(error["code"], "unreadable", "{name}: {error}");
        assert!(
            error["message"]
                .as_str()
                .unwrap()
                .chars()
                .any(|c| ('一'..='龥').contains(&c))
        );
    }
    assert_eq!(
        desk.refused(&["import", "/nowhere/表.xlsx"])["code"],
        "not_found"
    );
}
