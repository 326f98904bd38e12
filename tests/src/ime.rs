//! A Chinese input method and a keyboard, on a stage of their own.

use crate::Step;
use crate::running::Running;
use crate::stage::Stage;
use std::time::{Duration, Instant};

/// Tools that typing through an input method needs.
pub const TOOLS: &[&str] = &["ibus", "ibus-daemon", "xdotool"];

/// What a program needs to know to use the input method.
pub const SETTINGS: [(&str, &str); 2] = [("GTK_IM_MODULE", "ibus"), ("XMODIFIERS", "@im=ibus")];

const PATIENCE: Duration = Duration::from_secs(20);
const ENGINE: &str = "libpinyin";

/// A running input method, set to pinyin.
pub struct InputMethod {
    _daemon: Running,
}

impl InputMethod {
    /// Starts it, and waits until pinyin is chosen.
    ///
    /// # Errors
    /// Fails where the pinyin engine does not come up in time.
    pub fn start(stage: &Stage) -> Step<InputMethod> {
        let mut daemon = stage.command("ibus-daemon");
        // Settings in memory: nothing of the person's own is read or written.
        daemon
            .args(["--xim", "--panel=disable"])
            .env("GSETTINGS_BACKEND", "memory");
        let daemon = Running::start(&mut daemon)?;
        let begun = Instant::now();
        while !chosen(stage)? {
            if begun.elapsed() > PATIENCE {
                return Err("ibus does not start pinyin".into());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(InputMethod { _daemon: daemon })
    }
}

/// Asks for pinyin, and whether it is there: the request alone may fail on a keyboard layout.
fn chosen(stage: &Stage) -> Step<bool> {
    stage.command("ibus").args(["engine", ENGINE]).output()?;
    let asked = stage.command("ibus").arg("engine").output()?;
    Ok(String::from_utf8_lossy(&asked.stdout).trim() == ENGINE)
}

/// Gives the window with this title the keyboard.
///
/// # Errors
/// Fails where there is no such window.
pub fn focus(stage: &Stage, title: &str) -> Step {
    keyboard(
        stage,
        &[
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            title,
            "windowfocus",
            "--sync",
        ],
    )
}

/// Types at the keyboard, key by key.
///
/// # Errors
/// Fails where the keys cannot be sent.
pub fn type_keys(stage: &Stage, keys: &[&str]) -> Step {
    keyboard(stage, &[&["key", "--delay", "80"], keys].concat())
}

fn keyboard(stage: &Stage, arguments: &[&str]) -> Step {
    let output = stage.command("xdotool").args(arguments).output()?;
    let words = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("xdotool: {words}").into())
    }
}
