use super::{Bucket, Machine};
use minglu_sync::client::{Client, Http, Identity, Pin};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server of its own: a process that can be killed.
pub struct Process {
    child: Child,
    url: String,
}

impl Process {
    /// Starts a server on a database, and waits until it says where it answers.
    pub fn start(dir: &Path, database: Option<&str>) -> Process {
        Process::of(program(dir, database))
    }

    /// The same with its files in a bucket.
    pub fn on_bucket(dir: &Path, bucket: &Bucket) -> Process {
        let (url, variables) = bucket.settings();
        let mut command = program(dir, None);
        command.args(["--blob-url", &url]).envs(variables);
        Process::of(command)
    }

    fn of(mut command: Command) -> Process {
        command.args(["serve", "--plain", "--listen", "127.0.0.1:0"]);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let url = first.strip_prefix("地址：").unwrap().to_owned();
        Process { child, url }
    }

    /// What a machine asks it with.
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
    #[allow(dead_code)] // only the bench asks
    pub fn memory(&self, name: &str) -> u64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let mut words = text.split_whitespace();
        words.find(|word| word.strip_suffix(':') == Some(name));
        words.next().unwrap().parse::<u64>().unwrap() / 1024
    }

    /// Ends it without a word.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and tells whether it did so in order.
    pub fn stop(mut self) -> bool {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command of the office and returns what it says as JSON; the error's where it fails.
pub fn command(dir: &Path, arguments: &[&str]) -> Result<Value, Value> {
    command_on(dir, None, arguments)
}

/// The same on a database of its own.
pub fn command_on(dir: &Path, database: Option<&str>, arguments: &[&str]) -> Result<Value, Value> {
    let mut program = program(dir, database);
    let output = program.arg("--json").args(arguments).output().unwrap();
    let read = |bytes: &[u8]| serde_json::from_slice(bytes).unwrap();
    match output.status.success() {
        true => Ok(read(&output.stdout)),
        false => Err(read(&output.stderr)),
    }
}

fn program(dir: &Path, database: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minglu-office"));
    command.arg("--data").arg(dir).stdin(Stdio::null());
    if let Some(url) = database {
        command.args(["--database-url", url]);
    }
    command
}
