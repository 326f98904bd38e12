//! A started program that ends with its owner, and all that it has started with it.

use crate::Step;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A child process, ended when it is dropped.
pub struct Running(Child);

impl Running {
    /// Starts it; what it prints as errors goes to the test's own.
    ///
    /// # Errors
    /// Fails where the program cannot be started.
    pub fn start(command: &mut Command) -> Step<Running> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(|e| format!("{name}: {e}"))?;
        Ok(Running(child))
    }

    /// Its standard output, where it was piped.
    ///
    /// # Errors
    /// Fails where it was not piped, or has been taken.
    pub fn output(&mut self) -> Step<ChildStdout> {
        Ok(self.0.stdout.take().ok_or("no standard output")?)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A WebDriver server that ends before it has ended its browser leaves the window open, and a
        // second start only brings it to the front. It may have ended by itself, too.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}
