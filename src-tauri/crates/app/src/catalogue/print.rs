//! `catalogue.print`: the differences between two years' catalogues as a table on paper, to be
//! decided and filed.

use super::compare::{CatalogueEntry, Response as Differences};
use super::differences::differences;
use crate::command::Done;
use crate::file::{FileOut, place, written};
use crate::form::export::write;
use crate::form::plain;
use crate::{Desk, Error, Result};
use minglu_forms::form::Paper;
use serde::Deserialize;
use std::path::PathBuf;
use ts_rs::TS;

/// Which years, and as what.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Request {
    /// The earlier catalogue.
    #[ts(optional = false)]
    pub from: i64,
    /// The later one.
    #[ts(optional = false)]
    pub to: i64,
    /// `xlsx`, `docx` or `pdf`.
    #[ts(optional = false, type = "'xlsx' | 'docx' | 'csv' | 'pdf'")]
    pub format: String,
    /// Where to write, for the command line; the export folder where not given.
    pub path: Option<String>,
}

/// The file.
pub type Response = FileOut;

/// Runs the command.
///
/// # Errors
/// `usage` where both years are the same or the format is unknown; `io` where the file cannot be
/// written.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let Request { from, to, .. } = request;
    if from == to {
        return Err(Error::usage("请选两个不同的年度来比较"));
    }
    let found = differences(desk, from, to)?;
    let unit = crate::unit::own_unit(desk)?.map_or_else(String::new, |unit| unit.name);
    let paper = paper(&found, &unit, from, to);
    let out = match request.path {
        Some(path) => PathBuf::from(path),
        None => place(
            &desk.exports(),
            &format!("{}.{}", paper.name, request.format),
        )?,
    };
    write(desk, &paper, &request.format, &out)?;
    Ok(written(&out)?.into())
}

fn paper(found: &Differences, unit: &str, from: i64, to: i64) -> Paper {
    let (before, after) = (format!("{from}年"), format!("{to}年"));
    let columns = [
        ("变动", 14.0),
        ("领域", 22.0),
        ("事项", 30.0),
        ("栏目", 20.0),
        (before.as_str(), 35.0),
        (after.as_str(), 35.0),
    ];
    let whole = |what: &str, entry: &CatalogueEntry| row(what, entry, ["", "", ""]);
    let changed = found.changed.iter().flat_map(|change| {
        let columns = change.columns.iter();
        columns.map(|c| row("修改", &change.entry, [&c.title, &c.before, &c.after]))
    });
    let added = found.added.iter().map(|entry| whole("新增", entry));
    let removed = found.removed.iter().map(|entry| whole("取消", entry));
    let rows: Vec<Vec<String>> = added.chain(changed).chain(removed).collect();
    let foot = vec![
        format!(
            "合计：新增 {} 项，修改 {} 项，取消 {} 项，未变 {} 项。",
            found.added.len(),
            found.changed.len(),
            found.removed.len(),
            found.same
        ),
        format!("单位：{unit}"),
    ];
    let heading = format!("{from}年与{to}年标准目录对照表");
    plain(&heading, &columns, rows, foot)
}

fn row(what: &str, entry: &CatalogueEntry, rest: [&str; 3]) -> Vec<String> {
    let named = [what, &entry.field, &entry.item];
    named.into_iter().chain(rest).map(str::to_owned).collect()
}
