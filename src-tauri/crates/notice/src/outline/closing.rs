//! Paragraphs behind the last item that close the whole and belong to no item.

use super::Block;
use crate::owner::{begins_with_label, starts_with_all};
use crate::{Clean, Span};

/// So many items before the last one are looked at.
const REACH: usize = 40;
/// Fewer items of its kind tell nothing of how one is built.
const FEWEST: usize = 2;
/// A heading of several clauses is at most so long.
const HEADING: usize = 20;
/// One of a single clause is at most so long.
const PLAIN: usize = 30;

/// Parts the closing paragraphs from the last item.
pub(super) fn part_last(clean: &Clean, blocks: &mut Vec<Block>) {
    let Some(own) = blocks
        .last()
        .and_then(|last| own_lines(clean, blocks, last))
    else {
        return;
    };
    let Some(last) = blocks.last_mut().filter(|last| own < last.lines.len()) else {
        return;
    };
    let rest = last.lines.split_off(own);
    last.body.end = last.lines.last().map_or(last.body.end, |line| line.end);
    let (Some(first), Some(end)) = (rest.first(), rest.last()) else {
        return;
    };
    let body = Span::new(first.start, end.end);
    blocks.push(Block {
        marker: None,
        number: Span::new(body.start, body.start),
        heading: None,
        body,
        lines: rest,
        parent: None,
        is_article: false,
    });
}

/// How many lines of the last item are its own.
fn own_lines(clean: &Clean, blocks: &[Block], last: &Block) -> Option<usize> {
    let level = last.marker?.level;
    let before = blocks.iter().rev().skip(1).take(REACH);
    let others: Vec<&Block> = before
        .filter(|block| block.marker.is_some_and(|marker| marker.level == level))
        .collect();
    let labelled = |block: &Block| labels_end(clean, block);
    if let Some(own) = labelled(last)
        && others.iter().any(|block| labelled(block).is_some())
    {
        return Some(own);
    }
    // Below a line that is a heading and nothing more stands what it heads.
    let open = is_heading(&clean.words(*last.lines.first()?));
    let from = if open { 2 } else { 1 };
    let single = |block: &&Block| block.lines.len() == 1;
    if others.len() >= FEWEST && others.iter().all(single) {
        return Some(from);
    }
    let closes = |line: &Span| speaks_to_all(&clean.words(*line));
    let usual = others
        .iter()
        .any(|block| block.lines.iter().skip(1).any(closes));
    let own = last.lines.iter().skip(from).position(closes)?;
    (!usual).then_some(from + own)
}

/// A line that names its item and says nothing more.
fn is_heading(line: &str) -> bool {
    let long = if line.contains('，') { HEADING } else { PLAIN };
    line.chars().count() <= long
}

/// Behind which line the labels of an item end.
fn labels_end(clean: &Clean, block: &Block) -> Option<usize> {
    let is_label = |line: &Span| begins_with_label(clean.chars(*line));
    Some(block.lines.iter().rposition(is_label)? + 1)
}

/// 请各单位于…: said at the end to all who have got the paper.
fn speaks_to_all(line: &str) -> bool {
    let bare = line.strip_prefix('请').unwrap_or(line);
    starts_with_all(bare)
        || line.starts_with("联系人")
        || ["特此通知", "此通知"]
            .iter()
            .any(|word| line.starts_with(word))
}
