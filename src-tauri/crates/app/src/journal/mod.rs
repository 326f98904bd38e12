//! The log files in `logs` of the data folder: what the program did and where it failed, never what
//! the records say. Each host has its own, and none grows beyond its share.

mod panics;
mod rotating;

pub(crate) use panics::caught;

use rotating::Rotating;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::EnvFilter;

/// Where the logs lie in the data folder.
pub(crate) const FOLDER: &str = "logs";

/// Libraries are heard only where they fail: what else they would say is not ours to vouch for.
const USUAL: &str = "error,minglu=info";

/// Starts the log `NAME.log` and tells where it is. `MINGLU_LOG` says what goes into it.
///
/// # Errors
/// Fails where the file cannot be written. A host goes on all the same: a full disk must not keep a
/// clerk from her records.
pub fn open(data: &Path, name: &str) -> io::Result<PathBuf> {
    panics::note_places();
    let path = data.join(FOLDER).join(format!("{name}.log"));
    let file = Rotating::open(path.clone())?;
    let filter = EnvFilter::try_from_env("MINGLU_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), name, "starts");
    Ok(path)
}
