//! Settings that WebKitGTK reads from the environment, before any thread exists.

use std::io;

const DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Gives WebKitGTK the renderer that works without a GPU, unless the person chose otherwise.
///
/// On many office machines the DMABUF renderer leaves the window white. Changing the environment of
/// a running process is not sound, so the program starts itself once more in its own place: the
/// process id stays, and whoever started it notices nothing.
pub fn settle() -> io::Result<()> {
    if std::env::var_os(DMABUF).is_some() {
        return Ok(());
    }
    again()
}

#[cfg(unix)]
fn again() -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    let mut arguments = std::env::args_os();
    let name = arguments.next().unwrap_or_default();
    let mut command = std::process::Command::new(std::env::current_exe()?);
    Err(command.arg0(name).args(arguments).env(DMABUF, "1").exec())
}

#[cfg(not(unix))]
fn again() -> io::Result<()> {
    Ok(())
}
