//! A message bus of its own, as a desktop session has one.

use crate::Step;
use crate::running::Running;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A session bus.
pub struct Bus {
    _daemon: Running,
    address: String,
}

impl Bus {
    /// Starts it.
    ///
    /// # Errors
    /// Fails where dbus-daemon does not start.
    pub fn start() -> Step<Bus> {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let mut daemon = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let mut address = String::new();
        BufReader::new(daemon.output()?).read_line(&mut address)?;
        Ok(Bus {
            _daemon: daemon,
            address: address.trim().to_owned(),
        })
    }

    /// Its address, for `DBUS_SESSION_BUS_ADDRESS`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}
