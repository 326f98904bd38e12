//! A clerk's first morning, in whatever shows the page: the unit, the notice's table, what was
//! done, the proof, the paper. And the next morning: everything still there.

use crate::page::{Page, key};
use crate::stage::Stage;
use crate::{Step, fixture, programs};
use minglu_forms::read::{Limits, read as read_table};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const DONE: &str = "已在政府网站专栏公开";
const PASTED: [&str; 2] = ["第一季度已公开", "第二季度已公开"];
/// The file that proves what was done.
pub(crate) const PROOF: &str = "公开截图.txt";

/// Everything up to the end of the first day. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn first_day(page: &Page, stage: &Stage, name: &str) -> Step {
    begin(page).await?;
    stage.picture(&format!("{name}-today"))?;
    import(page, stage, name).await?;
    edit(page).await?;
    paste_and_undo(page).await?;
    attach(page, stage).await?;
    stage.picture(&format!("{name}-sheet"))?;
    export(page, stage).await?;
    fill(page, stage, name).await?;
    by_hand(stage)
}

/// The same desk after it has been closed and opened.
///
/// # Errors
/// Fails where something of the first day is missing.
pub async fn next_day(page: &Page, stage: &Stage, name: &str) -> Step {
    page.click("rail-task").await?;
    page.shows("cell-0-progress", DONE).await?;
    page.shows("cell-0-evidence", PROOF).await?;
    page.drops("cell-1-progress", PASTED[0]).await?;
    stage.picture(&format!("{name}-next-day"))
}

/// Who we are.
///
/// # Errors
/// Fails where the first page does not lead to the desk.
pub async fn begin(page: &Page) -> Step {
    page.click("first-new").await?;
    page.fill("unit-name", fixture::UNIT).await?;
    page.fill("unit-county", "澄溪县").await?;
    page.click("first-start").await?;
    page.part("today-page").await.map(|_| ())
}

/// The notice's table.
///
/// # Errors
/// Fails where not all of its tasks are on the sheet afterwards.
pub async fn import(page: &Page, stage: &Stage, name: &str) -> Step {
    let paper = stage.papers().join("任务分解表.xlsx");
    fixture::tasks(&paper)?;
    read(page, stage, &paper, fixture::count(), name).await
}

/// A table, through the preview, onto the sheet.
///
/// # Errors
/// Fails where not all of its tasks are on the sheet afterwards.
pub async fn read(page: &Page, stage: &Stage, paper: &Path, count: usize, name: &str) -> Step {
    page.click("rail-task").await?;
    page.click("task-import").await?;
    page.choose("import-file", paper).await?;
    page.shows("import-commit", &format!("导入 {count} 条"))
        .await?;
    stage.picture(&format!("{name}-preview"))?;
    page.click("import-commit").await?;
    page.shows("filter-all", &count.to_string()).await?;
    page.part("cell-0-requirement").await.map(|_| ())
}

async fn edit(page: &Page) -> Step {
    page.click("cell-0-progress").await?;
    page.write(DONE).await?;
    page.press(key::ENTER).await?;
    page.shows("cell-0-progress", DONE).await?;
    page.shows("saved", "已保存").await
}

/// A block of two rows and two columns goes in as one step, and comes out as one.
async fn paste_and_undo(page: &Page) -> Step {
    let before = page.text("cell-1-due_text").await?;
    page.click("cell-1-progress").await?;
    page.paste(&format!(
        "{}\t2021年9月30日\n{}\t2021年10月8日",
        PASTED[0], PASTED[1]
    ))
    .await?;
    page.shows("cell-1-progress", PASTED[0]).await?;
    page.shows("cell-2-progress", PASTED[1]).await?;
    page.shows("cell-2-due_text", "10月8日").await?;
    // The button says what it takes back; while its words change, a press may miss it.
    page.shows("undo", "粘贴").await?;
    page.click("undo").await?;
    page.drops("cell-1-progress", PASTED[0]).await?;
    page.drops("cell-2-progress", PASTED[1]).await?;
    page.shows("cell-1-due_text", &before).await?;
    page.shows("cell-0-progress", DONE).await
}

/// The proof of the first task.
pub(crate) async fn attach(page: &Page, stage: &Stage) -> Step {
    let proof = stage.papers().join(PROOF);
    fs::write(&proof, "公开页面的截图")?;
    page.click("cell-0-evidence").await?;
    page.choose("attachment-file", &proof).await?;
    page.shows("cell-0-evidence", PROOF).await
}

async fn export(page: &Page, stage: &Stage) -> Step {
    page.click("task-export").await?;
    page.click("export-task-breakdown-progress-xlsx").await?;
    paper(page, stage, ".xlsx").await.map(|_| ())
}

