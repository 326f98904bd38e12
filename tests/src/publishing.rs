//! A list of names is checked before it goes on the website: what is found, the copy without it,
//! and the outcome in its ledger. What bears a classification mark is refused on the same page.

use crate::page::Page;
use crate::stage::Stage;
use crate::{Step, programs};
use rust_xlsxwriter::{DocProperties, Note, Workbook};
use serde_json::Value;
use std::fs;
use std::path::Path;

const LIST: &str = "惠农补贴公示名单.xlsx";
const PHONE: &str = "13812345678";

/// The whole of it. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should.
pub async fn before_publishing(page: &Page, stage: &Stage, name: &str) -> Step {
    page.click("rail-publication").await?;
    page.picture(&format!("{name}-publication")).await?;
    refused(page, stage).await?;
    text(page, name).await?;
    file(page, stage, name).await?;
    kept(stage)
}

async fn refused(page: &Page, stage: &Stage) -> Step {
    let paper = stage.papers().join("来文.txt");
    fs::write(&paper, "机密★10年\n关于某事的通知")?;
    page.choose("publication-file", &paper).await?;
    page.shows("publication-refused", "含有密级标志").await
}

async fn text(page: &Page, name: &str) -> Step {
    let words = format!("关于布署公示工作的通知，联系人王某，{PHONE}。");
    page.fill("publication-text", &words).await?;
    page.click("publication-text-go").await?;
    page.shows("finding-0", "错别字").await?;
    page.shows("finding-1", "138").await?;
    page.click("finding-replace-0").await?;
    page.click("publication-replace-all").await?;
    page.shows("publication-replace-all", "都已替换").await?;
    page.picture(&format!("{name}-publication-text")).await?;
    let result = "return document.querySelector('[data-testid=publication-text-result]').value";
    let result = page.run(result, Vec::new()).await?;
    let clean = words.replace("布署", "部署");
    let clean = clean.replace("12345678", "****5678");
    if result.as_str() != Some(&clean) {
        return Err(format!("the text became {result}").into());
    }
    page.click("publication-restart").await
}

async fn file(page: &Page, stage: &Stage, name: &str) -> Step {
    let paper = stage.papers().join(LIST);
    list(&paper)?;
    page.choose("publication-file", &paper).await?;
    page.shows("finding-0", "身份证号码").await?;
    page.shows("publication-traces", "底稿").await?;
    page.click("publication-replace-all").await?;
    page.picture(&format!("{name}-publication-file")).await?;
    page.click("publication-redact").await?;
    page.shows("publication-copied", "惠农补贴公示名单（脱敏")
        .await?;
    page.click("outcome-save").await?;
    page.shows("outcome-save", "已登记").await?;
    page.picture(&format!("{name}-publication-saved")).await?;
    let copy = stage.exports().join("惠农补贴公示名单（脱敏）.xlsx");
    match fs::read(copy)?.len() {
        0 => Err("the copy is empty".into()),
        _ => Ok(()),
    }
}

/// Names with cards and telephones, and a hidden sheet behind them.
fn list(path: &Path) -> Step {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_author("张三"));
    let sheet = book.add_worksheet().set_name("公示名单")?;
    let rows = [
        ["姓名", "身份证号", "联系电话", "住址"],
        ["王某", "11010519491231002X", PHONE, "澄溪镇太平村3组15号"],
        ["李某", "见附件", "0350-6522222", "幸福小区3栋2单元501室"],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text)?;
        }
    }
    sheet.insert_note(1, 0, &Note::new("此人信息待核"))?;
    book.add_worksheet().set_name("底稿")?.set_hidden(true);
    Ok(book.save(path)?)
}

/// The outcome is kept, and nothing of what was found.
fn kept(stage: &Stage) -> Step {
    let listed = programs::minglu(&stage.data(), &["--json", "list", "publication_check"])?;
    let words = String::from_utf8(listed.stdout)?;
    let listed: Value = serde_json::from_str(&words)?;
    let row = &listed["rows"][0];
    match row["decision"] == "redacted" && row["name"] == LIST && !words.contains(PHONE) {
        true => Ok(()),
        false => Err(format!("kept: {words}").into()),
    }
}
