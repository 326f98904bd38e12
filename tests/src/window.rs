//! The real window under WebKitWebDriver, without anything between.

use crate::driver::Driver;
use crate::page::Page;
use crate::stage::Stage;
use crate::{Step, programs};
use serde_json::json;

/// Tools that driving the window needs.
pub const TOOLS: &[&str] = &["WebKitWebDriver"];

/// Opens the desktop program on this stage. The driver must outlive the page.
///
/// # Errors
/// Fails where the window does not open.
pub async fn open(stage: &Stage, settings: &[(&str, &str)]) -> Step<(Driver, Page)> {
    let mut command = stage.command("WebKitWebDriver");
    command
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .envs(settings.iter().copied());
    let driver = Driver::start(&mut command)?;
    let program = programs::built("minglu-desktop")?;
    let options = json!({ "webkitgtk:browserOptions": { "binary": program, "args": [] } });
    let client = driver.session(options).await?;
    Ok((driver, Page::new(client)))
}
