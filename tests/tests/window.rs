//! The real window: the program that is installed, on a screen of its own.

use minglu_tests::page::Page;
use minglu_tests::stage::Stage;
use minglu_tests::{
    Step, hands, month, noticing, programs, requesting, rounds, scenario, searching, submitting,
    window,
};

/// Works at the window of a desk; where that fails, what then stood on the screen is kept.
async fn at_the_window(stage: &Stage, name: &str, work: impl AsyncFnOnce(&Page) -> Step) -> Step {
    let (_driver, page) = window::open(stage, &[]).await?;
    let worked = work(&page).await;
    if worked.is_err() {
        stage.picture(&format!("{name}-failed"))?;
    }
    worked?;
    page.close().await
}

#[tokio::test]
async fn a_first_day_at_the_window_is_still_there_the_next() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    at_the_window(&stage, "window", async |page| {
        scenario::first_day(page, &stage, "window").await
    })
    .await?;
    at_the_window(&stage, "window", async |page| {
        scenario::next_day(page, &stage, "window").await
    })
    .await
}

#[tokio::test]
async fn what_stands_in_an_attachment_is_found_in_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    at_the_window(&stage, "window-search", async |page| {
        searching::everywhere(page, &stage, "window").await
    })
    .await
}

#[tokio::test]
async fn every_ledger_is_entered_exported_previewed_brought_in_and_undone_in_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    rounds::prepare(&stage)?;
    at_the_window(&stage, "window-rounds", async |page| {
        rounds::all(page, &stage, "window").await
    })
    .await
}

#[tokio::test]
async fn a_month_of_requests_with_every_outcome_is_worked_off_and_reported_at_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    at_the_window(&stage, "window-month", async |page| {
        month::all(page, &stage, "window").await
    })
    .await
}

#[tokio::test]
async fn what_is_reported_is_returned_corrected_beside_it_and_accepted_at_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    at_the_window(&stage, "window-submit", async |page| {
        submitting::there_and_back(page, &stage, "window").await
    })
    .await
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
async fn a_window_that_is_left_by_its_menu_leaves_nothing_to_be_looked_through_at_the_next_start()
-> Step {
    let Some(stage) = Stage::set(&[window::TOOLS, hands::TOOLS].concat())? else {
        return Ok(());
    };
    let (_driver, page) = window::open(&stage, &[]).await?;
    scenario::begin(&page).await?;
    let unfinished = stage.data().join("ledger.sqlite-wal");
    assert!(unfinished.exists());
    hands::focus(&stage, "明录")?;
    let (file_x, menu_y) = (30, 14);
    hands::click_at(&stage, file_x, menu_y)?;
    hands::type_keys(&stage, &["Up", "Return"])?;
    page.until("the ledger is closed", async || Ok(!unfinished.exists()))
        .await
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

#[tokio::test]
async fn a_request_is_carried_to_the_answer_of_a_third_party_at_the_window() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    at_the_window(&stage, "window-request", async |page| {
        scenario::begin(page).await?;
        requesting::by_post(page, "window").await
    })
    .await
}

#[tokio::test]
async fn a_notice_is_mended_at_the_window_found_again_and_taken() -> Step {
    let Some(stage) = Stage::set(window::TOOLS)? else {
        return Ok(());
    };
    at_the_window(&stage, "window-notice", async |page| {
        scenario::begin(page).await?;
        noticing::from_file_to_ledgers(page, &stage, "window").await
    })
    .await
}
