//! A notice without a table: read, mended beside its text, left and found again, taken into the
//! ledgers, read again in its second version, and laid beside the one from above.

use crate::page::Page;
use crate::stage::Stage;
use crate::{Step, frame};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const NOTICE: &str = "澄溪县人民政府办公室关于做好2026年政务公开工作的通知\n澄政办发〔2026〕9号\n\
    各乡镇人民政府，县直各有关单位：\n一、公开重点信息\n\
    （一）公开权责清单。3月底前公开权责清单。（责任单位：县司法局）\n\
    （二）公开惠农补贴。9月底前公布补贴对象名单。每季度更新一次发放情况。（责任单位：县农业农村局）\n\
    （三）公开项目信息。及时公布高标准农田项目验收情况，验收率不得低于90%。（县农业农村局牵头，县财政局配合）\n\
    二、加强保障\n县政府网站要做好服务。各单位要填写《政务公开联系人备案表》（附件1），12月10日前报县政府办206房间。\n\
    附件：1.各单位政务公开联系人备案表\n澄溪县人民政府办公室\n2026年3月5日\n（此件公开发布）";

const SUPERIOR: &str = "云岭市人民政府办公室关于做好2026年政务公开工作的通知\n\
    （一）公开惠农补贴。公布补贴对象名单，更新发放情况。（责任单位：市农业农村局）\n\
    （二）开展业务培训。每年至少培训1次。（责任单位：市政府办公室）\n2026年2月5日\n";

/// The whole of it. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn from_file_to_ledgers(page: &Page, stage: &Stage, name: &str) -> Step {
    mended(page, stage, name).await?;
    // All that the page holds goes away, as when the window is shut; the ledger has the draft.
    page.run("location.reload()", Vec::new()).await?;
    page.shows("scale", "100%").await?;
    taken(page, stage, name).await
}

/// Up to the moment when the page goes away.
async fn mended(page: &Page, stage: &Stage, name: &str) -> Step {
    page.visit("/notice").await?;
    let paper = paper(stage, "通知.txt", NOTICE)?;
    page.choose("notice-file", &paper).await?;
    page.shows("notice-draft", "任务 3 条，涉及本单位 2 条")
        .await?;
    page.shows("notice-plan", "新增 3 条").await?;
    first_is_ours(page).await?;
    lit(page).await?;
    page.picture(&format!("{name}-notice-draft")).await?;
    parted_and_joined(page).await?;
    added(page).await?;
    page.shows("notice-kept", "草稿已存").await?;
    page.picture(&format!("{name}-notice-mended")).await?;
    large(page, name).await
}

/// The same with the text as large as it gets.
async fn large(page: &Page, name: &str) -> Step {
    frame::whole(page).await?;
    for _ in 0..5 {
        page.click("scale-up").await?;
    }
    page.shows("scale", "200%").await?;
    frame::whole(page).await?;
    page.click("notice-row-text").await?;
    page.picture(&format!("{name}-notice-large")).await?;
    for _ in 0..5 {
        page.click("scale-down").await?;
    }
    Ok(())
}

/// The page is there again, and the draft on it; it is taken.
async fn taken(page: &Page, stage: &Stage, name: &str) -> Step {
    page.visit("/notice").await?;
    page.shows("notice-draft", "任务 4 条").await?;
    page.shows("notice-plan", "报送材料新增 1 项").await?;
    page.click("notice-take").await?;
    page.shows("filter-all", "4").await?;
    page.visit("/notice").await?;
    page.part("notice-pick").await?;
    again(page, stage, name).await?;
    compared(page, stage, name).await
}

/// The second version moves a day and doubles nothing; what the clerk added has gone from it.
async fn again(page: &Page, stage: &Stage, name: &str) -> Step {
    let second = paper(
        stage,
        "通知（更正）.txt",
        &NOTICE.replace("9月底前", "10月底前"),
    )?;
    page.choose("notice-file", &second).await?;
    page.shows("notice-plan", "新增 0 条，更新 1 条，不变 2 条")
        .await?;
    page.shows("notice-plan", "报送材料新增 0 项，更新 0 项，不变 1 项")
        .await?;
    page.picture(&format!("{name}-notice-again")).await
}

async fn compared(page: &Page, stage: &Stage, name: &str) -> Step {
    page.click("notice-compare").await?;
    let paper = paper(stage, "上级通知.txt", SUPERIOR)?;
    page.choose("notice-superior", &paper).await?;
    page.shows("notice-comparison", "有对应的 1 项").await?;
    page.picture(&format!("{name}-notice-compared")).await?;
    page.click("notice-discard").await?;
    page.part("notice-pick").await?;
    page.click("notice-fetch-back").await?;
    page.shows("notice-draft", "任务 3 条").await?;
    page.click("notice-discard").await?;
    page.part("notice-pick").await.map(|_| ())
}

async fn first_is_ours(page: &Page) -> Step {
    let first = "return document.querySelector('[data-testid=notice-row]').textContent";
    let words = page.run(first, Vec::new()).await?;
    match words.as_str().is_some_and(|words| words.contains("本单位")) {
        true => Ok(()),
        false => Err(format!("the first task is not ours: {words}").into()),
    }
}

/// Pointing at a card lights its sentence, and pointing at a sentence its card.
async fn lit(page: &Page) -> Step {
    page.click("notice-row-text").await?;
    page.part_at("[data-testid=notice-words] .lit").await?;
    page.click_at("[data-testid=notice-words] .task:not(.lit)")
        .await?;
    let same = "const lit = document.querySelector('[data-testid=notice-words] .lit');
        const card = document.querySelector('[data-testid=notice-row].lit textarea');
        return !!card && card.value.includes(lit.textContent.slice(0, 6));";
    page.until("the card of the sentence is lit", async || {
        Ok(page.run(same, Vec::new()).await? == Value::Bool(true))
    })
    .await
}

async fn parted_and_joined(page: &Page) -> Step {
    page.click("notice-split").await?;
    page.shows("notice-draft", "任务 4 条").await?;
    page.click_at("article:nth-of-type(2) [data-testid=notice-join]")
        .await?;
    page.shows("notice-draft", "任务 3 条").await?;
    page.click("notice-remove").await?;
    page.shows("notice-draft", "任务 2 条").await?;
    page.click("notice-back").await?;
    page.shows("notice-draft", "任务 3 条").await
}

/// A stretch that no task covers, chosen as with the mouse.
async fn added(page: &Page) -> Step {
    let select = "const pieces = [...document.querySelectorAll('[data-testid=notice-words] span')];
        const node = pieces.find((each) => each.textContent.includes(arguments[0])).firstChild;
        const from = node.textContent.indexOf(arguments[0]);
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + arguments[0].length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);";
    page.run(select, vec![json!("县政府网站要做好服务。")])
        .await?;
    page.click("notice-add").await?;
    page.shows("notice-draft", "任务 4 条").await
}

fn paper(stage: &Stage, name: &str, words: &str) -> Step<PathBuf> {
    let path = stage.papers().join(name);
    fs::write(&path, words)?;
    Ok(path)
}
