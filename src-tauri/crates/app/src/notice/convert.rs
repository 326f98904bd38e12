//! .doc and .wps files through LibreOffice, where it is installed.

use crate::{Error, Result};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Endings that no reader of ours knows and LibreOffice does.
const ENDINGS: [&str; 5] = ["doc", "wps", "rtf", "odt", "dot"];
/// How long LibreOffice may take. Its first start alone takes some seconds.
const PATIENCE: Duration = Duration::from_secs(90);
/// How often it is looked after.
const TICK: Duration = Duration::from_millis(100);

/// A file that LibreOffice wrote; it goes when this goes.
pub(super) struct Converted {
    path: PathBuf,
    _folder: TempDir,
}

impl Converted {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// The same document as .docx, where it is of a kind that only LibreOffice reads.
///
/// # Errors
/// `unsupported` where LibreOffice is not installed; `unreadable` where it is defeated.
pub(super) fn readable(path: &Path, name: &str) -> Result<Option<Converted>> {
    let ending = Path::new(name).extension().unwrap_or_default();
    let ending = ending.to_string_lossy().to_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return Ok(None);
    }
    let program = program().ok_or_else(|| missing(&ending))?;
    convert(&program, path, &ending).map(Some)
}

fn missing(ending: &str) -> Error {
    let words = format!(
        ".{ending} 文件要借助 LibreOffice 来读，这台电脑上没有装。请用 Word 或 WPS 打开后另存为 .docx 再读入"
    );
    Error::new("unsupported", words)
}

fn program() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let names = ["soffice", "libreoffice", "soffice.exe"];
    std::env::split_paths(&folders)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

/// Converts in a folder of its own, with a profile of its own: one that is open stays untouched.
fn convert(program: &Path, path: &Path, ending: &str) -> Result<Converted> {
    let folder = tempfile::tempdir().map_err(|e| Error::io("没有地方放转换的文件", &e))?;
    let source = folder.path().join(format!("notice.{ending}"));
    std::fs::copy(path, &source).map_err(|e| Error::io("文件读不出来", &e))?;
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    let child = Command::new(program)
        .arg(profile)
        .args([
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
        ])
        .arg(folder.path())
        .arg(&source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| Error::io("LibreOffice 启动不了", &e))?;
    let done = wait(child)?;
    let converted = folder.path().join("notice.docx");
    match done && converted.is_file() {
        true => Ok(Converted {
            path: converted,
            _folder: folder,
        }),
        false => Err(Error::unreadable(
            "LibreOffice 没能打开这个文件。请用 Word 或 WPS 打开后另存为 .docx 再读入",
        )),
    }
}

/// Waits as long as the patience lasts, and ends what lasts longer.
fn wait(mut child: Child) -> Result<bool> {
    let until = Instant::now() + PATIENCE;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if Instant::now() < until => std::thread::sleep(TICK),
            Ok(None) => {
                if let Err(e) = child.kill().and_then(|()| child.wait().map(|_| ())) {
                    tracing::warn!(error = %e, "a converter stays behind");
                }
                return Ok(false);
            }
            Err(e) => return Err(Error::io("LibreOffice 没有回应", &e)),
        }
    }
}
