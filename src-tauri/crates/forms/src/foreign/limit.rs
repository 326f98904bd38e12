//! The limits that the child sets itself before it opens the file.

/// Address space of the child, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// No more memory than [`MEMORY`], no endless work where the parent has died, no core file: it
/// would hold the clerk's data.
#[cfg(unix)]
pub(super) fn limit(size: u64) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let seconds = (60 + (size >> 20)) * if cfg!(debug_assertions) { 8 } else { 1 };
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, seconds),
        (Resource::Core, 0),
    ] {
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )?;
    }
    Ok(())
}

/// Lets everybody else go first: nobody waits for what is read.
#[cfg(unix)]
pub(super) fn step_back() {
    if let Err(error) = rustix::process::nice(10) {
        tracing::debug!(%error, "the reader keeps its place");
    }
}

/// Other systems have only the parent's patience.
#[cfg(not(unix))]
pub(super) fn limit(_: u64) -> std::io::Result<()> {
    Ok(())
}

/// Other systems keep everybody's place.
#[cfg(not(unix))]
pub(super) fn step_back() {}
