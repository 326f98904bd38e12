//! The hands of a person: a keyboard and a mouse that go through the display, as real ones do.

use crate::Step;
use crate::stage::Stage;

/// Tools that the hands need.
pub const TOOLS: &[&str] = &["xdotool"];

/// Gives the window with this title the keyboard.
///
/// # Errors
/// Fails where there is no such window.
pub fn focus(stage: &Stage, title: &str) -> Step {
    xdotool(
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
    xdotool(stage, &[&["key", "--delay", "80"], keys].concat())
}

/// Clicks at a point of the screen.
///
/// # Errors
/// Fails where the mouse cannot be moved.
pub fn click_at(stage: &Stage, x: u32, y: u32) -> Step {
    let (x, y) = (x.to_string(), y.to_string());
    xdotool(stage, &["mousemove", "--sync", &x, &y, "click", "1"])
}

fn xdotool(stage: &Stage, arguments: &[&str]) -> Step {
    let output = stage.command("xdotool").args(arguments).output()?;
    let words = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("xdotool: {words}").into())
    }
}
