use serde_json::{Map, Value, json};
use std::fs::{DirEntry, read_dir};
use std::path::Path;

/// What the program itself puts into the data folder. Other names are a person's, and not told.
const OURS: &[&str] = &[
    "ledger.sqlite",
    "ledger.sqlite-wal",
    "ledger.sqlite-shm",
    "search.sqlite",
    "search.sqlite-wal",
    "search.sqlite-shm",
    "attachments",
    "backups",
    "damaged",
    "logs",
    "staging",
    "vault.json",
];

/// Files and bytes of each part of the data folder.
pub(super) fn sizes(data: &Path) -> Value {
    let mut sizes = Map::new();
    for entry in read_dir(data).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let name = if OURS.contains(&name.as_str()) {
            name
        } else {
            "其他".to_owned()
        };
        let (files, bytes) = weigh(&entry);
        let size = sizes
            .entry(name)
            .or_insert(json!({ "files": 0, "bytes": 0 }));
        for (key, more) in [("files", files), ("bytes", bytes)] {
            size[key] = json!(size[key].as_u64().unwrap_or(0) + more);
        }
    }
    Value::Object(sizes)
}

fn weigh(entry: &DirEntry) -> (u64, u64) {
    if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
        return (1, entry.metadata().map_or(0, |file| file.len()));
    }
    let inside = read_dir(entry.path()).into_iter().flatten().flatten();
    inside
        .map(|inner| weigh(&inner))
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}
