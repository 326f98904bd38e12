//! Large task tables, in and out.

use crate::pair::{Aim, Make, Pair};
use crate::{papers, peers};
use minglu_tests::{Step, programs};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// 100,000 rows into the ledger, against openpyxl and sqlite3.
pub fn read(folder: &Path) -> Step<Pair> {
    let aim = Aim::Faster(8.0);
    reading(
        folder,
        "read 100,000 rows",
        "openpyxl + sqlite3",
        "read_openpyxl.py",
        aim,
    )
}

/// The same against pandas with the calamine engine.
pub fn read_pandas(folder: &Path) -> Step<Pair> {
    let aim = Aim::Faster(2.5);
    reading(
        folder,
        "read 100,000 rows",
        "pandas + calamine + to_sql",
        "read_pandas.py",
        aim,
    )
}

/// 100,000 rows to .xlsx, against XlsxWriter in constant-memory mode.
pub fn write(folder: &Path) -> Step<Pair> {
    let data = folder.join("write-data");
    let ours = output(folder, "ours.xlsx");
    let theirs = output(folder, "theirs.xlsx");
    let source = papers::large(folder)?;
    Ok(Pair {
        name: "write 100,000 rows",
        peer: "XlsxWriter constant_memory",
        aim: Aim::Faster(5.0),
        ours: Box::new(move || {
            if !data.exists() {
                start(&data)?;
                finish(&mut import(&data, &source)?)?;
            }
            let mut command = minglu(&data)?;
            command.args([
                "export",
                "task",
                "--form",
                "task-breakdown-progress",
                "--output",
            ]);
            command.arg(&ours);
            Ok(command)
        }),
        theirs: Box::new(move || {
            let mut command = peers::script("write_xlsxwriter.py")?;
            command.arg(papers::ROWS.to_string()).arg(&theirs);
            Ok(command)
        }),
    })
}

fn reading(
    folder: &Path,
    name: &'static str,
    peer: &'static str,
    script: &'static str,
    aim: Aim,
) -> Step<Pair> {
    let source = papers::large(folder)?;
    let data = folder.join("read-data");
    Ok(Pair {
        name,
        peer,
        aim,
        ours: ours(source.clone(), data),
        theirs: theirs(script, source),
    })
}

fn ours(source: PathBuf, data: PathBuf) -> Make {
    Box::new(move || {
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        start(&data)?;
        import(&data, &source)
    })
}

fn theirs(script: &'static str, source: PathBuf) -> Make {
    Box::new(move || {
        let store = source.with_extension("sqlite");
        if store.exists() {
            fs::remove_file(&store)?;
        }
        let mut command = peers::script(script)?;
        command.arg(&source).arg(store);
        Ok(command)
    })
}

/// A new unit in this folder.
pub fn start(data: &Path) -> Step {
    finish(minglu(data)?.args(["init", "--unit", "县农业农村局", "--county", "澄溪县"]))
}

fn import(data: &Path, source: &Path) -> Step<Command> {
    let mut command = minglu(data)?;
    command.args(["--json", "import"]).arg(source);
    command.args([
        "--ledger",
        "task",
        "--notice",
        "澄溪县2021年任务分解表",
        "--year",
        "2021",
    ]);
    Ok(command)
}

/// `minglu` on this folder.
pub fn minglu(data: &Path) -> Step<Command> {
    let mut command = Command::new(programs::built("minglu")?);
    command.arg("--data").arg(data);
    Ok(command)
}

/// Runs a command that prepares a measurement.
pub fn finish(command: &mut Command) -> Step {
    let output = command.output()?;
    let words = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("minglu: {words}").into())
    }
}

fn output(folder: &Path, name: &str) -> PathBuf {
    folder.join(name)
}
