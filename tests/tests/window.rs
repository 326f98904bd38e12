//! The real window: the program that is installed, on a screen of its own.

use minglu_tests::stage::Stage;
use minglu_tests::{Step, scenario, window};

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
    scenario::next_day(&page, &stage, "window").await?;
    page.close().await
}
