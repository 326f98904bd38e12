//! The county office's console in Chromium, against a real `minglu-office` and made-up units.

mod carried;
mod fitting;
mod mending;
mod reports;

use minglu_tests::page::Page;
use minglu_tests::reporter::{Reporter, record};
use minglu_tests::stage::Stage;
use minglu_tests::{Step, office, printed, served, table};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

const NOTICE: &str = "2026年政务公开工作要点";

struct County {
    finance: Reporter,
    school: Reporter,
    town: Reporter,
}

/// People, units and their machines.
fn county(stage: &Stage, host: &office::OfficeHost) -> Step<County> {
    office::run(stage, &["name", "澄溪县政府办公室"])?;
    office::person(stage, "审核人甲", "reviewer")?;
    office::person(stage, "领导乙", "leader")?;
    office::person(stage, "管理员丙", "administrator")?;
    let unit = |name: &str, alias: &str, group: &str| {
        Reporter::enrol(host.url(), &office::unit(stage, name, alias, group)?)
    };
    Ok(County {
        finance: unit("澄溪县财政局", "县财政局", "县直各有关单位")?,
        school: unit("澄溪县教育局", "县教育局", "县直各有关单位")?,
        town: unit("白石镇人民政府", "白石镇", "各乡镇")?,
    })
}

#[tokio::test]
async fn a_notice_goes_out_and_comes_back_by_way_of_a_return() -> Step {
    let Some(stage) = Stage::set(&[served::TOOLS, &["pdftotext"]].concat())? else {
        return Ok(());
    };
    let host = office::OfficeHost::start(&stage)?;
    let mut county = county(&stage, &host)?;
    let (_driver, page) = host.browse(&stage).await?;
    let worked = quarter(&page, &stage, &mut county).await;
    if worked.is_err() {
        page.picture("console-failed").await?;
    }
    worked?;
    page.close().await
}

async fn quarter(page: &Page, stage: &Stage, county: &mut County) -> Step {
    a_wrong_password_is_said(page).await?;
    office::enter(page, "审核人甲").await?;
    issue(page, stage).await?;
    let first = report(county)?;
    return_by_field(page, county).await?;
    let notice = county.finance.notice()?;
    let origin = notice.tasks[0].id.as_str();
    let corrected = record(
        "task",
        "r1",
        Some(origin),
        &[
            ("requirement", "公开部门预决算。"),
            ("progress", "2026年部门预算已于3月5日公开，含12张表。"),
            ("state", "done"),
        ],
    );
    county.finance.progress(vec![corrected], Some(first))?;
    accept(page, county).await?;
    mending::a_slip_is_changed_by_the_office(page, county).await?;
    mending::a_notice_takes_the_place_of_an_earlier_one(page, stage, county).await?;
    carried::what_is_brought_is_answered_with_a_receipt(page, stage, county).await?;
    carried::the_catalogue_goes_out_to_all(page, stage).await?;
    reports::the_county_adds_up(page, stage, county).await?;
    reports::what_was_found_is_given_out_to_be_mended(page, county).await?;
    reports::the_scores_follow(page, stage).await?;
    collect(page, stage, county).await?;
    the_quarter_is_reported(page, stage).await?;
    quiet(page).await?;
    page.visit("/search").await?;
    page.fill("search-text", "12张表").await?;
    page.click("search-go").await?;
    page.shows("hit", "落实情况").await?;
    page.picture("console-search").await?;
    page.click("rail-notices").await?;
    page.click_at("[data-testid=\"notice-row\"] a").await?;
    page.shows("notice-standing", "✓ 已打开").await?;
    page.picture("console-notice").await?;
    page.visit("/home").await?;
    page.shows("home-units", "澄溪县财政局").await?;
    quiet(page).await?;
    page.picture("console-home").await?;
    fitting::every_page_fits_large_letters_and_the_keyboard(page).await?;
    fitting::every_page_prints_what_it_says_and_nothing_to_press(page, stage).await?;
    a_leader_sees_and_changes_nothing(page).await?;
    an_administrator_gives_a_code_and_sees_who_did_what(page).await
}

async fn a_wrong_password_is_said(page: &Page) -> Step {
    page.fill("login-name", "审核人甲").await?;
    page.fill("login-password", "wrong").await?;
    page.click("login").await?;
    page.shows("login-said", "密码").await?;
    page.picture("console-login").await
}

