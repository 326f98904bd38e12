//! What a unit reports at its window, to a real office: enrolled with a code, sent, returned with a
//! remark, corrected beside what was sent, sent again, accepted; and a value that both sides changed.

use crate::fields::enter;
use crate::office::{self, OfficeHost};
use crate::page::{Page, key};
use crate::reviewer::Reviewer;
use crate::stage::Stage;
use crate::{Step, fixture, scenario};
use serde_json::{Value, json};

const REVIEWER: &str = "审核人甲";
const DONE: &str = "已在县政府网站公开补贴对象、标准和发放结果";
const REMARK: &str = "请写明公开的网址";
const CORRECTED: &str = "已公开，网址 https://czj.example.gov.cn/butie";
const OURS: &str = "第四季度名册已补充公开";
const THEIRS: &str = "已公开（县办核实）";

/// The whole of it. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn there_and_back(page: &Page, stage: &Stage, name: &str) -> Step {
    scenario::begin(page).await?;
    scenario::import(page, stage, &format!("{name}-submit")).await?;
    page.click("cell-0-progress").await?;
    page.write(DONE).await?;
    page.press(key::ENTER).await?;
    page.shows("cell-0-progress", DONE).await?;
    let host = OfficeHost::start(stage)?;
    office::run(stage, &["name", "澄溪县政府办公室"])?;
    office::person(stage, REVIEWER, "reviewer")?;
    let code = office::unit(stage, fixture::UNIT, "县农业局", "县直各有关单位")?;
    enrol(page, host.url(), &code, name).await?;
    send(page, name).await?;
    let (first, record) = sent(stage, DONE)?;
    returned(page, stage, &first, &record, name).await?;
    again(page, name).await?;
    let (second, record) = sent(stage, CORRECTED)?;
    both_changed(page, &record).await?;
    let change = json!({ "ledger": "task", "record": record, "field": "progress",
        "before": CORRECTED, "after": THEIRS });
    let ruling = json!({ "outcome": "accepted", "changes": [change] });
    Reviewer::enter(host.url(), REVIEWER)?.settle(&second, &ruling)?;
    accepted(page, name).await
}

async fn enrol(page: &Page, url: &str, code: &str, name: &str) -> Step {
    page.visit("/settings?at=office").await?;
    page.fill("office-address", url).await?;
    page.fill("office-code", code).await?;
    page.picture(&format!("{name}-submit-enrol")).await?;
    page.click("office-enrol").await?;
    page.shows("office-where", fixture::UNIT).await?;
    page.picture(&format!("{name}-submit-enrolled")).await
}

/// Nothing is said to be there before the office's receipt is.
async fn send(page: &Page, name: &str) -> Step {
    page.visit("/submit").await?;
    page.click("batch-new").await?;
    page.shows("batch-counts", "任务").await?;
    page.picture(&format!("{name}-submit-new")).await?;
    page.click("batch-make").await?;
    page.gone("batch-form").await?;
    exchange(page, "001", "收到").await?;
    page.picture(&format!("{name}-submit-sent")).await
}

/// A round with the office, until a batch says this.
async fn exchange(page: &Page, serial: &str, words: &str) -> Step {
    page.visit("/submit").await?;
    page.click("batch-sync").await?;
    page.shows(&batch(serial), words).await
}

fn batch(serial: &str) -> String {
    format!("batch-{}-{serial}", year())
}

fn year() -> i32 {
    use chrono::Datelike;
    chrono::Local::now().year()
}

/// The latest batch at the office, and its record that says this.
fn sent(stage: &Stage, progress: &str) -> Step<(String, String)> {
    let listed = office::run(stage, &["batch", "list"])?;
    let id = listed[0]["id"].as_str().ok_or("no batch at the office")?;
    let shown = office::run(stage, &["batch", "show", id])?;
    let mut records = shown["records"].as_array().into_iter().flatten();
    let said = |record: &&Value| record["fields"]["progress"] == progress;
    let record = records.find(said).and_then(|record| record["id"].as_str());
    Ok((id.to_owned(), record.ok_or("no such record")?.to_owned()))
}

/// The remark stands beside the value that was sent, and beside the one that stands there now.
async fn returned(page: &Page, stage: &Stage, id: &str, record: &str, name: &str) -> Step {
    let said = [
        "--remark", REMARK, "--record", record, "--field", "progress",
    ];
    office::run(stage, &[&["batch", "return", id], &said[..]].concat())?;
    exchange(page, "001", "退回").await?;
    page.picture(&format!("{name}-submit-returned")).await?;
    page.visit(&format!("/submit/{}-001", year())).await?;
    page.shows("batch-remarks", REMARK).await?;
    page.shows("batch-remarks", "没有改").await?;
    write(page, CORRECTED).await?;
    page.shows("batch-remarks", CORRECTED).await?;
    page.click(&format!("frozen-{record}")).await?;
    page.shows(&format!("frozen-{record}"), DONE).await?;
    page.picture(&format!("{name}-submit-corrected")).await
}

/// Writes into the record of the remark.
async fn write(page: &Page, progress: &str) -> Step {
    page.click("remark-open").await?;
    page.part("record-drawer").await?;
    enter(page, "progress", progress).await?;
    page.press(key::TAB).await?;
    page.shows("saved", "已保存").await?;
    page.press(key::ESCAPE).await?;
    page.gone("record-drawer").await
}

async fn again(page: &Page, name: &str) -> Step {
    page.click("batch-again").await?;
    page.shows("batch-state", "未报送").await?;
    exchange(page, "002", "收到").await?;
    page.shows(&batch("001"), "重报").await?;
    page.picture(&format!("{name}-submit-again")).await
}

/// The unit goes on while the office looks.
async fn both_changed(page: &Page, record: &str) -> Step {
    page.visit(&format!("/submit/{}-001", year())).await?;
    write(page, OURS).await?;
    page.part(&format!("frozen-{record}")).await.map(|_| ())
}

async fn accepted(page: &Page, name: &str) -> Step {
    exchange(page, "002", "采用").await?;
    page.picture(&format!("{name}-submit-accepted")).await?;
    page.visit(&format!("/submit/{}-002", year())).await?;
    page.shows("batch-conflicts", OURS).await?;
    page.shows("batch-conflicts", THEIRS).await?;
    page.picture(&format!("{name}-submit-conflict")).await?;
    page.click("settle-theirs").await?;
    page.shows("batch-conflicts", "选定").await?;
    page.shows("batch-conflicts", OURS).await?;
    page.visit("/task").await?;
    page.shows("cell-0-progress", THEIRS).await
}
