//! The log file: what the program did, never what the records say.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::EnvFilter;

const LARGEST: u64 = 1 << 20;

/// Starts the log in `data/logs/window.log` and tells where it is. Without a log the program still
/// runs: a full disk must not keep a clerk from her records.
pub fn open(data: &Path) -> Option<PathBuf> {
    let path = data.join("logs").join("window.log");
    let file = match ready(&path) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("明录无法写日志 {}：{error}", path.display());
            return None;
        }
    };
    let filter = EnvFilter::try_from_env("MINGLU_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .init();
    note_panics();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "window starts");
    Some(path)
}

fn ready(path: &Path) -> std::io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::metadata(path).is_ok_and(|found| found.len() > LARGEST) {
        fs::rename(path, path.with_extension("log.1"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}

/// Logs where a panic happened. Its words may quote a record, so they stay out.
fn note_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "panic");
        before(panic);
    }));
}
