//! A list of the console as a workbook: what is on the page, as it is there.

use crate::paper::{named, wide, write as put};
use crate::{Error, Result};
use minglu_forms::form::Paper;
use serde::Deserialize;
use std::path::Path;

/// Rows and columns of one list at most.
const ROWS_MAX: usize = 20_000;
const COLUMNS_MAX: usize = 40;
/// Width of lying paper between its margins, in millimetres.
const WIDTH: f64 = 257.0;
/// Signs by which a column is measured: the least and the most.
const LEAST: usize = 4;
const MOST: usize = 40;

/// A list as a page shows it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Over it.
    pub title: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows; each has as many cells as there are heads.
    pub rows: Vec<Vec<String>>,
}

/// Writes lists as a workbook, a sheet for each. Every value is text.
///
/// # Errors
/// `usage` where a list has no columns, too many, or rows of another width.
pub fn write(lists: &[List], out: &Path) -> Result<()> {
    if lists.is_empty() || lists.len() > COLUMNS_MAX || !lists.iter().all(fits) {
        return Err(Error::usage(format!(
            "这个列表导不出来：一次最多 {ROWS_MAX} 行、{COLUMNS_MAX} 栏。请先筛选再导出"
        )));
    }
    let papers: Vec<Paper> = lists.iter().map(paper).collect();
    let papers: Vec<&Paper> = papers.iter().collect();
    put(&papers, &[], out)
}

fn fits(list: &List) -> bool {
    let columns = list.head.len();
    (1..=COLUMNS_MAX).contains(&columns)
        && list.rows.len() <= ROWS_MAX
        && list.rows.iter().all(|row| row.len() == columns)
}

fn paper(list: &List) -> Paper {
    let longest = |at: usize| {
        let cells = list.rows.iter().map(|row| row[at].as_str());
        let lengths = cells
            .chain([list.head[at].as_str()])
            .map(|text| text.chars().count());
        lengths.max().unwrap_or(LEAST).clamp(LEAST, MOST)
    };
    let lengths: Vec<usize> = (0..list.head.len()).map(longest).collect();
    let sum: usize = lengths.iter().sum();
    let width = |length: &usize| WIDTH * *length as f64 / sum as f64;
    let columns: Vec<(&str, f64)> = list
        .head
        .iter()
        .zip(&lengths)
        .map(|(head, length)| (head.as_str(), width(length)))
        .collect();
    named(
        wide(&list.title, &columns, list.rows.clone(), Vec::new()),
        &list.title,
    )
}