/// Sees what each unit would get, and issues it.
async fn issue(page: &Page, stage: &Stage) -> Step {
    let file = stage.papers().join("任务分解表.xlsx");
    table::draw(&file, table::TASKS)?;
    page.click("rail-notices").await?;
    page.click("notice-new").await?;
    page.choose("notice-file", &file).await?;
    page.fill("notice-title", NOTICE).await?;
    page.fill("notice-year", "2026").await?;
    page.click("notice-preview").await?;
    page.shows("notice-outcome", "4 项任务，分给 3 个单位")
        .await?;
    page.shows("notice-nobodys", "第 4 项").await?;
    page.picture("console-notice-preview").await?;
    page.click("notice-issue").await?;
    page.shows("notice-standing", "没有打开").await
}

/// Three units fetch their tasks; two report.
fn report(county: &mut County) -> Step<uuid::Uuid> {
    let finance = county.finance.notice()?;
    let seqs: Vec<&str> = finance
        .tasks
        .iter()
        .filter_map(|task| task.fields["seq"].as_str())
        .collect();
    assert_eq!(seqs, ["1"], "a unit gets exactly its own tasks");
    let school = county.school.notice()?;
    assert_eq!(school.tasks.len(), 2);
    let rows = [
        (
            "r1",
            &school.tasks[0].id,
            "公开部门预决算。",
            "已配合提供教育支出数据。",
        ),
        (
            "r2",
            &school.tasks[1].id,
            "公开招生政策和片区划分。",
            "2026年招生政策已于4月20日公开。",
        ),
    ];
    let records = rows.map(|(id, origin, requirement, progress)| {
        record(
            "task",
            id,
            Some(origin),
            &[
                ("requirement", requirement),
                ("progress", progress),
                ("state", "in_progress"),
            ],
        )
    });
    county.school.progress(records.to_vec(), None)?;
    let origin = finance.tasks[0].id.as_str();
    let vague = record(
        "task",
        "r1",
        Some(origin),
        &[
            ("requirement", "公开部门预决算。"),
            ("progress", "已公开。"),
            ("state", "done"),
        ],
    );
    county.finance.progress(vec![vague], None)
}

/// Opens the finance office's batch and sends it back with a remark on one field.
async fn return_by_field(page: &Page, county: &County) -> Step {
    page.click("rail-review").await?;
    page.shows("review-table", "澄溪县教育局").await?;
    quiet(page).await?;
    page.picture("console-review").await?;
    page.click("review-open").await?;
    page.shows("batch", "澄溪县财政局").await?;
    page.click_at("[data-testid=\"cell-progress\"] button")
        .await?;
    page.fill("remark-text", "请写明公开的日期和表数。").await?;
    quiet(page).await?;
    page.picture("console-batch").await?;
    page.click("batch-return").await?;
    page.shows("toasts", "已退回，1 条意见").await?;
    let verdict = county.finance.verdict()?;
    let remark = verdict.remarks.first().ok_or("no remark came")?;
    assert_eq!(
        (
            remark.record.as_deref(),
            remark.field.as_deref(),
            remark.text.as_str()
        ),
        (Some("r1"), Some("progress"), "请写明公开的日期和表数。")
    );
    Ok(())
}

/// Sees old and new side by side, then accepts all that waits.
async fn accept(page: &Page, county: &County) -> Step {
    page.visit("/home").await?;
    page.click("rail-review").await?;
    page.shows("review-table", "更正后重报").await?;
    page.click("review-open").await?;
    page.shows("records", "原：已公开。").await?;
    quiet(page).await?;
    page.picture("console-corrected").await?;
    page.click("rail-review").await?;
    page.click("review-tick-all").await?;
    page.click("review-accept").await?;
    page.shows("toasts", "已接收 2 批").await?;
    page.shows("review", "没有等着审核的内容").await?;
    let verdict = county.finance.verdict()?;
    assert_eq!(verdict.outcome, minglu_sync::protocol::Outcome::Accepted);
    Ok(())
}

/// Collects a sheet, sees who is missing, downloads the merged workbook.
async fn collect(page: &Page, stage: &Stage, county: &mut County) -> Step {
    let file = stage.papers().join("公开专区情况表.xlsx");
    table::draw(&file, table::ROOMS)?;
    page.click("rail-forms").await?;
    page.click("form-new").await?;
    page.choose("form-file", &file).await?;
    page.fill("form-title", "公开专区情况").await?;
    page.click("form-preview").await?;
    page.shows("form-outcome", "专区名称").await?;
    page.click("form-collect").await?;
    page.shows("form-missing", "还没有报的 3 个单位").await?;
    let form = county.town.form()?;
    let columns = form.definition["columns"].as_array().ok_or("no columns")?;
    let name = |at: usize| columns[at]["name"].as_str().unwrap_or_default();
    let row = record(
        &form.form,
        "a",
        None,
        &[(name(0), "白石镇人民政府"), (name(1), "便民大厅一楼")],
    );
    county.town.answer(&form.form, vec![row])?;
    page.click("form-merge").await?;
    page.shows("merged", "汇总了 1 行，填在原来的表里").await?;
    page.shows("form-missing", "还没有报的 2 个单位").await?;
    quiet(page).await?;
    page.picture("console-form").await?;
    let merged = downloaded(page, stage, "公开专区情况（汇总）.xlsx").await?;
    let text = shared_strings(&merged)?;
    assert!(
        text.contains("便民大厅一楼") && text.contains("填报单位"),
        "{text}"
    );
    Ok(())
}

