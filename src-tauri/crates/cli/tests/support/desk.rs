//! The data of a finance bureau, and the program that works on it.

use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

pub struct Desk {
    pub dir: TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        let desk = Desk {
            dir: tempfile::tempdir().unwrap(),
        };
        let made = desk.run(&["init", "--unit", "澄溪县财政局", "--county", "澄溪县"]);
        assert!(made.status.success());
        desk
    }

    /// What the program says, with everything that it writes to its log.
    pub fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_minglu"))
            .args(["--json", "--data"])
            .arg(self.dir.path().join("data"))
            .args(words)
            .env("MINGLU_LOG", "trace")
            .output()
            .unwrap()
    }

    /// A file beside the data.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}
