//! Every file of the shared corpus: real workbooks, documents and texts, many of them damaged or
//! hostile. Each is read or refused with a message in Chinese, by the child as the program starts
//! it; none stops the program.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::read::ReadError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use support::reader;

#[test]
fn every_file_is_read_or_refused_with_advice() {
    let Some(folder) = shared("corpus") else {
        return;
    };
    let mut files = Vec::new();
    gather(&folder, &mut files);
    let outcomes = Mutex::new(BTreeMap::new());
    let waiting = Mutex::new(files);
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = { waiting.lock().unwrap().pop() } {
                    let outcome = outcome(&file);
                    outcomes.lock().unwrap().insert(file, outcome);
                }
            });
        }
    });
    let outcomes = outcomes.into_inner().unwrap();
    report(&outcomes);
    for (file, outcome) in &outcomes {
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let advice = outcome.starts_with("refused") && outcome.chars().any(chinese);
        assert!(outcome == "read" || advice, "{}: {outcome}", file.display());
    }
}

fn outcome(file: &Path) -> String {
    match reader().read(file) {
        Ok(_) => "read".to_owned(),
        Err(error @ (ReadError::Told { .. } | ReadError::Defeated)) => format!("refused {error}"),
        Err(other) => format!("failed {other}"),
    }
}

/// The folder of shared material; none where a machine does not have it.
fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("MINGLU_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    );
    let found = root.join(path);
    if !found.exists() {
        println!("skipped: no {path} in the shared folder");
        return None;
    }
    Some(found)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => gather(&path, files),
            false if path.file_name().is_some_and(|n| n != "INDEX.tsv") => files.push(path),
            false => {}
        }
    }
}

fn report(outcomes: &BTreeMap<PathBuf, String>) {
    let mut counts: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for (file, outcome) in outcomes {
        let kind = file.extension().unwrap_or_default().to_string_lossy();
        let what = outcome.split(' ').next().unwrap_or_default();
        *counts.entry((kind.into_owned(), what)).or_default() += 1;
        if what != "read" {
            println!("{}\t{outcome}", file.display());
        }
    }
    for ((kind, what), count) in counts {
        println!("= {kind} {what}: {count}");
    }
}
