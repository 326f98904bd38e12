use minglu_forms::read::{Limits, read};
use minglu_tests::desk::Desk;
use std::path::Path;

const TABLE: &str = "序号,公开任务,公开内容,具体要求,责任部门,落实情况\n1,扩大范围,规划公开,=公开规划文本,县财政局,已公开\n2,扩大范围,预算公开,公开部门预算,县民政局牵头，县财政局配合,\n";

fn filled() -> Desk {
    let desk = Desk::new();
    let file = desk
        .file("表.csv", TABLE.replace('，', "、"))
        .display()
        .to_string();
    desk.ok(&[
        "import",
        &file,
        "--ledger",
        "task",
        "--notice",
        "澄溪县2026年政务公开工作要点",
        "--year",
        "2026",
    ]);
    desk
}

#[test]
fn what_is_exported_reads_in_again_as_the_same_records() {
    let desk = filled();
    for ending in ["xlsx", "docx", "csv"] {
        let out = desk.path(&format!("导出.{ending}"));
        let form = "task-breakdown-progress";
        desk.ok(&["export", "task", "--form", form, "-o", &out]);
        let plan = desk.ok(&["import", &out, "--ledger", "task"]);
        assert_eq!(plan["unchanged"], 2, "{ending}: {plan}");
        assert_eq!(plan["step"], serde_json::Value::Null, "{ending}");
    }
}

#[test]
fn every_form_prints_as_pdf() {
    let desk = filled();
    desk.ok(&[
        "add",
        "contact",
        "unit=澄溪县财政局",
        "name=张三",
        "phone=0350-0000001",
    ]);
    for (ledger, form) in [
        ("task", "task-breakdown"),
        ("contact", "contact-filing"),
        ("contact", "contact-list"),
    ] {
        let out = desk.path(&format!("{form}.pdf"));
        desk.ok(&["export", ledger, "--form", form, "-o", &out]);
        assert!(std::fs::read(&out).unwrap().starts_with(b"%PDF-"));
    }
}

#[test]
fn an_unknown_format_or_form_names_what_there_is() {
    let desk = filled();
    let error = desk.refused(&["export", "task", "-o", &desk.path("表.pages")]);
    assert!(error["message"].as_str().unwrap().contains("xlsx"));
    let error = desk.refused(&[
        "export",
        "task",
        "--form",
        "nonsense",
        "-o",
        &desk.path("表.xlsx"),
    ]);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("task-breakdown")
    );
}

#[test]
fn the_offices_own_file_is_never_written_over() {
    let desk = filled();
    let template = desk.path("县里的表.xlsx");
    desk.ok(&[
        "export",
        "task",
        "--form",
        "task-breakdown",
        "-o",
        &template,
    ]);
    let before = std::fs::read(&template).unwrap();
    assert_eq!(
        desk.refused(&["fill", &template, "--ledger", "task", "-o", &template])["code"],
        "usage"
    );
    let out = desk.path("已填.xlsx");
    desk.ok(&["fill", &template, "--ledger", "task", "-o", &out]);
    assert_eq!(std::fs::read(&template).unwrap(), before);
    assert!(std::fs::metadata(&out).unwrap().len() > 0);
}

/// What stands in the first cell of a sheet.
fn heading(path: &str) -> String {
    let table = read(Path::new(path), &Limits::default()).unwrap();
    table.sheets[0].cell(0, 0).text.to_owned()
}

#[test]
fn a_paper_names_the_year_of_its_rows_and_none_where_they_are_of_several() {
    let desk = Desk::new();
    let add = |year: &str| {
        let title = format!("title=澄溪县{year}年政务公开工作要点");
        desk.ok(&["add", "notice", &title, &format!("year={year}")]);
    };
    let out = desk.path("来文.xlsx");
    let export = ["export", "notice", "--form", "notice-list", "-o", &out];
    add("2021");
    desk.ok(&export);
    assert_eq!(heading(&out), "澄溪县财政局2021年来文通知登记表");
    add("2022");
    desk.ok(&export);
    assert_eq!(heading(&out), "澄溪县财政局来文通知登记表");
    desk.ok(&[&export[..], &["--where", "year=2022"]].concat());
    assert_eq!(heading(&out), "澄溪县财政局2022年来文通知登记表");
}
