//! The likeliest header of a table of which no ledger knows anything yet.

use super::labels::{Block, Label, as_it_stands};
use super::{SEARCHED, title_above};
use crate::table::Sheet;
use minglu_notice::squash;
use std::ops::Range;

/// A header of unknown labels.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Likely {
    /// Its rows, counted from 0.
    pub(crate) rows: Range<u32>,
    /// The label over each column that has one, from left to right, group and own joined by `/`.
    pub(crate) labels: Vec<(u32, String)>,
    /// What stands above.
    pub(crate) title: Option<String>,
}

/// Words that headers hold and other rows seldom.
const USUAL: [&str; 16] = [
    "序号", "姓名", "名称", "单位", "时间", "日期", "备注", "电话", "类别", "类型", "内容", "情况",
    "地址", "编号", "数量", "金额",
];
/// A longer text is seldom a label.
const LABEL: usize = 30;

/// The uppermost row that looks nearly as much like a header as the best one does. A table's first
/// rows often have as many short texts as its header.
pub(crate) fn likely(sheet: &Sheet) -> Option<Likely> {
    let filled = (0..sheet.rows()).filter(|r| sheet.row(*r).next().is_some());
    let blocks = filled.take(SEARCHED as usize).map(|row| {
        let block = as_it_stands(sheet, row);
        (worth(&block), block)
    });
    let blocks: Vec<(i64, Block)> = blocks.filter(|(worth, _)| *worth > 0).collect();
    let best = blocks.iter().map(|(worth, _)| *worth).max()?;
    let (_, block) = blocks.into_iter().find(|(w, _)| w * 10 >= best * 7)?;
    Some(Likely {
        title: title_above(sheet, block.rows.start),
        labels: labels(&block.labels),
        rows: block.rows,
    })
}

fn worth(block: &Block) -> i64 {
    match block.labels.len() {
        0 | 1 => 0,
        _ => block.labels.iter().map(label_worth).sum(),
    }
}

fn label_worth(label: &Label) -> i64 {
    let text = &label.shown;
    let digits = text.chars().filter(char::is_ascii_digit).count() * 2 > text.chars().count();
    // 填报单位：… above a table is no label over its columns.
    let sentence = text.contains(['。', '；', '：', ':']);
    if text.is_empty() || text.chars().count() > LABEL || digits || sentence {
        return -2;
    }
    let squashed = squash(text);
    2 + i64::from(USUAL.iter().any(|word| squashed.contains(word)))
}

/// A label over several columns names the first; the others have none of their own.
fn labels(labels: &[Label]) -> Vec<(u32, String)> {
    let named = labels.iter().filter(|label| !label.shown.is_empty());
    named
        .map(|label| (label.left, label.shown.clone()))
        .collect()
}
