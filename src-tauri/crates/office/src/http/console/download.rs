use super::table;
use crate::http::{Host, beside};
use crate::{Error, Result};
use axum::http::HeaderName;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

/// A browser never shows what it is given in place: it would run as a page of ours.
pub(super) const ATTACHED: [(HeaderName, &str); 2] = [
    (CONTENT_TYPE, "application/octet-stream"),
    (CONTENT_DISPOSITION, "attachment"),
];

/// A file for the browser.
pub(super) type Download = ([(HeaderName, &'static str); 2], Vec<u8>);

/// As what something is written.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Format {
    Docx,
    Xlsx,
}

/// Of a year, in a format.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearFile {
    year: i32,
    pub format: Format,
}

/// Of a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Year {
    year: i32,
}

impl Year {
    /// A year of which there may be something.
    pub fn usual(&self) -> Result<i32> {
        usual(self.year)
    }
}

impl YearFile {
    pub fn usual(&self) -> Result<i32> {
        usual(self.year)
    }
}

fn usual(year: i32) -> Result<i32> {
    match (2000..=2100).contains(&year) {
        true => Ok(year),
        false => Err(Error::usage("年度应写成 2026 的样子")),
    }
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Format::Docx => "paper.docx",
            Format::Xlsx => "paper.xlsx",
        }
    }
}

/// A paper that is written for a page.
pub(super) async fn download(
    host: &Arc<Host>,
    format: Format,
    write: impl FnOnce(&Host, &Path) -> Result<()> + Send + 'static,
) -> Result<Download> {
    let bytes = beside(host, move |host| {
        table::written(&host.office.dir, format.name(), |path| write(host, path))
    });
    Ok((ATTACHED, bytes.await?))
}
