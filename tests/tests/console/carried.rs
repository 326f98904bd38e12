//! What a unit brings on a stick, and what the office gives out to all units.

use super::{County, downloaded, quiet};
use minglu_sync::batch::Kind;
use minglu_tests::page::Page;
use minglu_tests::reporter::record;
use minglu_tests::stage::Stage;
use minglu_tests::{Step, office};

const CATALOGUE: &str = "澄溪县2026年涉农补贴领域基层政务公开标准目录
序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体
1,补贴政策,耕地地力保护补贴,对象和标准,《条例》第二十条,按季度更新,县财政局
2,补贴政策,农机购置补贴,办理流程,《条例》第二十条,按季度更新,县财政局
";

/// A file that is none of a unit is refused in words; a sealed one is answered with its receipt, and
/// comes in once however often it is handed over.
pub async fn what_is_brought_is_answered_with_a_receipt(
    page: &Page,
    stage: &Stage,
    county: &mut County,
) -> Step {
    let batches = || office::run(stage, &["batch", "list"]);
    let before = batches()?.as_array().map_or(0, Vec::len);
    page.click("rail-packages").await?;
    page.choose("package-file", &stage.papers().join("任务分解表.xlsx"))
        .await?;
    page.click("package-receive").await?;
    page.shows("toasts", "选错了文件").await?;
    quiet(page).await?;
    let file = stage.papers().join("报送.mlsend");
    let document = record("document", "d2", None, &[("dated", "2026-04-02")]);
    let town = &mut county.town;
    town.seal(Kind::AttributeLedger, "document", vec![document], &file)?;
    page.choose("package-file", &file).await?;
    for _ in 0..2 {
        page.click("package-receive").await?;
        page.shows("package-answer", "收到 1 批").await?;
    }
    page.picture("console-packages").await?;
    page.click("package-take").await?;
    let receipt = downloaded(page, stage, "白石镇人民政府回执.mlreceipt").await?;
    assert!(std::fs::read(receipt)?.starts_with(b"minglu-package/1\n"));
    assert_eq!(batches()?.as_array().map_or(0, Vec::len), before + 1);
    quiet(page).await
}

/// The standard catalogue is looked at, goes out to all units, and stands in the list.
pub async fn the_catalogue_goes_out_to_all(page: &Page, stage: &Stage) -> Step {
    let file = stage.papers().join("标准目录.csv");
    std::fs::write(&file, CATALOGUE)?;
    page.click("rail-materials").await?;
    page.click("material-catalogue").await?;
    page.choose("material-file", &file).await?;
    page.click("material-preview").await?;
    page.shows("material-seen", "2026年标准目录（涉农补贴）")
        .await?;
    page.shows("material-seen", "2 个事项").await?;
    quiet(page).await?;
    page.picture("console-materials").await?;
    page.click("material-issue").await?;
    page.shows("toasts", "已向 3 个单位下发").await?;
    page.shows("materials", "2026年标准目录（涉农补贴）")
        .await?;
    quiet(page).await
}
