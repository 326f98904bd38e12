//! Pages are typeset by the `minglu` program beside this one: the window stays small and quick to
//! start, and a page that breaks the typesetter does not take the window with it.

use minglu_app::{Desk, Error, Press, Result};
use minglu_forms::form::Paper;
use minglu_forms::manuscript::Manuscript;
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// Typesets in a child process.
pub struct ChildPress;

impl Press for ChildPress {
    fn pdf(&self, paper: &Paper, out: &Path) -> Result<()> {
        let ask = |command: &mut Command| {
            command.arg("--output").arg(out);
        };
        run(paper, ask).map(|_| ())
    }

    fn svg(&self, paper: &Paper) -> Result<Vec<String>> {
        pages(&run(paper, |_| ())?)
    }

    fn manuscript_pdf(&self, manuscript: &Manuscript, out: &Path) -> Result<()> {
        let ask = |command: &mut Command| {
            command.arg("--manuscript").arg("--output").arg(out);
        };
        run(manuscript, ask).map(|_| ())
    }

    fn manuscript_svg(&self, manuscript: &Manuscript) -> Result<Vec<String>> {
        pages(&run(manuscript, |command| {
            command.arg("--manuscript");
        })?)
    }
}

fn pages(output: &Output) -> Result<Vec<String>> {
    serde_json::from_slice(&output.stdout).map_err(|e| broken(&format!("{:?}", e.classify())))
}

fn run(matter: &impl Serialize, ask: impl FnOnce(&mut Command)) -> Result<Output> {
    let words = serde_json::to_vec(matter).map_err(|e| broken(&format!("{:?}", e.classify())))?;
    let mut command = Command::new(Desk::program()?);
    command.args(["--json", "typeset"]);
    ask(&mut command);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|e| Error::io("无法启动排版程序", &e))?;
    let feeder = feed(&mut child, words);
    let output = child
        .wait_with_output()
        .map_err(|e| Error::io("排版程序出错", &e))?;
    drop(feeder.map(std::thread::JoinHandle::join));
    if output.status.success() {
        Ok(output)
    } else {
        Err(refusal(&output))
    }
}

/// Writes the paper from a thread of its own: the child may answer before it has read it all.
fn feed(child: &mut Child, words: Vec<u8>) -> Option<std::thread::JoinHandle<std::io::Result<()>>> {
    let mut input = child.stdin.take()?;
    Some(std::thread::spawn(move || input.write_all(&words)))
}

fn refusal(output: &Output) -> Error {
    let words = String::from_utf8_lossy(&output.stderr);
    let told = serde_json::from_str::<serde_json::Value>(words.trim()).ok();
    match told.as_ref().and_then(|told| told["message"].as_str()) {
        Some(message) => Error::new("unsupported", message),
        None => broken(&format!("{}", output.status)),
    }
}

fn broken(why: &str) -> Error {
    tracing::error!(why, "typesetting");
    Error::new(
        "internal",
        "排版没有完成。请改用 Excel 或 Word 格式导出，并把日志交给维护人员",
    )
}
