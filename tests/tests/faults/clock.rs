use crate::rounds::well;
use minglu_tests::desk::{Desk, command};
use minglu_tests::programs;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const TEN_YEARS: i64 = 3653 * 24 * 3600;

/// A shim that moves the clock; nothing where there is no compiler.
pub fn shim(folder: &Path) -> Option<PathBuf> {
    if !programs::ready(&["cc"]).unwrap() {
        return None;
    }
    let shim = folder.join("clock.so");
    let source = programs::root().join("tests/tests/faults/clock.c");
    let built = Command::new("cc")
        .args(["-O1", "-Wall", "-shared", "-fPIC", "-o"])
        .args([&shim, &source])
        .status();
    assert!(built.unwrap().success());
    Some(shim)
}

/// Runs a command with the clock off by so many seconds.
pub fn at(desk: &Desk, shim: &Path, off: i64, arguments: &[&str]) -> Value {
    let output = command(&desk.data())
        .args(arguments)
        .env("LD_PRELOAD", shim)
        .env("CLOCK_OFF", off.to_string())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_clock_that_is_ten_years_off_loses_nothing_and_turns_no_order_round() {
    let desk = Desk::new();
    let Some(shim) = shim(desk.folder.path()) else {
        return;
    };
    let add = |off: i64, name: &str| {
        let name = format!("requirement={name}");
        at(&desk, &shim, off, &["add", "task", &name]);
        at(&desk, &shim, off, &["backup"]);
        at(&desk, &shim, off, &["check"])["ok"] == true
    };
    assert!(add(0, "现在") && add(TEN_YEARS, "十年后") && add(-TEN_YEARS, "十年前"));
    let made = at(&desk, &shim, -TEN_YEARS, &["backups"])["backups"].clone();
    let ahead = made[1]["at"].as_str() > made[0]["at"].as_str();
    assert!(
        ahead,
        "the clock was moved, and the last one made stands first: {made}"
    );
    well(&desk);
    let names = || -> Vec<Value> {
        let rows = desk.rows(&["list", "task"]);
        rows.iter().map(|row| row["requirement"].clone()).collect()
    };
    assert_eq!(names().len(), 3);
    desk.ok(&["undo"]);
    let left = names();
    assert!(
        left.len() == 2 && !left.contains(&"十年前".into()),
        "{left:?}"
    );
    let newest = made[0]["path"].as_str().unwrap();
    assert_eq!(desk.ok(&["rehearse", newest])["ok"], true);
}
