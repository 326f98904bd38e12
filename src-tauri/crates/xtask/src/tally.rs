//! Counts what the test runners report, so that the last line can say it in one place.

use crate::process::{self, Outcome};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Tests counted so far.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Tally {
    /// Runs a test command, showing all it prints, and counts. Says whether it succeeded.
    pub fn run(&mut self, command: &mut Command) -> Outcome<bool> {
        let line = process::line(command);
        println!("$ {line}");
        let begun = Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        for printed in child
            .stdout
            .take()
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufRead::lines)
        {
            let printed = printed?;
            println!("{printed}");
            self.count(&printed);
        }
        let status = child.wait()?;
        process::told(&line, begun);
        if !status.success() {
            println!("# {status}: {line}");
        }
        Ok(status.success())
    }

    /// Reads one line of cargo's (`test result: ok. 3 passed; 0 failed; …`) or Vitest's
    /// (`Tests  1 failed | 3 passed (4)`).
    fn count(&mut self, line: &str) {
        let line = line.trim();
        let Some(rest) = ["test result:", "Tests "]
            .iter()
            .find_map(|start| line.strip_prefix(start))
        else {
            return;
        };
        let words: Vec<&str> = rest
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        for pair in words.windows(2) {
            let number = pair[0].parse::<u64>().unwrap_or(0);
            match pair[1] {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn both_runners_are_counted_and_nothing_else_is() {
        let mut tally = Tally::default();
        for line in [
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "      Tests  4 failed | 12 passed (16)",
            " Test Files  1 passed (1)",
            "test five_passed ... ok",
        ] {
            tally.count(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed: 17,
                failed: 5
            }
        );
    }
}
