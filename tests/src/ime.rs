//! A Chinese input method on a stage of its own.

use crate::Step;
use crate::running::Running;
use crate::stage::Stage;
use std::time::{Duration, Instant};

/// Tools that the input method needs.
pub const TOOLS: &[&str] = &["ibus", "ibus-daemon"];

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
