//! `diagnosis.make`: writes the diagnostic bundle, also where the ledger cannot be opened.

use super::bundle::Bundle;
use super::sizes::sizes;
use super::system::system;
use crate::command::Done;
use crate::desk::exports;
use crate::file::{FileOut, place as free, written};
use crate::{Error, Place, Result, journal};
use chrono::Local;
use minglu_ledger::{Deed, Event, Ledger};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::PathBuf;
use ts_rs::TS;

/// From which page, and where to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// What the page's browser calls itself, which tells the version of WebKit.
    pub browser: Option<String>,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The .zip file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `io` where the file cannot be written.
pub fn run(place: &Place, request: Request) -> Result<Done<Response>> {
    let out = match request.path {
        Some(path) => PathBuf::from(path),
        None => {
            let day = Local::now().format("%Y-%m-%d");
            free(&exports(), &format!("明录诊断包-{day}.zip"))?
        }
    };
    place.note(Event::of(Deed::Diagnose));
    let (ledger, check) = seen(place);
    let mut bundle = Bundle::begin(&out)?;
    bundle.text("说明.txt", NOTE)?;
    bundle.json("环境.json", &system(place, request.browser.as_deref()))?;
    bundle.json("台账.json", &ledger)?;
    bundle.json("检查.json", &check)?;
    bundle.json("文件.json", &sizes(place.dir()))?;
    bundle.logs(&place.dir().join(journal::FOLDER))?;
    bundle.finish()?;
    Ok(written(&out)?.into())
}

const NOTE: &str = "明录诊断包，供维护人员查找问题。\r\n\r\n里面有：程序和系统的版本，各本台账的条数，数据库设置，文件大小，检查结果，最近的日志。\r\n里面没有：记录的内容、附件、姓名和电话、文件名、密码。\r\n";

/// The ledger and its check, or why there is neither. Another program at the desk is no obstacle:
/// only reading is done here.
fn seen(place: &Place) -> (Value, Value) {
    let told = match place.with(|desk| described(&desk.ledger)) {
        Err(error) if error.code == "busy" => {
            place.visit().and_then(|desk| described(&desk.ledger))
        }
        told => told,
    };
    told.unwrap_or_else(|error| (json!({ "failed": error.code }), Value::Null))
}

fn described(ledger: &Ledger) -> Result<(Value, Value)> {
    let described = serde_json::to_value(ledger.diagnosis()?)
        .map_err(|e| Error::new("internal", format!("诊断无法写成 JSON：{e}")))?;
    let report = ledger.check()?;
    // What an item says may name a file or a value; that it is not well is enough.
    let items = report
        .items
        .iter()
        .map(|item| json!({ "name": item.name, "ok": item.ok, "mendable": item.mend.is_some() }));
    Ok((described, items.collect()))
}
