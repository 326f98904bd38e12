//! What was wrong is mended by the office itself: a slip in what a unit has sent, and a notice that
//! went out under a title that has changed since.

use super::{County, NOTICE, pick, quiet};
use minglu_tests::page::Page;
use minglu_tests::reporter::record;
use minglu_tests::stage::Stage;
use minglu_tests::{Step, table};

/// The office writes one field otherwise and accepts the batch; the unit is told both values.
pub async fn a_slip_is_changed_by_the_office(page: &Page, county: &mut County) -> Step {
    let (slip, right) = (
        "2026年招生政策已于4月31日公开。",
        "2026年招生政策已于4月30日公开。",
    );
    let task = county.school.notice()?.tasks[1].id.clone();
    let fields = [
        ("requirement", "公开招生政策和片区划分。"),
        ("progress", slip),
    ];
    let sent = record("task", "r2", Some(&task), &fields);
    county.school.progress(vec![sent], None)?;
    page.visit("/home").await?;
    page.click("rail-review").await?;
    page.shows("review-table", "澄溪县教育局").await?;
    page.click("review-open").await?;
    page.shows("batch", "4月31日").await?;
    page.click_at("[data-testid=\"cell-progress\"] button")
        .await?;
    page.click("remark-change").await?;
    page.fill("remark-after", right).await?;
    page.shows("batch-accept", "改动 1 处并接收").await?;
    quiet(page).await?;
    page.picture("console-changed").await?;
    page.click("batch-accept").await?;
    page.shows("toasts", "1 处改动会发到单位").await?;
    let verdict = county.school.verdict()?;
    let change = verdict.changes.first().ok_or("no change came")?;
    assert_eq!(
        (&change.before, &change.after),
        (&slip.into(), &right.into())
    );
    Ok(())
}

/// A table under another title takes the place of the notice that went out: the units get a new
/// version of the same tasks, and no second notice.
pub async fn a_notice_takes_the_place_of_an_earlier_one(
    page: &Page,
    stage: &Stage,
    county: &County,
) -> Step {
    let before = county.finance.notice()?;
    let file = stage.papers().join("任务分解表（修订）.xlsx");
    let mut rows = table::TASKS.to_vec();
    let reworded = [
        &["1", "财政信息", "预决算", "公开部门预决算及其说明。"],
        &rows[1][4..],
    ]
    .concat();
    rows[1] = &reworded;
    table::draw(&file, &rows)?;
    page.click("rail-notices").await?;
    page.click("notice-new").await?;
    page.choose("notice-file", &file).await?;
    page.fill("notice-title", &format!("{NOTICE}（修订）"))
        .await?;
    pick(page, "notice-replaces", NOTICE).await?;
    page.shows("notice-replaced", "仍是一份通知").await?;
    page.click("notice-preview").await?;
    page.shows("notice-changes", "第 2 版：新增 0 项，改动 1 项，撤下 0 项")
        .await?;
    page.shows("notice-changes", "改叫“2026年政务公开工作要点（修订）”")
        .await?;
    quiet(page).await?;
    page.picture("console-notice-replaced").await?;
    page.click("notice-issue").await?;
    page.shows("notice-standing", "没有打开").await?;
    let after = county.finance.notice()?;
    assert_eq!(after.title, format!("{NOTICE}（修订）"));
    assert_eq!(
        (after.tasks.len(), &after.tasks[0].id),
        (before.tasks.len(), &before.tasks[0].id)
    );
    assert_ne!(after.tasks[0].fields, before.tasks[0].fields);
    Ok(())
}
