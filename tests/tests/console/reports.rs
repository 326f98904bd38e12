//! What the units' reports come to on the console: the county's report, statistics, contacts, spot
//! checks and scores.

use super::{County, downloaded, pick, quiet, shared_strings};
use minglu_rules::request::report::{Place, Report};
use minglu_sync::batch::Kind;
use minglu_sync::protocol::TaskRow;
use minglu_tests::Step;
use minglu_tests::page::Page;
use minglu_tests::reporter::{Reporter, record};
use minglu_tests::stage::Stage;
use std::fs::File;

/// The unit's annual report, documents and contacts come up on their pages.
pub async fn the_county_adds_up(page: &Page, stage: &Stage, county: &mut County) -> Step {
    let finance = &mut county.finance;
    let asked: u32 = 7;
    let mut report = Report {
        year: 2025,
        ..Default::default()
    };
    for (row, column) in [(1, 1), (1, 7), (25, 1), (25, 7)] {
        report.put(Place::of(3, row, column), asked.into());
    }
    let figures = serde_json::to_string(&report)?;
    let mut own = record("annual_report", "y", None, &[("figures", &figures)]);
    own.fields.insert("year".to_owned(), 2025.into());
    finance.file(Kind::AnnualReport, "annual_report", vec![own])?;
    let said = [("dated", "2026-03-05"), ("attribute", "withheld")];
    let document = record("document", "d", None, &said);
    finance.file(Kind::AttributeLedger, "document", vec![document])?;
    let said = [
        ("name", "王某"),
        ("role", "具体经办人"),
        ("phone", "0000-1234"),
    ];
    let contact = record("contact", "c", None, &said);
    finance.file(Kind::ContactFiling, "contact", vec![contact])?;
    page.visit("/review?kind=contact_filing").await?;
    page.shows("review-table", "联系人备案").await?;
    page.click("review-tick-all").await?;
    page.click("review-accept").await?;
    page.shows("review", "没有等着审核的内容").await?;

    page.click("rail-report").await?;
    page.shows("report", "汇总了 1 个单位").await?;
    page.click("number-3.1.7").await?;
    page.shows("report-parts", "澄溪县财政局 7").await?;
    quiet(page).await?;
    page.picture("console-report").await?;
    page.click("report-docx").await?;
    let name = "澄溪县人民政府2025年政府信息公开工作年度报告.docx";
    zip::ZipArchive::new(File::open(downloaded(page, stage, name).await?)?)?;
    page.click("rail-statistics").await?;
    page.shows("statistics", "按公开属性").await?;
    quiet(page).await?;
    page.picture("console-statistics").await?;
    page.click("rail-contacts").await?;
    page.shows("contacts", "0000-1234").await?;
    quiet(page).await?;
    page.picture("console-contacts").await
}

/// Picks an item, finds a fault, gives it out; the unit gets it as a task with its day.
pub async fn what_was_found_is_given_out_to_be_mended(page: &Page, county: &County) -> Step {
    page.click("rail-checks").await?;
    page.click("check-new").await?;
    page.fill("check-title", "第四季度目录抽查").await?;
    page.fill("check-units", "3").await?;
    page.fill("check-seed", "2026").await?;
    page.click("check-make").await?;
    page.shows("check", "随机种子 2026").await?;
    page.click("check-judge").await?;
    pick(page, "finding-result", "存在问题").await?;
    page.fill("finding-text", "没有公开三公经费").await?;
    let script = r#"
        const due = document.querySelector("[data-testid=finding-due]");
        due.value = "2030-12-10";
        due.dispatchEvent(new Event("input"));
    "#;
    page.run(script, Vec::new()).await?;
    page.click("finding-save").await?;
    page.click("check-issue").await?;
    page.shows("toasts", "已把 1 个问题下发给 1 个单位").await?;
    quiet(page).await?;
    page.picture("console-check").await?;
    let told = [&county.finance, &county.school, &county.town].map(Reporter::notice);
    let told = told.into_iter().flatten().flat_map(|notice| notice.tasks);
    let due = |task: TaskRow| {
        task.fields
            .get("due")
            .is_some_and(|due| due == "2030-12-10")
    };
    assert_eq!(told.filter(|task| due(task.clone())).count(), 1);
    Ok(())
}

/// Takes points with a reason, and downloads the scores and the list on the page.
pub async fn the_scores_follow(page: &Page, stage: &Stage) -> Step {
    page.click("rail-assessment").await?;
    page.shows("assessment", "按时报送").await?;
    quiet(page).await?;
    page.picture("console-assessment").await?;
    page.click("assessment-xlsx").await?;
    let year = page.text("year").await?;
    let year = year.lines().next().unwrap_or_default().trim().to_owned();
    downloaded(page, stage, &format!("{year}政务公开工作考核得分.xlsx")).await?;
    page.visit("/review?state=all").await?;
    page.shows("review-table", "工作年度报告").await?;
    page.click("export").await?;
    let list = downloaded(page, stage, "各单位报送批次.xlsx").await?;
    let text = shared_strings(&list)?;
    assert!(
        text.contains("工作年度报告") && !text.contains("选中"),
        "{text}"
    );
    quiet(page).await
}
