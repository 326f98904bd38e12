//! What is printed, and what lies in the middle.

use std::time::{Duration, Instant};

/// How long something took, with what came of it.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let value = work();
    (begun.elapsed(), value)
}

/// The time at a share of all, from 0 to 100.
pub fn at(times: &[Duration], share: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted[(sorted.len() - 1) * share / 100]
}

/// Prints how often as long as its peer ours takes, and whether that is within the aim.
pub fn ratio(what: &str, peer: &str, ours: Duration, theirs: Duration, most: f64) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    let met = if ratio <= most { "met" } else { "MISSED" };
    println!("| {what} | {peer} | {ours:.2?} | {theirs:.2?} | {ratio:.1}× | ≤ {most}× {met} |");
}

/// The head of a table of ratios.
pub fn head(title: &str) {
    println!("\n| {title} | peer | Minglu | peer | ratio | aim |");
    println!("| --- | --- | --- | --- | --- | --- |");
}
