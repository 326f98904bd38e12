//! The server's log on standard error: lines of JSON with routes, codes and counts; no value, no
//! name, no address.

use tracing_subscriber::EnvFilter;

/// Libraries are heard only where they fail: what else they would say is not ours to vouch for.
const USUAL: &str = "error,minglu_office=info";

/// Begins the log. `MINGLU_LOG` says what goes into it.
pub fn begin() {
    let filter = EnvFilter::try_from_env("MINGLU_LOG").unwrap_or_else(|_| EnvFilter::new(USUAL));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    // The words of a panic may quote a record; its place does not.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}
