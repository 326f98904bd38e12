//! The owner phrases of a real notice whose lines are broken anywhere, against a reading by hand.

use minglu_notice::{owner, squash};
use serde_json::Value;
use std::path::PathBuf;

fn notice(name: &str) -> Option<String> {
    let shared = std::env::var_os("MINGLU_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("notices").join(name);
    let text = std::fs::read_to_string(&path);
    if text.is_err() {
        println!("skipped: {} is not there", path.display());
    }
    text.ok()
}

/// Every bracket that begins with 责任单位, broken lines and page numbers included.
fn phrases(text: &str) -> Vec<String> {
    let squashed_label = |part: &str| squash(part).starts_with("责任单位");
    text.split(['（', '('])
        .filter(|part| squashed_label(part))
        .filter_map(|part| part.split(['）', ')']).next())
        .map(|part| format!("（{part}）"))
        .collect()
}

#[test]
fn units_and_open_ends_read_as_by_hand() {
    let (Some(text), Some(tasks)) = (
        notice("huining-2021.txt"),
        notice("huining-2021.tasks.json"),
    ) else {
        return;
    };
    let tasks: Vec<Value> = serde_json::from_str(&tasks).unwrap_or_default();
    let phrases = phrases(&text);
    assert_eq!(phrases.len(), tasks.len());
    assert_eq!(tasks.len(), 21);
    for (phrase, task) in phrases.iter().zip(&tasks) {
        let read = owner(phrase);
        assert_eq!(Value::from(read.responsible), task["units"], "{phrase}");
        assert_eq!(Value::from(read.open_ended), task["open_ended"], "{phrase}");
    }
}
