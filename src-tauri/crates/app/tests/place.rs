//! A desk's place: one desk, backups at the right moments, and a way back when it cannot be opened.
#![allow(clippy::unwrap_used)]

use minglu_app::place::knock;
use minglu_app::{Error, Place, Press, Result};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Keeps the paper it is given instead of printing it.
struct Draft;

impl Press for Draft {
    fn pdf(&self, paper: &Paper, out: &Path) -> Result<()> {
        let words = serde_json::to_vec(paper).unwrap();
        fs::write(out, words).map_err(|e| Error::io("draft", &e))
    }

    fn svg(&self, _: &Paper) -> Result<Vec<String>> {
        Err(Error::usage("no press here"))
    }

    fn manuscript_pdf(&self, _: &Manuscript, _: &Path) -> Result<()> {
        Err(Error::usage("no press here"))
    }

    fn manuscript_svg(&self, _: &Manuscript) -> Result<Vec<String>> {
        Err(Error::usage("no press here"))
    }
}

fn place(dir: &Path) -> Place {
    Place::new(dir.to_owned(), "窗口", || Box::new(Draft))
}

fn call(place: &Place, name: &str, payload: Value) -> Value {
    place.dispatch(name, payload).unwrap().value
}

/// A unit with one task and a backup.
fn used(dir: &Path) -> Place {
    let place = place(dir);
    let unit = json!({ "unit": "澄溪县财政局", "county": "澄溪县", "aliases": [], "groups": [] });
    call(&place, "desk.start", unit);
    let task = json!({ "ledger": "task", "fields": { "requirement": "公开预算" } });
    call(&place, "record.add", task);
    place
}

fn tasks(place: &Place) -> Value {
    call(place, "record.list", json!({ "ledger": "task" }))["total"].clone()
}

fn backups(place: &Place) -> Vec<Value> {
    let list = call(place, "backup.list", json!({}));
    list["backups"].as_array().unwrap().clone()
}

/// So many tasks, read in at once.
fn import(place: &Place, count: usize) {
    let rows: String = (0..count).map(|n| format!("{n}\t公开任务{n}\n")).collect();
    let pasted = json!({ "text": format!("序号\t具体要求\n{rows}") });
    let request =
        json!({ "ledger": "task", "notice": "2026年要点", "year": 2026, "pasted": pasted });
    call(place, "import.commit", request);
}

#[test]
fn a_large_import_and_a_mass_edit_are_made_after_a_backup_and_small_ones_are_not() {
    let folder = TempDir::new().unwrap();
    let place = used(folder.path());
    import(&place, 20);
    assert_eq!(backups(&place).len(), 0);
    import(&place, 150);
    assert_eq!(backups(&place)[0]["reason"], "导入前备份");
    let rows = call(
        &place,
        "record.list",
        json!({ "ledger": "task", "limit": 1000 }),
    );
    let ids: Vec<&Value> = rows["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["id"])
        .collect();
    call(
        &place,
        "record.delete",
        json!({ "ledger": "task", "ids": ids[..50] }),
    );
    assert_eq!(backups(&place).len(), 1);
    call(
        &place,
        "record.delete",
        json!({ "ledger": "task", "ids": ids }),
    );
    assert_eq!(backups(&place).len(), 2);
    assert_eq!(backups(&place)[0]["reason"], "批量修改前备份");
}

#[test]
fn a_restore_at_the_open_desk_shows_the_old_state_and_leads_back() {
    let folder = TempDir::new().unwrap();
    let place = used(folder.path());
    let made = call(&place, "backup.make", json!({}));
    let task = json!({ "ledger": "task", "fields": { "requirement": "后来的" } });
    call(&place, "record.add", task);
    let file = made["backup"]["path"].clone();
    let proof = call(&place, "backup.rehearse", json!({ "file": file }));
    assert_eq!((&proof["ok"], &proof["records"]), (&json!(true), &json!(2)));
    let done = place
        .dispatch("backup.restore", json!({ "file": file }))
        .unwrap();
    assert!(done.touched.contains(&"task".to_owned()), "pages read anew");
    assert_eq!(tasks(&place), 1);
    let before = done.value["before"]["path"].clone();
    call(&place, "backup.restore", json!({ "file": before }));
    assert_eq!(tasks(&place), 2);
}

#[test]
fn a_damaged_ledger_leads_to_its_backups_and_back_to_work() {
    let folder = TempDir::new().unwrap();
    let first = used(folder.path());
    call(&first, "backup.make", json!({}));
    drop(first);
    let file = folder.path().join("ledger.sqlite");
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    let place = place(folder.path());
    let refused = place.dispatch("desk.status", json!({})).unwrap_err();
    assert_eq!(refused.code, "damaged");
    let rescue = call(&place, "rescue.show", json!({}));
    assert_eq!(rescue["code"], "damaged");
    let backup = rescue["backups"][0]["path"].clone();
    let done = call(&place, "backup.restore", json!({ "file": backup }));
    assert!(done["kept"].is_string(), "the damaged files stay: {done}");
    assert_eq!(tasks(&place), 1);
    assert_eq!(call(&place, "check.run", json!({}))["ok"], true);
    assert!(call(&place, "rescue.show", json!({}))["code"].is_null());
}

#[test]
fn a_second_desk_is_refused_and_can_knock_at_the_first() {
    let folder = TempDir::new().unwrap();
    let heard = Arc::new(AtomicUsize::new(0));
    let ear = Arc::clone(&heard);
    let first = place(folder.path()).answering(move || ear.fetch_add(1, Ordering::SeqCst) < 1);
    first.open().unwrap();
    let second = place(folder.path());
    assert_eq!(second.open().unwrap_err().code, "busy");
    assert!(knock(folder.path()));
    assert_eq!(heard.load(Ordering::SeqCst), 1);
    assert!(!knock(folder.path()), "whoever cannot come does not answer");
    drop(first);
    assert!(!knock(folder.path()), "nobody is there any more");
    call(&second, "desk.status", json!({}));
}

#[test]
fn an_absent_second_folder_is_told_and_stops_nobody() {
    let folder = TempDir::new().unwrap();
    let stick = TempDir::new().unwrap();
    let place = used(folder.path());
    let relative = place
        .dispatch("backup.set_second", json!({ "path": "usb" }))
        .unwrap_err();
    assert_eq!(relative.code, "invalid");
    let state = call(&place, "backup.set_second", json!({ "path": stick.path() }));
    assert!(
        state["trouble"].is_null() && state["second"].is_string(),
        "{state}"
    );
    let copied = call(&place, "backup.make", json!({}))["second"].clone();
    assert!(Path::new(copied.as_str().unwrap()).is_file());
    drop(stick);
    let made = call(&place, "backup.make", json!({}));
    assert!(
        made["trouble"].as_str().unwrap().contains("现在不在"),
        "{made}"
    );
    let status = call(&place, "desk.status", json!({}));
    assert!(status["backup"]["last"].is_string() && status["backup"]["trouble"].is_string());
}

#[test]
fn the_report_of_a_check_is_a_paper() {
    let folder = TempDir::new().unwrap();
    let place = used(folder.path());
    let out = folder.path().join("report.pdf");
    call(&place, "check.print", json!({ "path": out }));
    let paper = fs::read_to_string(out).unwrap();
    assert!(paper.contains("台账检查报告") && paper.contains("澄溪县财政局"));
    assert!(paper.contains("台账完好"));
}
