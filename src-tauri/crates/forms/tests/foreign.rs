//! A child that reads badly costs a message, and nothing else.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

use minglu_forms::foreign::Reader;
use minglu_forms::read::ReadError;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tempfile::TempDir;

/// One test at a time: a script cannot be started while a process that another test has just
/// started still holds it open for writing.
static ALONE: Mutex<()> = Mutex::new(());

/// A program in place of the child, and a file for it to read.
fn ask(script: &str) -> Result<(), ReadError> {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let dir = tempfile::tempdir().unwrap();
    let program = program(&dir, script);
    let reader = Reader::new(program).patient(Duration::from_millis(300));
    let file = dir.path().join("表.xlsx");
    std::fs::write(&file, "x").unwrap();
    reader.read(&file).map(|_| ())
}

fn program(dir: &TempDir, script: &str) -> PathBuf {
    let path = dir.path().join("child");
    let mut file = std::fs::File::create(&path).unwrap();
    write!(file, "#!/bin/sh\n{script}\n").unwrap();
    file.set_permissions(PermissionsExt::from_mode(0o755))
        .unwrap();
    path
}

#[test]
fn a_child_that_dies_or_talks_nonsense_is_told_with_advice() {
    let deaths = [
        "exit 0",
        "kill -ABRT $$",
        "printf MLT1; kill -KILL $$",
        "printf 'MLT1S\\003abc'; exit 0",
        "echo thread main panicked",
        "printf MLT1; while :; do printf PPPPPPPPPPPPPPPP; done",
    ];
    for script in deaths {
        let error = ask(script).unwrap_err();
        assert!(matches!(error, ReadError::Defeated), "{script}: {error}");
        assert!(error.to_string().contains("另存为 .xlsx"));
    }
}

#[test]
fn a_child_that_falls_silent_is_ended() {
    for script in ["exec sleep 600", "printf MLT1P; exec sleep 600"] {
        let error = ask(script).unwrap_err();
        assert!(matches!(error, ReadError::Stuck), "{script}: {error}");
    }
}

#[test]
fn what_the_child_says_of_the_file_is_what_the_clerk_hears() {
    let refusal = "printf 'MLT1PX\\012unreadable\\006空的'";
    assert_eq!(ask(refusal).unwrap_err().to_string(), "空的");
    ask("printf MLT1E").unwrap();
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let file = tempfile::NamedTempFile::new().unwrap();
    let error = Reader::new("/nowhere/minglu".into())
        .read(file.path())
        .unwrap_err();
    assert!(error.to_string().contains("重新安装"));
}
