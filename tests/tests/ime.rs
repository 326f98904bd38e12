//! Chinese typed straight into a selected cell, through a real input method.

use minglu_tests::ime::{self, InputMethod};
use minglu_tests::page::Page;
use minglu_tests::stage::Stage;
use minglu_tests::{Step, hands, scenario, window};

#[tokio::test]
async fn typing_pinyin_on_a_selected_cell_loses_no_letter() -> Step {
    let tools = [window::TOOLS, ime::TOOLS, hands::TOOLS].concat();
    let Some(stage) = Stage::set(&tools)? else {
        return Ok(());
    };
    let _method = InputMethod::start(&stage)?;
    let (_driver, page) = window::open(&stage, &ime::SETTINGS).await?;
    let typed = greet(&page, &stage).await;
    stage.picture("ime")?;
    typed?;
    page.close().await
}

async fn greet(page: &Page, stage: &Stage) -> Step {
    scenario::begin(page).await?;
    scenario::import(page, stage, "ime").await?;
    page.click("cell-1-progress").await?;
    hands::focus(stage, "明录")?;
    hands::type_keys(stage, &["n", "i", "h", "a", "o", "space"])?;
    hands::type_keys(stage, &["Return"])?;
    page.shows("cell-1-progress", "你好").await?;
    let text = page.text("cell-1-progress").await?;
    assert_eq!(text.trim(), "你好");
    Ok(())
}
