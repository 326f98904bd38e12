use minglu_tests::desk::Desk;
use serde_json::{Value, json};

const TABLE: &str = "澄溪县2026年政务公开工作要点任务分解表,,,,\n序号,公开任务,公开内容,具体要求,责任部门\n1,扩大范围,规划公开,公开规划文本,县财政局\n2,扩大范围,预算公开,公开部门预算,县民政局牵头\n";

fn import(desk: &Desk, name: &str, text: &str, more: &[&str]) -> Value {
    let file = desk.file(name, text).display().to_string();
    desk.ok(&[&["import", file.as_str(), "--ledger", "task"], more].concat())
}

fn counts(plan: &Value) -> [u64; 4] {
    ["added", "changed", "unchanged", "withdrawn"].map(|k| plan[k].as_u64().unwrap())
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = Desk::new();
    let plan = import(&desk, "表.csv", TABLE, &["--dry-run"]);
    assert_eq!(counts(&plan), [2, 0, 0, 0]);
    assert_eq!(plan["columns"]["具体要求"], "requirement");
    assert_eq!(desk.ok(&["list", "task"])["total"], 0);
    assert_eq!(desk.ok(&["list", "notice"])["total"], 0);
}

#[test]
fn reading_the_same_file_again_changes_nothing() {
    let desk = Desk::new();
    assert_eq!(counts(&import(&desk, "表.csv", TABLE, &[])), [2, 0, 0, 0]);
    let again = import(&desk, "表.csv", TABLE, &[]);
    assert_eq!(counts(&again), [0, 0, 2, 0]);
    assert_eq!(again["step"], Value::Null);
    assert_eq!(
        desk.ok(&["list", "notice"])["rows"][0]["title"],
        "澄溪县2026年政务公开工作要点"
    );
}

#[test]
fn an_import_is_undone_whole() {
    let desk = Desk::new();
    import(&desk, "表.csv", TABLE, &[]);
    desk.ok(&["undo"]);
    assert_eq!(desk.ok(&["list", "task"])["total"], 0);
    assert_eq!(desk.ok(&["list", "notice"])["total"], 0);
}

#[test]
fn a_corrected_file_changes_what_differs_and_leaves_what_the_clerk_wrote() {
    let desk = Desk::new();
    import(&desk, "表.csv", TABLE, &[]);
    let id = desk.rows(&["list", "task"])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.ok(&["set", "task", &id, "progress=已公开", "state=done"]);
    let corrected = TABLE.replace("公开规划文本", "公开全部规划文本");
    let plan = import(&desk, "表二.csv", &corrected, &[]);
    assert_eq!(counts(&plan), [0, 1, 1, 0]);
    let row = desk.ok(&["show", "task", &id]);
    assert_eq!(row["requirement"], "公开全部规划文本");
    assert_eq!(
        (&row["progress"], &row["state"]),
        (&json!("已公开"), &json!("done"))
    );
}

#[test]
fn a_new_version_adds_changes_and_withdraws() {
    let desk = Desk::new();
    import(
        &desk,
        "表.csv",
        &format!("{TABLE}3,优化举措,解读,做好政策解读,各有关单位\n"),
        &[],
    );
    let plan = import(
        &desk,
        "新.csv",
        &TABLE.replace("县民政局牵头", "县财政局牵头"),
        &[],
    );
    assert_eq!(counts(&plan), [0, 1, 1, 1]);
    let gone = desk.rows(&["list", "task", "--where", "withdrawn=true"]);
    assert_eq!(gone.len(), 1);
    assert_eq!(gone[0]["requirement"], "做好政策解读");
    let back = import(
        &desk,
        "表.csv",
        &format!("{TABLE}3,优化举措,解读,做好政策解读,各有关单位\n"),
        &[],
    );
    assert_eq!(counts(&back), [0, 2, 1, 0]);
}

#[test]
fn a_column_that_the_file_lacks_is_not_blanked() {
    let desk = Desk::new();
    import(&desk, "表.csv", TABLE, &[]);
    let id = desk.rows(&["list", "task"])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.ok(&["set", "task", &id, "remarks=重点", "due_text=年底前"]);
    let plan = import(&desk, "表.csv", TABLE, &[]);
    assert_eq!(counts(&plan), [0, 0, 2, 0]);
    assert_eq!(desk.ok(&["show", "task", &id])["remarks"], "重点");
}

#[test]
fn two_rows_that_are_truly_alike_both_survive() {
    let desk = Desk::new();
    let twins = format!("{TABLE}2,扩大范围,预算公开,公开部门预算,县民政局牵头\n");
    assert_eq!(counts(&import(&desk, "表.csv", &twins, &[])), [3, 0, 0, 0]);
    assert_eq!(counts(&import(&desk, "表.csv", &twins, &[])), [0, 0, 3, 0]);
}

#[test]
fn a_refused_row_is_named_with_its_place_and_the_others_go_in() {
    let desk = Desk::new();
    let table = "单位,姓名,职务,联系电话\n澄溪县财政局,张三,主任,0350-0000001\n澄溪县财政局,李四,科员,打听不到\n";
    let file = desk.file("联系人.csv", table).display().to_string();
    let plan = desk.ok(&["import", &file, "--ledger", "contact"]);
    assert_eq!(plan["added"], 1);
    let refused = &plan["rejected"][0];
    assert_eq!(refused["row"], 3);
    assert_eq!(refused["value"], "打**");
    assert!(refused["message"].as_str().unwrap().contains("联系电话"));
}

#[test]
fn the_years_of_two_notices_are_kept_apart() {
    let desk = Desk::new();
    import(
        &desk,
        "表.csv",
        TABLE,
        &["--notice", "2025年要点", "--year", "2025"],
    );
    import(
        &desk,
        "表.csv",
        TABLE,
        &["--notice", "2026年要点", "--year", "2026"],
    );
    assert_eq!(desk.ok(&["list", "task"])["total"], 4);
    assert_eq!(
        desk.ok(&["list", "task", "--where", "notice=2025年要点"])["total"],
        2
    );
}
