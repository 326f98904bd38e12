use minglu_tests::desk::Desk;
use serde_json::json;

const BASIS: &str = "basis=《政府信息公开条例》第十六条第二款";

fn withheld(desk: &Desk, title: &str) -> String {
    let title = format!("title={title}");
    let row = desk.ok(&[
        "add",
        "document",
        &title,
        "dated=2026-01-30",
        "attribute=不予公开",
        BASIS,
        "reason=过程性信息",
    ]);
    row["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_review_is_opened_filled_closed_and_exported_from_the_command_line() {
    let desk = Desk::new();
    let (one, two) = (withheld(&desk, "请示"), withheld(&desk, "报告"));
    desk.ok(&["review", "open", "--year", "2026", "--due", "2099-12-10"]);
    let left = desk.ok(&["review", "list"]);
    assert_eq!(
        (&left["left"], left["rows"].as_array().unwrap().len()),
        (&json!(2), 2)
    );
    let judge = |id: &str, outcome: &str| {
        desk.ok(&[
            "review",
            "set",
            id,
            "--outcome",
            outcome,
            "--reason",
            "已核对",
            "--approver",
            "李局长",
        ])
    };
    judge(&one, "维持原属性");
    let refused = desk.refused(&["review", "close", "--approver", "李局长"]);
    assert!(
        refused["message"].as_str().unwrap().contains("《报告》"),
        "{refused}"
    );
    let sheet = desk.path("sheet.xlsx");
    desk.ok(&["review", "export", "--blank", "-o", &sheet]);
    judge(&two, "转为主动公开");
    assert_eq!(
        desk.ok(&["show", "document", &two])["attribute"],
        "proactive"
    );
    desk.ok(&[
        "review",
        "close",
        "--approver",
        "李局长",
        "--summary",
        "逐年压缩",
    ]);
    let done = desk.ok(&["review", "list", "--done"]);
    assert_eq!((&done["keep"], &done["publish"]), (&json!(1), &json!(1)));
    for name in ["summary.docx", "summary.xlsx", "summary.pdf"] {
        let out = desk.path(name);
        desk.ok(&["review", "export", "-o", &out]);
        assert!(std::fs::metadata(&out).unwrap().len() > 1000, "{name}");
    }
}

#[test]
fn the_attribute_of_an_issued_document_is_not_set_from_the_command_line() {
    let desk = Desk::new();
    let row = desk.ok(&[
        "add",
        "document",
        "title=某通知",
        "dated=2026-01-30",
        "issued=2026-01-30",
        "attribute=主动公开",
    ]);
    let id = row["id"].as_str().unwrap();
    let refused = desk.refused(&[
        "set",
        "document",
        id,
        "attribute=不予公开",
        BASIS,
        "reason=内部",
        "prior_filed=2026-01-29",
    ]);
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("调整公开属性"),
        "{refused}"
    );
}
