//! Watches for a window that stays white, the usual failure of a graphics driver.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{Manager, State, WebviewWindow};

const PATIENCE: Duration = Duration::from_secs(10);

/// Whether the page has been drawn.
#[derive(Default)]
pub struct Watch {
    painted: AtomicBool,
}

/// The page says that it has been drawn.
#[tauri::command]
pub fn painted(watch: State<'_, Watch>) {
    if !watch.painted.swap(true, Ordering::Relaxed) {
        tracing::info!("first paint");
    }
}

/// Waits in the background, and says what to do where nothing has been drawn in time.
pub fn begin(window: &WebviewWindow) {
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !window.state::<Watch>().painted.load(Ordering::Relaxed) {
            complain(&window);
        }
    });
}

fn complain(window: &WebviewWindow) {
    tracing::error!(
        seconds = PATIENCE.as_secs(),
        "nothing drawn: try `minglu serve` in a browser, or WEBKIT_DISABLE_COMPOSITING_MODE=1"
    );
    eprintln!(
        "明录窗口没有显示内容，可能是显卡驱动的问题。请关闭窗口，在终端运行 minglu serve，\
         用浏览器打开它给出的网址；数据是同一份，不会丢失。"
    );
    let title = "明录（显示异常：请在终端运行 minglu serve，改用浏览器打开）";
    if let Err(error) = window.set_title(title) {
        tracing::error!(%error, "title");
    }
}
