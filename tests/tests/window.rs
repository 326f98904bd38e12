//! The real window: the program that is installed, on a screen of its own.

use minglu_tests::stage::Stage;
use minglu_tests::{Step, hands, programs, rounds, scenario, searching, window};

#[tokio::test]
async fn a_first_day_at_the_window_is_still_there_the_next() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    let (_driver, page) = window::open(&stage, &[]).await?;
    let worked = scenario::first_day(&page, &stage, "window").await;
    if worked.is_err() {
        stage.picture("window-failed")?;
    }
    worked?;
    page.close().await?;
    let (_driver, page) = window::open(&stage, &[]).await?;
    let found = scenario::next_day(&page, &stage, "window").await;
    if found.is_err() {
        stage.picture("window-failed")?;
    }
    found?;
    page.close().await
}

#[tokio::test]
async fn what_stands_in_an_attachment_is_found_in_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    let (_driver, page) = window::open(&stage, &[]).await?;
    let found = searching::everywhere(&page, &stage, "window").await;
    if found.is_err() {
        stage.picture("window-search-failed")?;
    }
    found?;
    page.close().await
}

#[tokio::test]
async fn every_ledger_is_entered_exported_previewed_brought_in_and_undone_in_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    rounds::prepare(&stage)?;
    let (_driver, page) = window::open(&stage, &[]).await?;
    let worked = rounds::all(&page, &stage, "window").await;
    if worked.is_err() {
        stage.picture("window-rounds-failed")?;
    }
    worked?;
    page.close().await
}

#[tokio::test]
async fn the_menu_presses_the_pages_own_keys() -> Step {
    let Some(stage) = Stage::set(&[window::TOOLS, hands::TOOLS].concat())? else {
        return Ok(());
    };
    let (_driver, page) = window::open(&stage, &[]).await?;
    scenario::begin(&page).await?;
    hands::focus(&stage, "明录")?;
    let (help_x, menu_y) = (147, 14);
    hands::click_at(&stage, help_x, menu_y)?;
    hands::type_keys(&stage, &["Down", "Return"])?;
    let opened = page.part("help-drawer").await;
    stage.picture("window-menu")?;
    opened?;
    page.close().await
}

#[tokio::test]
async fn a_countys_own_table_is_read_at_the_window() -> Step {
    let table = programs::shared().map(|s| s.join("notices/jiangxian-2021-annex1.xlsx"));
    let Some(table) = table.filter(|path| path.is_file()) else {
        println!("skipped: no collected notices");
        return Ok(());
    };
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    let (_driver, page) = window::open(&stage, &[]).await?;
    scenario::begin(&page).await?;
    let read = scenario::read(&page, &stage, &table, 34, "jiangxian").await;
    stage.picture("jiangxian-sheet")?;
    read?;
    page.close().await
}
