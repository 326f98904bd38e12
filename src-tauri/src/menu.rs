//! The menu bar. A choice presses the page's own key or goes to a page: whatever the menu can do,
//! the keyboard can do, in the window and in a browser alike.
//!
//! No item takes its key for itself: an accelerator here would take Ctrl+Z away from the cell being
//! typed in. The titles name the keys, and the page handles them.

use serde_json::json;
use tauri::menu::{AboutMetadata, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{App, AppHandle, Manager, Wry};

/// What a choice does.
#[derive(Clone, Copy)]
enum Choice {
    /// Presses a key; `true` with Ctrl held.
    Key(bool, &'static str),
    /// Goes to a page.
    Page(&'static str),
    /// Says what this program is.
    About,
    /// Ends the program.
    Quit,
    /// A line between items.
    Line,
}

use Choice::{About, Key, Line, Page, Quit};

type Items = &'static [(&'static str, Choice)];

const MENUS: [(&str, Items); 4] = [
    (
        "文件",
        &[
            ("任务分解：导入、填写、导出", Page("/task")),
            ("联系人备案", Page("/contact")),
            ("", Line),
            ("打印…（Ctrl+P）", Key(true, "p")),
            ("", Line),
            ("退出", Quit),
        ],
    ),
    (
        "编辑",
        &[
            ("撤销（Ctrl+Z）", Key(true, "z")),
            ("重做（Ctrl+Y）", Key(true, "y")),
            ("", Line),
            ("在本页查找（Ctrl+F）", Key(true, "f")),
            ("搜索全部台账（Ctrl+K）", Key(true, "k")),
        ],
    ),
    (
        "查看",
        &[
            ("今日", Page("/today")),
            ("设置", Page("/settings")),
            ("", Line),
            ("放大文字（Ctrl++）", Key(true, "+")),
            ("缩小文字（Ctrl+-）", Key(true, "-")),
        ],
    ),
    (
        "帮助",
        &[
            ("使用手册（F1）", Key(false, "F1")),
            ("生成诊断包", Page("/settings?diagnose=1")),
            ("", Line),
            ("关于明录", About),
        ],
    ),
];

/// Puts the menu on the application.
pub fn put(app: &mut App) -> tauri::Result<()> {
    let handle = app.handle().clone();
    let menu = Menu::new(&handle)?;
    for (title, items) in MENUS {
        menu.append(&part(&handle, title, items)?)?;
    }
    app.set_menu(menu)?;
    app.on_menu_event(chosen);
    Ok(())
}

fn part(handle: &AppHandle, title: &str, items: Items) -> tauri::Result<Submenu<Wry>> {
    let part = Submenu::new(handle, title, true)?;
    for (title, choice) in items {
        match choice {
            Line => part.append(&PredefinedMenuItem::separator(handle)?)?,
            About => part.append(&about(handle, title)?)?,
            _ => part.append(&MenuItem::with_id(
                handle,
                title,
                title,
                true,
                None::<&str>,
            )?)?,
        }
    }
    Ok(part)
}

fn about(handle: &AppHandle, title: &str) -> tauri::Result<PredefinedMenuItem<Wry>> {
    let metadata = AboutMetadata {
        name: Some("明录".to_owned()),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        comments: Some("政务公开工作台。全部数据都在本机；请勿录入涉密内容。".to_owned()),
        license: Some("MIT".to_owned()),
        icon: handle.default_window_icon().cloned(),
        ..AboutMetadata::default()
    };
    PredefinedMenuItem::about(handle, Some(title), Some(metadata))
}

fn chosen(handle: &AppHandle, event: MenuEvent) {
    let title = event.id().as_ref();
    let all = MENUS.iter().flat_map(|(_, items)| items.iter());
    match all.clone().find(|item| item.0 == title).map(|item| item.1) {
        Some(Quit) => handle.exit(0),
        Some(Page(path)) => tell(handle, &format!("location.hash = {}", json!(path))),
        Some(Key(ctrl, key)) => tell(handle, &press(ctrl, key)),
        _ => {}
    }
}

/// A key press at the part of the page that has the focus.
fn press(ctrl: bool, key: &str) -> String {
    let event = json!({ "key": key, "ctrlKey": ctrl, "bubbles": true, "cancelable": true });
    format!(
        "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', {event}))"
    )
}

fn tell(handle: &AppHandle, script: &str) {
    let window = handle.get_webview_window(crate::window::LABEL);
    if let Some(Err(error)) = window.map(|window| window.eval(script)) {
        tracing::error!(%error, "a menu choice did not reach the page");
    }
}
