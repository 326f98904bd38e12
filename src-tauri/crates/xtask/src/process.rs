//! Starting other programs, and saying so.

use std::error::Error;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a step ends with. The words of the error are for the person at the terminal.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A command that starts in the root of the repository.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::place::root());
    command
}

/// Prints the command, runs it, and fails where it fails.
pub fn run(command: &mut Command) -> Outcome {
    let line = line(command);
    println!("$ {line}");
    let begun = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|e| format!("{line}: {e}"))?;
    if !status.success() {
        return Err(format!("{line}: {status}").into());
    }
    told(&line, begun);
    Ok(())
}

/// Says how long a step took, where it was long enough to wonder.
pub fn told(line: &str, begun: Instant) {
    let seconds = begun.elapsed().as_secs();
    if seconds >= 5 {
        println!("# {seconds} s: {line}");
    }
}

/// Runs the command and returns what it printed, or nothing where it is missing or fails.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let words = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(words)
}

/// Where a program is on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let parts = std::iter::once(command.get_program()).chain(command.get_args());
    parts
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Prints the command and hands it the terminal until it ends.
pub fn follow(command: &mut Command) -> Outcome {
    println!("$ {}", line(command));
    let status = command
        .status()
        .map_err(|e| format!("{}: {e}", line(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{}: {status}", line(command)).into())
    }
}
