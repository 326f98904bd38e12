//! `check.print`: the report of a check on paper, to be signed and filed.

use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::form::plain;
use crate::{Desk, Result};
use chrono::Local;
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// Where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The PDF file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let report = super::run::report(desk)?;
    let rows = report.items.iter().map(|item| {
        let result = if item.ok { "正常" } else { "有问题" };
        vec![item.name.clone(), result.to_owned(), item.message.clone()]
    });
    let unit = crate::unit::own_unit(desk)?.map_or_else(String::new, |unit| unit.name);
    let now = Local::now().format("%Y年%-m月%-d日 %H:%M");
    let verdict = if report.ok {
        "台账完好。"
    } else {
        "台账有问题，见上表。"
    };
    let foot = vec![
        format!("结论：{verdict}"),
        format!("单位：{unit}    检查人：{}    时间：{now}", desk.who()),
    ];
    let columns = [("检查项目", 36.0), ("结果", 22.0), ("说明", 98.0)];
    let paper = plain("台账检查报告", &columns, rows.collect(), foot);
    let out = match request.path {
        Some(path) => PathBuf::from(path),
        None => place(&desk.exports(), "台账检查报告.pdf")?,
    };
    desk.press.pdf(&paper, &out)?;
    Ok(written(&out)?.into())
}
