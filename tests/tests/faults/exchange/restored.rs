use super::county::{County, Template, office_command, place};
use super::kill::laden;
use super::schedule::{Act, Play};
use super::settled::{self, Past};
use crate::rounds::well;
use serde_json::{Value, json};
use std::path::Path;

/// Runs `minglu-office`, expects success, and reads what it says.
fn office(dir: &Path, arguments: &[&str]) -> Value {
    let mut command = office_command(dir);
    let output = command.arg("--json").args(arguments).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn sync_all(county: &County<'_>) {
    for desk in &county.units {
        assert_eq!(desk.ok(&["sync"])["failures"], json!([]));
    }
}

#[test]
fn an_office_that_comes_back_from_a_backup_gets_again_what_it_lost() {
    let template = Template::new();
    let county = laden(&template);
    sync_all(&county);
    let kept = tempfile::tempdir().unwrap();
    let backup = kept.path().join("backup.zip").display().to_string();
    office(&county.dir, &["backup", "--out", &backup]);
    let county = a_day_later(county);
    sync_all(&county);

    let mut county = county;
    county.stop();
    let restored = kept.path().join("restored");
    office(&restored, &["restore", &backup]);
    county.moves(restored);
    // What was frozen goes up with the first exchange, what comes of it down with the second.
    sync_all(&county);
    sync_all(&county);
    for desk in &county.units {
        assert_eq!(desk.ok(&["sync"])["items"], 0);
        well(desk);
    }
    // The verdict that was lost is given again, and the unit hears of it.
    let returned = desk_lines(&county, "returned");
    assert_eq!(returned.len(), 1);
    let id = returned[0]["id"].as_str().unwrap();
    office(&county.dir, &["batch", "accept", id]);
    sync_all(&county);
    assert_eq!(desk_lines(&county, "returned").len(), 0);
    assert_eq!(desk_lines(&county, "accepted").len(), 1);
    let places: Vec<_> = county.units.iter().map(place).collect();
    let wrong = settled::unsettled(&county, &places, Past::Restored);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Both units report again, and the office returns a batch that is in the backup.
fn a_day_later(county: County<'_>) -> County<'_> {
    let mut play = Play::of(county, 11);
    for unit in [0, 1, 0] {
        let files = vec![2000, 0];
        play.act(&Act::Report { unit, files });
    }
    let county = play.left();
    let lines = desk_lines(&county, "stored");
    let first = lines.last().unwrap()["id"].as_str().unwrap();
    let remark = ["batch", "return", first, "--remark", "请写明公开日期"];
    office(&county.dir, &remark);
    county
}

fn desk_lines(county: &County<'_>, state: &str) -> Vec<Value> {
    let lines = county.units[0].ok(&["batch", "list"]);
    let mut lines = lines.as_array().unwrap().clone();
    lines.retain(|line| line["state"] == state);
    lines
}
