//! The menu bar. Each item tells the page its name through the event `menu`; the page acts.
//!
//! No item takes a key for itself: an accelerator here would take Ctrl+Z away from the cell being
//! typed in. The page handles the keys, in the window and in a browser alike; the menu names them.

use tauri::menu::{Menu, MenuEvent, MenuItem, Submenu};
use tauri::{App, AppHandle, Emitter, Wry};

const EVENT: &str = "menu";
const QUIT: &str = "quit";
const LINE: (&str, &str) = ("", "");

type Items = [(&'static str, &'static str)];

const FILE: &Items = &[
    ("import", "导入任务表…"),
    ("export", "导出（Ctrl+E）…"),
    ("print", "打印（Ctrl+P）…"),
    LINE,
    ("backup", "数据检查"),
    LINE,
    (QUIT, "退出"),
];
const EDIT: &Items = &[
    ("undo", "撤销（Ctrl+Z）"),
    ("redo", "重做（Ctrl+Y）"),
    LINE,
    ("find", "在本页查找（Ctrl+F）"),
    ("search", "搜索全部台账（Ctrl+K）"),
];
const VIEW: &Items = &[
    ("zoom-in", "放大文字（Ctrl++）"),
    ("zoom-out", "缩小文字（Ctrl+-）"),
    ("zoom-reset", "标准文字大小（Ctrl+0）"),
];
const HELP: &Items = &[("manual", "使用手册（F1）"), ("about", "关于明录")];

/// Puts the menu on the application and passes every choice on to the page.
pub fn put(app: &mut App) -> tauri::Result<()> {
    let handle = app.handle();
    let menu = Menu::with_items(
        handle,
        &[
            &part(handle, "文件", FILE)?,
            &part(handle, "编辑", EDIT)?,
            &part(handle, "查看", VIEW)?,
            &part(handle, "帮助", HELP)?,
        ],
    )?;
    app.set_menu(menu)?;
    app.on_menu_event(chosen);
    Ok(())
}

fn part(handle: &AppHandle, title: &str, items: &Items) -> tauri::Result<Submenu<Wry>> {
    let part = Submenu::new(handle, title, true)?;
    for item in items {
        add(handle, &part, item)?;
    }
    Ok(part)
}

fn add(handle: &AppHandle, part: &Submenu<Wry>, item: &(&str, &str)) -> tauri::Result<()> {
    if *item == LINE {
        return part.append(&tauri::menu::PredefinedMenuItem::separator(handle)?);
    }
    let (id, title) = *item;
    part.append(&MenuItem::with_id(handle, id, title, true, None::<&str>)?)
}

fn chosen(handle: &AppHandle, event: MenuEvent) {
    let id = event.id().as_ref();
    if id == QUIT {
        handle.exit(0);
    } else if let Err(error) = handle.emit(EVENT, id) {
        tracing::error!(%error, id, "a menu choice did not reach the page");
    }
}
