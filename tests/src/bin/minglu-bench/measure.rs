//! One run of one program.

use minglu_tests::Step;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// What the kernel says about one finished program.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// From its start to its end.
    pub time: Duration,
    /// The most memory that it held at a time, in bytes.
    pub memory: u64,
}

/// Runs a program to its end.
pub fn run(command: &mut Command) -> Step<Run> {
    let name = command.get_program().to_string_lossy().into_owned();
    let begun = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let ended = child.wait4()?;
    if !ended.status.success() {
        return Err(format!("{name}: {}", ended.status).into());
    }
    Ok(Run {
        time: begun.elapsed(),
        memory: ended.rusage.maxrss,
    })
}

/// The run in the middle of an odd number of runs, by time, with the largest memory of all.
pub fn middle(runs: &[Run]) -> Option<Run> {
    let mut times: Vec<Duration> = runs.iter().map(|run| run.time).collect();
    times.sort_unstable();
    let memory = runs.iter().map(|run| run.memory).max()?;
    Some(Run {
        time: *times.get(times.len() / 2)?,
        memory,
    })
}
