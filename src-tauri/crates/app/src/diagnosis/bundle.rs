use crate::{Error, Result};
use serde_json::Value;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// Bytes of a log that are taken, from its end.
const TAIL: u64 = 512 * 1024;

/// A .zip file that is being filled.
pub(super) struct Bundle {
    zip: ZipWriter<File>,
}

impl Bundle {
    pub fn begin(path: &Path) -> Result<Bundle> {
        let file = File::create(path).map_err(|e| unwritten(&e))?;
        Ok(Bundle {
            zip: ZipWriter::new(file),
        })
    }

    pub fn text(&mut self, name: &str, text: &str) -> Result<()> {
        let options = SimpleFileOptions::default();
        self.zip.start_file(name, options).map_err(unzipped)?;
        let written = self.zip.write_all(text.as_bytes());
        written.map_err(|e| unwritten(&e))
    }

    pub fn json(&mut self, name: &str, value: &Value) -> Result<()> {
        self.text(name, &format!("{value:#}\n"))
    }

    /// Our own logs. Whatever else somebody has put into their folder is not ours to hand on.
    pub fn logs(&mut self, folder: &Path) -> Result<()> {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return self.text("日志/没有日志.txt", "");
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_log(&name) {
                let log = tail(&entry.path()).map_err(|e| Error::io("读不到日志", &e))?;
                self.text(&format!("日志/{name}"), &log)?;
            }
        }
        Ok(())
    }

    pub fn finish(self) -> Result<()> {
        let file = self.zip.finish().map_err(unzipped)?;
        file.sync_all().map_err(|e| unwritten(&e))
    }
}

/// `window.log`, `window.log.1`: the newest and the older ones of each host.
fn is_log(name: &str) -> bool {
    ["window.log", "serve.log", "minglu.log"]
        .iter()
        .filter_map(|log| name.strip_prefix(log))
        .any(|rest| rest.chars().all(|c| c == '.' || c.is_ascii_digit()))
}

fn tail(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    file.seek(SeekFrom::Start(size.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.take(TAIL).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn unwritten(e: &io::Error) -> Error {
    Error::io("诊断包没有写成", e)
}

fn unzipped(e: ZipError) -> Error {
    unwritten(&io::Error::from(e))
}
