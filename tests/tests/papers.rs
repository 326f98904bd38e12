//! Exported papers open in another office program and say what they should.
#![allow(clippy::unwrap_used)] // support of the tests may fail them too

use minglu_tests::printed::by_office;
use minglu_tests::programs::{built, ready};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The sample year's task sheet in a format, as an office program prints it.
fn printed(folder: &Path, form: &str, ledger: &str, ending: &str) -> String {
    let paper = folder.join(format!("{form}.{ending}"));
    minglu(
        folder,
        &[
            "export",
            ledger,
            "--form",
            form,
            "-o",
            &paper.display().to_string(),
        ],
    );
    words(&by_office(&paper, folder).unwrap())
}

fn words(pdf: &PathBuf) -> String {
    let text = Command::new("pdftotext")
        .args(["-layout"])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    String::from_utf8(text.stdout)
        .unwrap()
        .split_whitespace()
        .collect()
}

fn minglu(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new(built("minglu").unwrap());
    command
        .arg("--data")
        .arg(folder.join("data"))
        .args(arguments);
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn an_office_program_opens_every_paper_and_prints_its_words() {
    if !ready(&["soffice", "pdftotext"]).unwrap() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    minglu(folder.path(), &["sample"]);
    for ending in ["docx", "xlsx"] {
        let tasks = printed(folder.path(), "task-breakdown-progress", "task", ending);
        assert!(
            tasks.contains("落实情况") && tasks.contains("县农业农村局"),
            "{ending}: {tasks}"
        );
        let filing = printed(folder.path(), "contact-filing", "contact", ending);
        for words in [
            "各单位政务公开联系人备案表",
            "单位名称（盖章）",
            "联系电话",
            "主管领导签字",
        ] {
            assert!(filing.contains(words), "{ending}: {words} in {filing}");
        }
    }
}
