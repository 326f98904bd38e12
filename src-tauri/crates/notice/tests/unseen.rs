//! Notices of many places and kinds, read by hand before they were ever read by the program. Each
//! lies in a file of its own: the text, a line of =, the year, and what it asks.

mod support;

use minglu_notice::{Notice, Task};
use std::path::{Path, PathBuf};

/// What a notice asks, a line each: tasks as `task number units due recurs「words of it」`.
fn told(notice: &Notice, by_hand: &[&str]) -> Vec<String> {
    let told = |(told, task): (String, &Task)| {
        let number = task.number.as_deref().map_or("- ", |_| "");
        // Where nothing is wrong each line by hand names words of its own task.
        let known = by_hand.iter().find_map(|line| {
            let words = line.split_once('「')?.1.trim_end_matches('」');
            task.text.contains(words).then(|| words.to_owned())
        });
        let words = known.unwrap_or_else(|| task.text.chars().take(12).collect());
        format!("task {number}{told}「{words}」")
    };
    let tasks = support::tasks(notice)
        .into_iter()
        .zip(&notice.tasks)
        .map(told);
    let filings = support::filings(notice).into_iter();
    tasks
        .chain(filings.map(|told| format!("filing {told}")))
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unseen")
}

#[test]
fn notices_of_other_places_ask_what_a_person_reads_in_them() {
    let mut wrong = Vec::new();
    let files = std::fs::read_dir(folder()).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.sort();
    assert!(files.len() >= 12);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let (text, by_hand) = text.split_once("=====\n").unwrap_or((&text, ""));
        let mut by_hand = by_hand.lines();
        let year = by_hand
            .next()
            .and_then(|year| year.parse().ok())
            .unwrap_or(0);
        let by_hand: Vec<&str> = by_hand.collect();
        let read = told(&support::notice(text, year), &by_hand);
        if read != by_hand {
            wrong.push(format!(
                "{}\n  by hand {by_hand:#?}\n  read {read:#?}",
                file.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
