use minglu_tests::desk::Desk;
use minglu_tests::programs::shared;
use std::path::PathBuf;

fn annex(ending: &str) -> Option<PathBuf> {
    let file = shared().map(|s| s.join(format!("notices/jiangxian-2021-annex1.{ending}")));
    let file = file.filter(|f| f.is_file());
    if file.is_none() {
        println!("skipped: the real annex is not on this machine");
    }
    file
}

#[test]
fn the_real_annex_reads_in_whole_and_only_once() {
    let (Some(xlsx), Some(docx)) = (annex("xlsx"), annex("docx")) else {
        return;
    };
    let desk = Desk::new();
    let import =
        |path: &PathBuf| desk.ok(&["import", &path.display().to_string(), "--ledger", "task"]);
    let first = import(&xlsx);
    assert_eq!(
        (&first["added"], first["rejected"].as_array().unwrap().len()),
        (&34.into(), 0)
    );
    assert_eq!(import(&xlsx)["unchanged"], 34);
    let word = import(&docx);
    assert_eq!(
        (&word["unchanged"], &word["added"], &word["changed"]),
        (&34.into(), &0.into(), &0.into())
    );
    let rows = desk.rows(&["list", "task"]);
    assert_eq!(rows.len(), 34);
    for row in &rows {
        assert!(
            row["topic"].is_string()
                && row["subject"].is_string()
                && row["responsible"].is_string(),
            "{row}"
        );
    }
}

#[test]
fn the_real_annex_exported_reads_in_again_unchanged() {
    let Some(xlsx) = annex("xlsx") else { return };
    let desk = Desk::new();
    desk.ok(&["import", &xlsx.display().to_string(), "--ledger", "task"]);
    for ending in ["xlsx", "docx", "csv"] {
        let out = desk.path(&format!("导出.{ending}"));
        desk.ok(&["export", "task", "--form", "task-breakdown", "-o", &out]);
        let plan = desk.ok(&["import", &out, "--ledger", "task"]);
        assert_eq!(plan["unchanged"], 34, "{ending}: {plan}");
    }
}
