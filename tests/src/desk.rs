//! A data folder and the program, for one test.
#![allow(clippy::unwrap_used)] // what breaks here breaks the test

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// A unit's desk in a folder of its own.
pub struct Desk {
    /// Holds the data folder, and the test's own files.
    pub folder: TempDir,
}

#[allow(clippy::new_without_default)]
impl Desk {
    /// A new unit of a made-up county.
    pub fn new() -> Desk {
        let desk = Desk {
            folder: tempfile::tempdir().unwrap(),
        };
        let unit = ["init", "--unit", "澄溪县财政局", "--county", "澄溪县"];
        let names = ["--alias", "县财政局", "--group", "县直各有关单位"];
        desk.ok(&[&unit[..], &names[..]].concat());
        desk
    }

    /// The sample year.
    pub fn sample() -> Desk {
        let desk = Desk {
            folder: tempfile::tempdir().unwrap(),
        };
        desk.ok(&["sample"]);
        desk
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file in the desk's own folder for files.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// A path in that folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Runs `minglu` with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Output {
        command(&self.data()).args(arguments).output().unwrap()
    }

    /// Runs it, expects success, and reads the one JSON document that it prints.
    pub fn ok(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs it, expects exit code 1, and reads the error that it prints.
    pub fn refused(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty(), "nothing but the error");
        serde_json::from_slice(&output.stderr).unwrap()
    }

    /// Starts `minglu --password-stdin` with these words on its standard input, one a line.
    pub fn telling(&self, arguments: &[&str], words: &[&str]) -> Child {
        let mut child = command(&self.data())
            .arg("--password-stdin")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all((words.join("\n") + "\n").as_bytes())
            .unwrap();
        child
    }

    /// Runs it so, expects success, and reads the one JSON document that it prints.
    pub fn told(&self, arguments: &[&str], words: &[&str]) -> Value {
        let output = self.telling(arguments, words).wait_with_output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Runs it so, expects exit code 1, and reads the error that it prints.
    pub fn told_refused(&self, arguments: &[&str], words: &[&str]) -> Value {
        let output = self.telling(arguments, words).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        serde_json::from_slice(&output.stderr).unwrap()
    }

    /// Rows of a list.
    pub fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        self.ok(arguments)["rows"].as_array().unwrap().clone()
    }
}

/// `minglu --json` on this data folder, as 王经办.
pub fn command(data: &Path) -> Command {
    let mut command = Command::new(crate::programs::built("minglu").unwrap());
    command.arg("--data").arg(data).arg("--json");
    command
        .env("MINGLU_EXPORT_DIR", data.join("exports"))
        .env("MINGLU_WHO", "王经办");
    command
}
