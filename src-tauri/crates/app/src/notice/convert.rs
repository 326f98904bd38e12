//! .doc and .wps files through LibreOffice, where it is installed.

use crate::{Error, Result};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What old Office files begin with, and what RTF does. Which program wrote a file its name does not
/// say: pages saved from a website are called .doc, and so are new Word files.
const OLD: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const RICH: &[u8] = b"{\\rtf";
/// What a file begins with that is a package, as .docx is.
const PACKED: &[u8] = b"PK";
/// Endings of text documents that our own readers do not know. An old .xls they do, and .docx that
/// begins like an old file is locked with a password.
const ENDINGS: [&str; 5] = ["doc", "dot", "wps", "wpt", "odt"];
/// Bytes that are looked at to tell a document from noise.
const HEAD: u64 = 512;
/// Bytes of a file at most; a notice of many pictures has some ten million.
const MOST: u64 = 100 << 20;
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
    if !is_for_libreoffice(path, &ending)? {
        return Ok(None);
    }
    let size = std::fs::metadata(path).map_err(|e| Error::io("文件读不出来", &e))?;
    if size.len() > MOST {
        let words = format!("文件超过 {} MB，请只保留通知的文字再读入", MOST >> 20);
        return Err(Error::unreadable(words));
    }
    let program = program().ok_or_else(|| missing(&ending))?;
    convert(&program, path, &ending).map(Some)
}

/// # Errors
/// `unreadable` where the name speaks of a document and the bytes are none.
fn is_for_libreoffice(path: &Path, ending: &str) -> Result<bool> {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.map_err(|e| Error::io("文件读不出来", &e))?;
    if head.starts_with(RICH) {
        return Ok(true);
    }
    if !ENDINGS.contains(&ending) {
        return Ok(false);
    }
    let (old, packed) = (head.starts_with(OLD), head.starts_with(PACKED));
    if !old && !packed && head.contains(&0) {
        let words = format!(
            "这个 .{ending} 文件已经损坏。请用 Word 或 WPS 打开看看，或向发文单位重新要一份"
        );
        return Err(Error::unreadable(words));
    }
    Ok(old || ending == "odt")
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
    let mut command = Command::new(program);
    // What is started by that name is a script: its child has to end with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let child = command
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
                end(&mut child);
                return Ok(false);
            }
            Err(e) => return Err(Error::io("LibreOffice 没有回应", &e)),
        }
    }
}

/// Ends the converter and what it has started.
fn end(child: &mut Child) {
    #[cfg(unix)]
    let group = Command::new("kill")
        .args(["-KILL", "--", &format!("-{}", child.id())])
        .status()
        .map(|_| ());
    #[cfg(not(unix))]
    let group = Ok(());
    let ended = group.and(child.kill()).and(child.wait().map(|_| ()));
    if let Err(e) = ended {
        tracing::warn!(error = %e, "a converter stays behind");
    }
}
