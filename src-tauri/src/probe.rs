//! Start-up times for `cargo xtask bench`: with `MINGLU_START_PROBE` set, the program prints
//! `ready` once the page `MINGLU_START_PAGE` shows what the variable selects, and ends.
//! `MINGLU_EMPTY_WINDOW=1` opens an empty page instead, the least that any Tauri window costs.

use crate::window;
use tauri::http::{HeaderValue, Response};
use tauri::{App, WebviewUrl};

/// The scheme under which the empty page is found.
pub const SCHEME: &str = "minglu-empty";

const EMPTY: &[u8] = b"<!doctype html><title>-</title><body></body>";
const READY: &str = "minglu-ready";

/// Whether this start is a measurement.
pub fn asked() -> bool {
    std::env::var_os("MINGLU_START_PROBE").is_some()
}

/// Whether it measures a window with nothing on it.
pub fn empty() -> bool {
    asked() && std::env::var_os("MINGLU_EMPTY_WINDOW").is_some_and(|v| v == "1")
}

/// Opens the measured window. The page reports through its title, which needs no permission.
pub fn open(app: &mut App) -> tauri::Result<()> {
    if !empty() {
        crate::menu::put(app)?;
    }
    window::sized(app, address()?)
        .initialization_script(script())
        .on_document_title_changed(|window, title| {
            if title == READY {
                println!("ready");
                tauri::Manager::app_handle(&window).exit(0);
            }
        })
        .build()?;
    Ok(())
}

fn address() -> tauri::Result<WebviewUrl> {
    if !empty() {
        return Ok(WebviewUrl::default());
    }
    let page = format!("{SCHEME}://localhost/").parse();
    Ok(WebviewUrl::CustomProtocol(
        page.map_err(|_| tauri::Error::WindowNotFound)?,
    ))
}

/// Answers every address of the scheme with a page that has nothing on it.
pub fn empty_page() -> Response<&'static [u8]> {
    let mut response = Response::new(EMPTY);
    response
        .headers_mut()
        .insert("content-type", HeaderValue::from_static("text/html"));
    response
}

/// Waits for the frame after the one in which the wanted part is on the page.
fn script() -> String {
    let asked = |name| serde_json::Value::from(std::env::var(name).unwrap_or_default());
    let (part, page) = (asked("MINGLU_START_PROBE"), asked("MINGLU_START_PAGE"));
    format!(
        "(() => {{
           if ({page}) location.hash = '#' + {page};
           const look = () => requestAnimationFrame(() => {{
             if (!document.querySelector({part})) return look();
             requestAnimationFrame(() => {{ document.title = {READY:?}; }});
           }});
           look();
         }})();"
    )
}