/// The office's own file comes back with our progress in it, and otherwise as the office made it.
async fn fill(page: &Page, stage: &Stage, name: &str) -> Step {
    let template = stage.papers().join("县里的原表.xlsx");
    fixture::template(&template)?;
    page.click("task-fill").await?;
    stage.picture(&format!("{name}-fill"))?;
    page.choose("fill-file", &template).await?;
    page.shows("fill-result", "已填好").await?;
    stage.picture(&format!("{name}-filled"))?;
    let filled = paper(page, stage, "县里的原表（已填）.xlsx").await?;
    only_filled(&template, &filled)?;
    page.press(key::ESCAPE).await?;
    page.gone("fill-dialog").await
}

/// The two differ in the cell of the one task that has progress, and nowhere else.
fn only_filled(template: &Path, filled: &Path) -> Step {
    let before = read_table(template, &Limits::default())?
        .sheets
        .swap_remove(0);
    let after = read_table(filled, &Limits::default())?
        .sheets
        .swap_remove(0);
    let places = (0..after.rows()).flat_map(|row| (0..after.cols()).map(move |col| (row, col)));
    let changed: Vec<&str> = places
        .filter(|&(row, col)| before.cell(row, col).text != after.cell(row, col).text)
        .map(|(row, col)| after.cell(row, col).text)
        .collect();
    if changed != [DONE] {
        return Err(format!("the office's file differs in {changed:?}").into());
    }
    Ok(())
}

/// The paper in the clerk's folder whose name ends so, once it is there.
async fn paper(page: &Page, stage: &Stage, ending: &str) -> Step<PathBuf> {
    let found = || -> Option<PathBuf> {
        let files = fs::read_dir(stage.exports()).ok()?.flatten();
        let mut paths = files.map(|entry| entry.path());
        paths.find(|path| path.to_string_lossy().ends_with(ending))
    };
    page.until(&format!("{ending} is in the clerk's folder"), async || {
        Ok(found().is_some())
    })
    .await?;
    found().ok_or_else(|| "the paper is gone".into())
}

/// What the command line says about the same folder.
fn by_hand(stage: &Stage) -> Step {
    let listed = programs::minglu(&stage.data(), &["--json", "list", "task"])?;
    let listed: Value = serde_json::from_slice(&listed.stdout)?;
    let rows = listed["rows"].as_array().ok_or("no rows")?;
    let done = rows.iter().filter(|row| row["progress"] == DONE).count();
    if rows.len() != fixture::count() || done != 1 {
        return Err(format!("{} rows, {done} with the progress typed", rows.len()).into());
    }
    Ok(())
}

const HERS: &str = "spring river 2026";
const REVIEWERS: &str = "reviewer's password";

/// Clerk and reviewer at one desk, each behind a password of her own.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn two_people(page: &Page, name: &str) -> Step {
    begin(page).await?;
    page.click("rail-settings").await?;
    page.click("password-set").await?;
    page.fill("password-name", "王明").await?;
    page.fill("password-new", HERS).await?;
    page.fill("password-again", HERS).await?;
    page.picture(&format!("{name}-password")).await?;
    page.click("password-go").await?;
    page.click("recovery-kept").await?;
    page.click("recovery-done").await?;
    page.click("people-add").await?;
    page.fill("people-name", "李审").await?;
    page.click("people-role-reviewer").await?;
    page.fill("password-new", REVIEWERS).await?;
    page.fill("password-again", REVIEWERS).await?;
    page.fill("people-said", HERS).await?;
    page.picture(&format!("{name}-people-add")).await?;
    page.click("people-go").await?;
    page.shows("people-李审", "审核人").await?;
    page.picture(&format!("{name}-people")).await?;
    page.click("handover-open").await?;
    page.shows("handover-counts", "校验值").await?;
    page.picture(&format!("{name}-handover")).await?;
    page.click("person-change").await?;
    page.click("lock-李审").await?;
    page.fill("lock-password", REVIEWERS).await?;
    page.picture(&format!("{name}-lock-of-two")).await?;
    page.click("lock-open").await?;
    page.shows("person", "李审").await?;
    reviews(page, name).await
}

/// What a reviewer is offered, and what not.
async fn reviews(page: &Page, name: &str) -> Step {
    page.click("rail-task").await?;
    let shut = "return document.querySelector('[data-testid=\"task-import\"]').disabled";
    page.until("a reviewer imports nothing", async || {
        page.part("task-import").await?;
        Ok(page.run(shut, Vec::new()).await? == true)
    })
    .await?;
    page.picture(&format!("{name}-reviewer")).await
}
