//! From the start of the program to what a clerk can use.

use crate::pair::{Aim, Pair};
use minglu_tests::stage::Stage;
use minglu_tests::{Step, fixture, programs};
use std::path::Path;
use std::process::Command;
use std::rc::Rc;

/// The window on a ledger with tasks, against a window with nothing on it.
pub fn start(_: &Path) -> Step<Pair> {
    let stage = Rc::new(Stage::set(&[])?.ok_or("no display")?);
    fill(&stage)?;
    let empty = Rc::clone(&stage);
    Ok(Pair {
        name: "window to usable sheet",
        peer: "empty Tauri window",
        aim: Aim::AtMost(1.5),
        ours: Box::new(move || {
            let mut command = stage.command(programs::built("minglu-desktop")?);
            command.env("MINGLU_START_PROBE", "[data-testid^=\"cell-0-\"]");
            command.env("MINGLU_START_PAGE", "/task");
            Ok(command)
        }),
        theirs: Box::new(move || {
            let mut command = empty.command(programs::built("minglu-desktop")?);
            command
                .env("MINGLU_START_PROBE", "body")
                .env("MINGLU_EMPTY_WINDOW", "1");
            Ok(command)
        }),
    })
}

fn fill(stage: &Stage) -> Step {
    let paper = stage.papers().join("tasks.xlsx");
    fixture::tasks(&paper)?;
    let init = ["init", "--unit", fixture::UNIT, "--county", "澄溪县"];
    let import = [
        "import",
        &paper.to_string_lossy(),
        "--ledger",
        "task",
        "--year",
        "2021",
    ];
    for arguments in [init.as_slice(), import.as_slice()] {
        let status = Command::new(programs::built("minglu")?)
            .arg("--data")
            .arg(stage.data())
            .args(arguments)
            .status()?;
        if !status.success() {
            return Err(format!("minglu {}: {status}", arguments.join(" ")).into());
        }
    }
    Ok(())
}
