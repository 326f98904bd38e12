use minglu_tests::desk::Desk;
use minglu_tests::fixture;
use std::fs;
use std::path::Path;
use std::process::Command;

const NOTICE: &str = "澄溪县2021年政务公开工作要点";

/// A desk with a notice's tasks of 2021, one of them with a proof.
fn worked() -> Desk {
    let desk = Desk::new();
    let paper = desk.folder.path().join("任务分解表.xlsx");
    fixture::tasks(&paper).unwrap();
    let paper = paper.display().to_string();
    desk.ok(&[
        "import", &paper, "--ledger", "task", "--notice", NOTICE, "--year", "2021",
    ]);
    let task = desk.rows(&["list", "task", "--limit", "1"])[0]["id"].clone();
    let proof = desk.file("截图.png", b"picture").display().to_string();
    desk.ok(&["attach", "task", task.as_str().unwrap(), &proof]);
    desk
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|n| n.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_archived_year_can_be_read_and_checked_without_minglu() {
    let desk = worked();
    let out = desk.path("归档");
    let made = desk.ok(&["archive", "2021", "-o", &out]);
    assert_eq!(made["missing"], serde_json::json!([]));
    let tasks = format!("任务分解表（含落实情况）（{NOTICE}）.xlsx");
    let found = names(Path::new(&out));
    assert!(found.contains(&tasks), "{found:?}");
    assert!(found.contains(&tasks.replace(".xlsx", ".pdf")), "{found:?}");
    assert!(names(&Path::new(&out).join("附件/任务分解"))[0].ends_with("截图.png"));
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "校验清单.txt"])
        .current_dir(&out)
        .output()
        .unwrap();
    assert!(checked.status.success(), "{checked:?}");
    let again = format!("{out}/{tasks}");
    let read = desk.ok(&["import", &again, "--ledger", "task", "--dry-run"]);
    assert_eq!(read["unchanged"], fixture::count(), "{read:#}");
}

#[test]
fn another_year_is_not_in_the_archive() {
    let desk = worked();
    let made = desk.ok(&["archive", "2020", "-o", &desk.path("归档")]);
    let found = names(Path::new(&desk.path("归档")));
    assert!(!found.iter().any(|name| name.contains("任务")), "{found:?}");
    assert!(!found.contains(&"附件".to_owned()), "{made}");
}

#[test]
fn a_file_that_is_lost_is_named_and_does_not_stop_the_archive() {
    let desk = worked();
    fs::remove_dir_all(desk.data().join("attachments")).unwrap();
    let made = desk.ok(&["archive", "2021", "-o", &desk.path("归档")]);
    assert!(
        made["missing"][0].as_str().unwrap().contains("截图.png"),
        "{made}"
    );
    let note = fs::read_to_string(desk.path("归档/说明.txt")).unwrap();
    assert!(note.contains("截图.png"), "{note}");
}

#[test]
fn a_folder_that_holds_files_is_left_alone() {
    let desk = worked();
    fs::create_dir(desk.path("归档")).unwrap();
    desk.file("归档/别的.txt", "别的");
    let refused = desk.refused(&["archive", "2021", "-o", &desk.path("归档")]);
    assert_eq!(refused["code"], "usage");
    assert_eq!(names(Path::new(&desk.path("归档"))), ["别的.txt"]);
}
