//! A screen of its own, on a number that nobody else has.

use crate::Step;
use crate::running::Running;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A screen without a monitor, as large as the clerk's.
pub struct Display {
    _server: Running,
    name: String,
}

impl Display {
    /// Starts it.
    ///
    /// # Errors
    /// Fails where Xvfb does not start.
    pub fn start() -> Step<Display> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1366x768x24",
            "-nolisten",
            "tcp",
        ]);
        let mut server = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let mut number = String::new();
        BufReader::new(server.output()?).read_line(&mut number)?;
        let number: u32 = number.trim().parse().map_err(|_| "Xvfb gave no display")?;
        Ok(Display {
            _server: server,
            name: format!(":{number}"),
        })
    }

    /// Its name, for `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
