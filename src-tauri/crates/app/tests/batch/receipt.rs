//! What was sent is sent when the office's receipt is kept, however it came.

use crate::county::{County, reported};
use crate::support::Unit;
use serde_json::json;

#[test]
fn a_batch_is_unsent_until_the_offices_receipt_is_kept() {
    let county = reported();
    assert_eq!(county.line()["state"], "unsent");
    let done = county.online();
    assert_eq!(done["receipts"], json!(["2026-001"]));
    assert_eq!(county.line()["state"], "stored");
    let shown = county
        .unit
        .call("batch.show", json!({ "batch": "2026-001" }));
    assert!(shown["receipt"].as_str().unwrap().contains("收到 2 条"));
    assert_eq!(shown["whole"], true);
    county.unit.call("step.undo", json!({}));
    assert_eq!(
        county.line()["state"],
        "stored",
        "undoing a step unsends nothing"
    );
}

#[test]
fn carried_by_hand_it_ends_in_the_same_state() {
    let county = reported();
    let package = county.export();
    assert_eq!(
        county.line()["state"],
        "unsent",
        "a file on a stick is no receipt"
    );
    county.answer(&package);
    assert_eq!(county.line()["state"], "stored");
    county.online();
    assert_eq!(county.office.stored.borrow().len(), 1);
}

#[test]
fn a_receipt_file_that_was_altered_or_is_anothers_changes_nothing() {
    let county = reported();
    let path = county.back(&county.export());
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(
        county
            .unit
            .refused("batch.receipt", json!({ "file": path }))
            .code,
        "unreadable"
    );
    let other = reported();
    let theirs = other.back(&other.export());
    assert_eq!(
        county
            .unit
            .refused("batch.receipt", json!({ "file": theirs }))
            .code,
        "unreadable"
    );
    assert_eq!(county.line()["state"], "unsent");
}

#[cfg(unix)]
#[test]
fn the_folder_with_the_devices_key_is_read_by_its_user_only() {
    use std::os::unix::fs::PermissionsExt;
    let unit = Unit::printing();
    std::fs::set_permissions(unit.desk.dir(), PermissionsExt::from_mode(0o755)).unwrap();
    let county = County::of(unit);
    let mode = std::fs::metadata(county.unit.desk.dir())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o077, 0);
}
