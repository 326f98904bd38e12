//! Every file of the shared corpus: real workbooks, documents and texts, many of them damaged or
//! hostile. Each is read or refused with a message in Chinese; none stops the program.
#![allow(clippy::unwrap_used)]

mod support;

use minglu_forms::read::{Limits, read};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use support::shared;

/// Set for the child that reads the files named in it.
const LIST: &str = "MINGLU_CORPUS_LIST";

/// Files on which the reader is allowed to die, with the reason. There is none.
const DEADLY: [&str; 0] = [];

/// How long one file may take in a build without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// Run in a child process: says for each file what came of it.
#[test]
#[ignore = "run by every_file_is_read_or_refused"]
fn child() {
    let Some(list) = std::env::var_os(LIST) else {
        return;
    };
    for path in std::fs::read_to_string(list).unwrap().lines() {
        let outcome = match read(Path::new(path), &Limits::default()) {
            Ok(workbook) => format!("read {} sheets", workbook.sheets.len()),
            Err(error) => format!("refused {error}"),
        };
        println!("\n>>> {path}\t{}", outcome.replace('\n', " "));
    }
}

#[test]
fn every_file_is_read_or_refused() {
    let Some(folder) = shared("corpus") else {
        return;
    };
    let mut files = Vec::new();
    gather(&folder, &mut files);
    files.sort();
    let mut outcomes = BTreeMap::new();
    while outcomes.len() < files.len() {
        let left: Vec<&PathBuf> = files
            .iter()
            .filter(|f| !outcomes.contains_key(*f))
            .collect();
        let first = left[0].clone();
        let before = outcomes.len();
        outcomes.extend(read_in_child(&left));
        if outcomes.len() == before {
            outcomes.insert(first, "died".to_owned());
        }
    }
    report(&outcomes);
    for (file, outcome) in &outcomes {
        let name = file.file_name().unwrap().to_string_lossy();
        let chinese = outcome
            .chars()
            .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let fine = outcome.starts_with("read") || (outcome.starts_with("refused") && chinese);
        assert!(
            fine || DEADLY.contains(&&*name),
            "{}: {outcome}",
            file.display()
        );
    }
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

/// What a child with little memory told before it ended.
fn read_in_child(files: &[&PathBuf]) -> BTreeMap<PathBuf, String> {
    let list = tempfile::NamedTempFile::new().unwrap();
    let lines: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
    std::fs::write(list.path(), lines.join("\n")).unwrap();
    let program = std::env::current_exe().unwrap();
    let limited = "ulimit -v 2500000 2>/dev/null; exec \"$0\" \"$@\"";
    let mut child = Command::new("sh")
        .args(["-c", limited])
        .arg(program)
        .args([
            "--exact",
            "child",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(LIST, list.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    let mut outcomes = BTreeMap::new();
    while let Ok(line) = receiver.recv_timeout(PATIENCE) {
        if let Some((path, outcome)) = line.strip_prefix(">>> ").and_then(|l| l.split_once('\t')) {
            outcomes.insert(PathBuf::from(path), outcome.to_owned());
        }
    }
    let _ = child.kill();
    child.wait().unwrap();
    outcomes
}

fn report(outcomes: &BTreeMap<PathBuf, String>) {
    let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
    for (file, outcome) in outcomes {
        let kind = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let what = outcome.split(' ').next().unwrap_or_default().to_owned();
        *counts.entry((kind, what)).or_default() += 1;
        if !outcome.starts_with("read") {
            println!("{}\t{outcome}", file.display());
        }
    }
    for ((kind, what), count) in counts {
        println!("= {kind} {what}: {count}");
    }
}
