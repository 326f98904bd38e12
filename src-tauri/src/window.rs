//! The one window.

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};

/// The label that the capability file names.
pub const LABEL: &str = "main";

/// Tells the program once the page has really been drawn: the second frame after it was read.
const PAINTED: &str = r#"
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() =>
  window.__TAURI_INTERNALS__.invoke("painted"))));
"#;

/// Opens the window on Minglu's page.
pub fn open(app: &App) -> tauri::Result<WebviewWindow> {
    sized(app, WebviewUrl::default())
        .initialization_script(PAINTED)
        .build()
}

/// Brings the window to the front: somebody has started the program again. False where it is gone.
pub fn come(app: &AppHandle) -> bool {
    let Some(window) = app.get_webview_window(LABEL) else {
        return false;
    };
    let shown = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window does not come to the front");
    }
    true
}

/// A window of our size that takes no dropped files itself, so that the page gets them, and that
/// never shows anything but Minglu.
pub fn sized(app: &App, url: WebviewUrl) -> WebviewWindowBuilder<'_, Wry, App> {
    WebviewWindowBuilder::new(app, LABEL, url)
        .title("明录")
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 640.0)
        .disable_drag_drop_handler()
        .zoom_hotkeys_enabled(false)
        .on_navigation(ours)
        .on_new_window(|url, _| {
            outside(&url);
            NewWindowResponse::Deny
        })
}

fn ours(url: &Url) -> bool {
    ["tauri", crate::probe::SCHEME].contains(&url.scheme())
        || url.host_str() == Some("tauri.localhost")
}

/// A published address opens in the person's own browser.
fn outside(url: &Url) {
    if !["http", "https"].contains(&url.scheme()) {
        return;
    }
    if opener::open_browser(url.as_str()).is_err() {
        tracing::warn!("the browser does not open");
    }
}
