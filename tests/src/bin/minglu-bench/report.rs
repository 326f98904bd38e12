//! The table of ratios.

use crate::pair::{Aim, Outcome, Pair};

/// Lines of the table so far.
#[derive(Default)]
pub struct Report {
    lines: Vec<String>,
}

impl Report {
    /// Adds a pair's figures.
    pub fn add(&mut self, pair: &Pair, outcome: Outcome) {
        let (ours, theirs) = (outcome.ours, outcome.theirs);
        let (ratio, met) = judge(pair.aim, ours.time.as_secs_f64(), theirs.time.as_secs_f64());
        self.lines.push(format!(
            "| {} | {} | {:.2} s, {} MiB | {:.2} s, {} MiB | {ratio} | {met} |",
            pair.name,
            pair.peer,
            ours.time.as_secs_f64(),
            ours.memory >> 20,
            theirs.time.as_secs_f64(),
            theirs.memory >> 20,
        ));
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("| what | peer | Minglu | peer | ratio | aim |");
        println!("| --- | --- | --- | --- | --- | --- |");
        for line in &self.lines {
            println!("{line}");
        }
    }
}

fn judge(aim: Aim, ours: f64, theirs: f64) -> (String, String) {
    let (ratio, met, words) = match aim {
        Aim::Faster(least) => (theirs / ours, theirs / ours >= least, format!("≥ {least}×")),
        Aim::AtMost(most) => (ours / theirs, ours / theirs <= most, format!("≤ {most}×")),
    };
    (
        format!("{ratio:.1}×"),
        format!("{words} {}", if met { "met" } else { "MISSED" }),
    )
}
