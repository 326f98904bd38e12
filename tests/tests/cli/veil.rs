use minglu_tests::desk::Desk;
use serde_json::Value;

const PHONE: &str = "0350-7654321";

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    let phone = format!("phone={PHONE}");
    let row = desk.ok(&["add", "contact", "unit=澄溪县财政局", "name=张三", &phone]);
    let id = row["id"].as_str().unwrap().to_owned();
    (desk, id)
}

fn sentences(desk: &Desk) -> Vec<String> {
    let events = desk.ok(&["events"])["events"].clone();
    let events = events.as_array().unwrap().iter();
    events
        .map(|e| e["sentence"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_list_masks_personal_data_until_it_is_asked_for() {
    let (desk, id) = desk();
    assert_eq!(desk.rows(&["list", "contact"])[0]["phone"], "0350-7****21");
    assert_eq!(desk.ok(&["show", "contact", &id])["phone"], "0350-7****21");
    assert!(sentences(&desk).is_empty());
    let rows = desk.rows(&["list", "contact", "--reveal"]);
    assert_eq!(rows[0]["phone"], PHONE);
    assert_eq!(rows[0]["name"], "张三", "the rest of the row stays");
    assert_eq!(
        desk.ok(&["show", "contact", &id, "--reveal"])["phone"],
        PHONE
    );
    assert_eq!(
        sentences(&desk),
        ["查看了联系人 1 条的联系电话、电子邮箱"; 2]
    );
}

#[test]
fn what_people_do_beside_changing_records_is_written_down() {
    let (desk, _) = desk();
    desk.ok(&[
        "export",
        "contact",
        "--form",
        "contact-list",
        "-o",
        &desk.path("名册.csv"),
    ]);
    assert!(
        sentences(&desk).is_empty(),
        "a masked list shows nobody anything"
    );
    desk.ok(&["export", "contact", "-o", &desk.path("备案表.xlsx")]);
    let backup = desk.path("台账.mlbak");
    desk.ok(&["backup", "-o", &backup]);
    desk.ok(&["archive", "2026", "-o", &desk.path("归档")]);
    let done = sentences(&desk);
    assert_eq!(done.len(), 3, "{done:?}");
    assert!(done[0].contains("2026年的归档"), "{done:?}");
    assert!(done[1].contains("备份"), "{done:?}");
    assert!(done[2].contains("完整的联系电话"), "{done:?}");
    desk.ok(&["restore", &backup]);
    assert!(sentences(&desk)[0].contains("恢复了台账"));
    let who: Value = desk.ok(&["events", "--limit", "1"])["events"][0]["who"].clone();
    assert_eq!(who, "王经办");
    assert_eq!(desk.ok(&["check"])["ok"], true);
}