async fn the_quarter_is_reported(page: &Page, stage: &Stage) -> Step {
    page.click("rail-bulletin").await?;
    page.shows("bulletin", "3 个已报送").await?;
    quiet(page).await?;
    page.picture("console-bulletin").await?;
    what_is_printed_is_the_table_alone(page, stage).await?;
    let title = page.text("bulletin").await?;
    let title = title
        .lines()
        .find_map(|line| line.strip_suffix("政务公开报送情况"))
        .ok_or("no title")?
        .to_owned();
    for format in ["docx", "xlsx"] {
        page.click(&format!("bulletin-{format}")).await?;
        let name = format!("{title}政务公开报送情况通报.{format}");
        let path = downloaded(page, stage, &name).await?;
        zip::ZipArchive::new(File::open(path)?)?;
    }
    Ok(())
}

async fn what_is_printed_is_the_table_alone(page: &Page, stage: &Stage) -> Step {
    let pdf = page.on_paper(&stage.papers()).await?;
    let pages = printed::pages(&pdf)?;
    let text: String = pages
        .iter()
        .flatten()
        .map(|line| line.text.as_str())
        .collect();
    assert!(
        text.contains("白石镇人民政府") && text.contains("任务报送比例"),
        "{text}"
    );
    assert!(
        !text.contains("退出登录") && !text.contains("下载通报"),
        "{text}"
    );
    Ok(())
}

async fn a_leader_sees_and_changes_nothing(page: &Page) -> Step {
    page.click("logout").await?;
    office::enter(page, "领导乙").await?;
    page.visit("/review?state=all").await?;
    page.shows("review-table", "澄溪县财政局").await?;
    page.gone("review-accept").await?;
    page.gone("review-tick-all").await?;
    page.click("review-open").await?;
    page.shows("batch", "白石镇人民政府").await?;
    page.gone("batch-accept").await?;
    page.gone("batch-return").await?;
    page.click("rail-notices").await?;
    page.shows("notices", NOTICE).await?;
    page.gone("notice-new").await
}

async fn an_administrator_gives_a_code_and_sees_who_did_what(page: &Page) -> Step {
    page.click("logout").await?;
    office::enter(page, "管理员丙").await?;
    page.click("rail-units").await?;
    page.click("unit-new").await?;
    page.fill("unit-name", "澄溪县气象局").await?;
    page.fill("unit-aliases", "县气象局").await?;
    page.click("unit-add").await?;
    page.shows("invitation", "澄溪县气象局的注册码").await?;
    quiet(page).await?;
    page.picture("console-units").await?;
    page.click("rail-audit").await?;
    page.shows("audit", "退回一批").await?;
    page.shows("audit", "澄溪县气象局").await?;
    page.picture("console-audit").await?;
    page.click("rail-people").await?;
    page.shows("people", "审核人甲").await?;
    page.picture("console-people").await
}

/// Puts messages away, as somebody does who has read them.
async fn quiet(page: &Page) -> Step {
    let script = r#"document.querySelectorAll("[data-testid=toast] .quiet").forEach((button) => button.click())"#;
    page.run(script, Vec::new()).await.map(|_| ())
}

/// Picks from a list the first line that holds these words.
async fn pick(page: &Page, name: &str, words: &str) -> Step {
    let script = r#"
        const [name, words] = arguments;
        const list = document.querySelector(`[data-testid="${name}"]`);
        const line = [...list.options].find((option) => option.text.includes(words));
        list.value = line.value;
        list.dispatchEvent(new Event("change"));
    "#;
    let arguments = vec![name.into(), words.into()];
    page.run(script, arguments).await.map(|_| ())
}

/// A file that the browser was handed, once it is whole.
async fn downloaded(page: &Page, stage: &Stage, name: &str) -> Step<PathBuf> {
    let path = stage.exports().join(name);
    page.until(
        &format!("{name} is downloaded"),
        async || Ok(path.is_file()),
    )
    .await?;
    Ok(path)
}

/// All texts of a workbook.
fn shared_strings(book: &Path) -> Step<String> {
    let mut parts = zip::ZipArchive::new(File::open(book)?)?;
    let mut all = String::new();
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        let name = part.name()?.into_owned();
        if name.starts_with("xl/") && name.ends_with(".xml") {
            part.read_to_string(&mut all)?;
        }
    }
    Ok(all)
}
