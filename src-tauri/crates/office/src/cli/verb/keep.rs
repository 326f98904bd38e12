use super::{Said, WHO};
use minglu_office::backup::{self, Finding};
use minglu_office::store::{Store, migrate};
use minglu_office::{Office, Place, Result};
use serde_json::json;
use std::path::Path;
use tokio::runtime::Handle;

pub fn migrate(place: &Place) -> Result<Said> {
    minglu_office::folder(&place.dir)?;
    let store = Store::connect(&place.address()?)?;
    let before = migrate::migrate(&store)?;
    let now = migrate::FORMAT;
    let words = match before == now {
        true => format!("数据库已经是最新格式（{now}），没有改动。"),
        false => format!("数据库已从格式 {before} 升级到 {now}。"),
    };
    Said::new(&json!({ "before": before, "now": now }), vec![words])
}

pub fn backup(office: &Office, out: &Path) -> Result<Said> {
    let made = backup::make(office, WHO, out)?;
    let words = format!(
        "已备份：{} 行记录，{} 个附件，{} 字节。备份里有县办的密钥，请妥善保管。",
        made.rows, made.blobs, made.size
    );
    Said::new(&made, vec![words])
}

pub fn restore(place: &Place, file: &Path, runtime: &Handle) -> Result<Said> {
    let office = backup::restore(place, WHO, file, runtime.clone())?;
    let found = backup::check(&office)?;
    let words = "已恢复。各单位下次连接时会自动核对，补报备份之后的批次。";
    let mut lines = vec![words.to_owned()];
    lines.extend(found.iter().map(told));
    Ok(Said::new(&json!({ "findings": found }), lines)?.failing(!found.is_empty()))
}

pub fn check(office: &Office) -> Result<Said> {
    let found = backup::check(office)?;
    let mut lines: Vec<String> = found.iter().map(told).collect();
    if found.is_empty() {
        lines.push("检查完毕，没有发现问题。".to_owned());
    }
    Ok(Said::new(&json!({ "findings": found }), lines)?.failing(!found.is_empty()))
}

fn told(finding: &Finding) -> String {
    format!("{} {}：{}", finding.of, finding.subject, finding.message)
}
