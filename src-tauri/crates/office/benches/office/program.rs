//! The program itself, as a process of its own.

use crate::common::Machine;
use minglu_sync::client::{Client, Http, Identity, Pin};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server that answers on this machine.
pub struct Program {
    child: Child,
    url: String,
}

impl Program {
    pub fn serve(dir: &Path, database: Option<&str>) -> Program {
        let mut command = command(dir, database);
        command.args(["serve", "--plain", "--listen", "127.0.0.1:0"]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let url = first.strip_prefix("地址：").unwrap().to_owned();
        Program { child, url }
    }

    pub fn client(&self, machine: &Machine) -> Client<Http> {
        let identity = Identity {
            device: machine.device.id.clone(),
            suite: machine.device.suite,
            secret: machine.secret.clone(),
        };
        Client::new(
            Http::new(&self.url, Pin::first_seen()).unwrap(),
            Some(identity),
        )
    }

    /// Memory in MiB by its name in `/proc`: `VmRSS` now, `VmHWM` at most.
    pub fn memory(&self, name: &str) -> u64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{name}:")));
        let kilobytes: u64 = line
            .unwrap()
            .trim()
            .trim_end_matches(" kB")
            .parse()
            .unwrap();
        kilobytes / 1024
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command to its end, for what it says.
pub fn run(dir: &Path, database: Option<&str>, arguments: &[&str]) -> Value {
    let output = command(dir, database)
        .arg("--json")
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn command(dir: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minglu-office"));
    command.arg("--data").arg(dir).stdin(Stdio::null());
    if let Some(url) = database {
        command.args(["--database-url", url]);
    }
    command
}
