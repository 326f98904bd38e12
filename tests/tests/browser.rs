//! The same pages in Chromium, against `minglu serve`.

use minglu_tests::served::{self, Served};
use minglu_tests::stage::Stage;
use minglu_tests::{Step, own, publishing, scenario, searching};

#[tokio::test]
async fn a_first_day_in_the_browser_is_still_there_the_next() -> Step {
    let Some(stage) = Stage::set(served::TOOLS)? else {
        return Ok(());
    };
    let host = Served::start(&stage)?;
    let (_driver, page) = served::browse(&stage, host.address()).await?;
    let worked = scenario::first_day(&page, &stage, "browser").await;
    if worked.is_err() {
        stage.picture("browser-failed")?;
    }
    worked?;
    page.close().await?;
    drop(host);
    let host = Served::start(&stage)?;
    let (_driver, page) = served::browse(&stage, host.address()).await?;
    scenario::next_day(&page, &stage, "browser").await?;
    page.close().await
}

#[tokio::test]
async fn a_list_is_checked_before_it_is_published() -> Step {
    let Some(stage) = Stage::set(served::TOOLS)? else {
        return Ok(());
    };
    let host = Served::start(&stage)?;
    let (_driver, page) = served::browse(&stage, host.address()).await?;
    scenario::begin(&page).await?;
    let checked = publishing::before_publishing(&page, &stage, "browser").await;
    if checked.is_err() {
        stage.picture("browser-publication-failed")?;
    }
    checked?;
    page.close().await
}

#[tokio::test]
async fn what_stands_in_an_attachment_is_found_and_opened() -> Step {
    let Some(stage) = Stage::set(served::TOOLS)? else {
        return Ok(());
    };
    let host = Served::start(&stage)?;
    let (_driver, page) = served::browse(&stage, host.address()).await?;
    let found = searching::everywhere(&page, &stage, "browser").await;
    if found.is_err() {
        page.picture("browser-search-failed").await?;
    }
    found?;
    page.close().await
}

#[tokio::test]
async fn two_people_open_one_desk_each_with_her_own_password() -> Step {
    let Some(stage) = Stage::set(served::TOOLS)? else {
        return Ok(());
    };
    let host = Served::start(&stage)?;
    let (_driver, page) = served::browse(&stage, host.address()).await?;
    let worked = scenario::two_people(&page, "browser").await;
    if worked.is_err() {
        page.picture("browser-people-failed").await?;
    }
    worked?;
    page.close().await
}

#[tokio::test]
async fn a_sheet_that_somebody_sent_becomes_a_ledger() -> Step {
    let Some(stage) = Stage::set(served::TOOLS)? else {
        return Ok(());
    };
    let host = Served::start(&stage)?;
    let (_driver, page) = served::browse(&stage, host.address()).await?;
    scenario::begin(&page).await?;
    let made = own::from_a_sheet(&page, &stage, "browser").await;
    if made.is_err() {
        page.picture("browser-own-failed").await?;
    }
    made?;
    page.close().await
}
