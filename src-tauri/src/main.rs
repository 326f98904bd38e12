//! The desktop window of Minglu: one window, one menu, and one door to the commands. Nothing else:
//! what the program knows and does lives in `minglu-app`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod door;
mod environment;
mod menu;
mod press;
mod probe;
mod watch;
mod window;

use minglu_app::{Desk, journal};
use std::path::PathBuf;
use std::process::ExitCode;
use tauri::{App, Builder, Context, Manager, RunEvent};

fn main() -> ExitCode {
    if let Err(error) = environment::settle() {
        eprintln!("明录无法设置显示环境：{error}");
    }
    let data = Desk::default_dir();
    if minglu_app::place::knock(&data) {
        return ExitCode::SUCCESS; // The window that is open has come to the front.
    }
    let journal = journal::open(&data, "window")
        .inspect_err(|error| eprintln!("明录无法写日志：{error}"))
        .ok();
    note_webkit();
    match serve(data) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window cannot start");
            eprintln!("明录窗口无法启动：{error}\n可以改用浏览器版：在终端运行 minglu serve。");
            if let Some(path) = journal {
                eprintln!("日志：{}", path.display());
            }
            ExitCode::FAILURE
        }
    }
}

/// Which WebKit draws the window: the first thing that a maintainer asks.
fn note_webkit() {
    match tauri::webview_version() {
        Ok(version) => tracing::info!(version, "webkit"),
        Err(error) => tracing::warn!(%error, "webkit"),
    }
}

fn serve(data: PathBuf) -> tauri::Result<()> {
    let context: Context = tauri::generate_context!();
    Builder::default()
        .manage(watch::Watch::default())
        .register_uri_scheme_protocol(probe::SCHEME, |_, _| probe::empty_page())
        .invoke_handler(tauri::generate_handler![
            door::call,
            door::upload,
            watch::painted
        ])
        .setup(move |app| prepare(app, data).map_err(Into::into))
        .build(context)?
        .run(|handle, event| {
            if matches!(event, RunEvent::Exit) {
                handle.state::<door::Door>().end();
            }
        });
    Ok(())
}

fn prepare(app: &mut App, data: PathBuf) -> tauri::Result<()> {
    let handle = app.handle().clone();
    app.manage(door::Door::new(data, move || window::come(&handle)));
    if probe::empty() {
        return probe::open(app);
    }
    app.state::<door::Door>().warm();
    if probe::asked() {
        return probe::open(app);
    }
    menu::put(app)?;
    let window = window::open(app)?;
    watch::begin(&window);
    Ok(())
}
