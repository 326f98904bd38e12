//! A sheet that somebody sent becomes a ledger: the file is chosen, its columns looked over, its rows
//! brought in, and its page is one like any other.

use crate::Step;
use crate::page::Page;
use crate::stage::Stage;
use rust_xlsxwriter::{Format, Workbook};
use std::path::Path;

const PHONE: &str = "13800001234";

/// The whole of it. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn from_a_sheet(page: &Page, stage: &Stage, name: &str) -> Step {
    let paper = stage.papers().join("村务公开栏.xlsx");
    sheet(&paper)?;
    page.click("rail-settings").await?;
    page.click("own-new").await?;
    page.picture(&format!("{name}-own-choose")).await?;
    page.choose("import-file", &paper).await?;
    page.shows("own-columns", "清水村").await?;
    page.picture(&format!("{name}-own-check")).await?;
    page.fill("own-name", "村务公开栏台账").await?;
    page.click("own-create").await?;
    page.shows("own-done", "已导入 2 条").await?;
    page.picture(&format!("{name}-own-done")).await?;
    page.click("own-open").await?;
    page.shows("ledger-own_1", "村务公开栏台账").await?;
    page.shows("ledger-own_1", "清水村").await?;
    page.shows("ledger-own_1", "138****1234").await?;
    page.picture(&format!("{name}-own-page")).await?;
    page.shows("rail-own_1", "村务公开栏台账").await?;
    changed(page, name).await
}

async fn changed(page: &Page, name: &str) -> Step {
    page.click("rail-settings").await?;
    page.click("own-change").await?;
    page.click("own-add-column").await?;
    page.fill("own-title-6", "巡查情况").await?;
    page.picture(&format!("{name}-own-change")).await?;
    page.click("own-change-save").await?;
    page.gone("own-change-dialog").await?;
    page.click("rail-own_1").await?;
    page.shows("ledger-own_1", "巡查情况").await
}

/// Two villages under a heading and a header of two rows.
fn sheet(path: &Path) -> Step {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let middle = Format::new();
    sheet.set_landscape();
    sheet.merge_range(0, 0, 0, 5, "澄溪县各村村务公开栏台账", &middle)?;
    for (column, label) in [(0, "序号"), (1, "村名"), (4, "建成日期"), (5, "是否更新")]
    {
        sheet.merge_range(1, column, 2, column, label, &middle)?;
    }
    sheet.merge_range(1, 2, 1, 3, "责任人", &middle)?;
    sheet.write(2, 2, "姓名")?.write(2, 3, "电话")?;
    let rows = [
        ["1", "清水村", "苏禾", PHONE, "2024-05-06", "√"],
        ["2", "白石村", "李青", "13900005678", "2024-06-01", "×"],
    ];
    for (row, cells) in (3..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text)?;
        }
    }
    book.save(path)?;
    Ok(())
}
