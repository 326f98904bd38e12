//! A started program that ends with its owner.

use crate::Step;
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
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
