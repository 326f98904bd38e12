use super::matching::is_read;
use super::ticks;
use crate::table::Sheet;
use minglu_ledger::schema::Schema;
use minglu_notice::squash;
use std::ops::Range;

/// The rows of a header and the labels in them.
#[derive(Debug, Clone)]
pub(super) struct Block {
    pub(super) rows: Range<u32>,
    pub(super) labels: Vec<Label>,
}

/// A label and the columns over which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// As the clerk reads it, without white space.
    pub(super) shown: String,
    /// The same without the label over it.
    pub(super) words: String,
    /// The label itself in the form in which labels are compared.
    pub(super) leaf: String,
    /// The label over it, in the same form.
    pub(super) group: Option<String>,
    /// The label over that one, where the header has three rows.
    pub(super) over: Option<String>,
    pub(super) left: u32,
    pub(super) right: u32,
    /// What is ticked in which column, where it stands over tick columns.
    pub(super) ticks: Vec<(u32, String)>,
}

impl Label {
    pub(super) fn covers(&self, column: u32) -> bool {
        (self.left..=self.right).contains(&column)
    }
}

/// A longer text is no label, whatever words it holds.
const LONGEST: usize = 60;
/// A longer text is no sub-label.
const LONGEST_LEAF: usize = 16;

/// The block of one to three rows that begins in this row, as a ledger understands it.
pub(super) fn block(sheet: &Sheet, row: u32, schema: &Schema) -> Block {
    let mut block = read(sheet, row, Some(schema));
    block.labels = regrouped(ticks::gathered(block.labels, schema), schema);
    block
}

/// The same for labels that no ledger knows.
pub(super) fn as_it_stands(sheet: &Sheet, row: u32) -> Block {
    read(sheet, row, None)
}

fn read(sheet: &Sheet, row: u32, schema: Option<&Schema>) -> Block {
    let upper = cells(sheet, row);
    let bottom = upper.iter().map(|c| c.bottom).max().unwrap_or(row);
    let lower = cells(sheet, row + 1);
    let (labels, last) = match sub_labelled(&upper, &lower, sheet.cols(), schema) {
        Some(labels) => match deepened(&labels, &cells(sheet, row + 2)) {
            Some(deeper) => (deeper, row + 2),
            None => (labels, row + 1),
        },
        None => (upper.iter().map(HeaderCell::label).collect(), row),
    };
    let marked = match sheet.header_rows.checked_sub(1) {
        Some(marked) if marked <= row + 2 => marked,
        _ => row,
    };
    let end = last.max(bottom.min(row + 3)).max(marked) + 1;
    Block {
        rows: row..end + u32::from(numbers_columns(sheet, end)),
        labels,
    }
}

/// True for a row that counts the columns, 1, 2, 3 …, as printed tables have below their labels.
fn numbers_columns(sheet: &Sheet, row: u32) -> bool {
    let numbers: Vec<Option<u32>> = sheet
        .row(row)
        .map(|(_, c)| c.text.trim().parse().ok())
        .collect();
    let counts = |(n, number): (u32, &Option<u32>)| *number == Some(n);
    numbers.len() > 3 && (1..).zip(&numbers).all(counts)
}

#[derive(Debug, Clone)]
struct HeaderCell {
    text: String,
    left: u32,
    right: u32,
    bottom: u32,
}

impl HeaderCell {
    fn label(&self) -> Label {
        let long = self.text.chars().count() > LONGEST;
        let shown: String = self.text.chars().filter(|c| !c.is_whitespace()).collect();
        Label {
            leaf: if long {
                String::new()
            } else {
                squash(&self.text)
            },
            words: shown.clone(),
            shown,
            group: None,
            over: None,
            left: self.left,
            right: self.right,
            ticks: Vec::new(),
        }
    }

    fn is_short(&self) -> bool {
        let leaf = squash(&self.text);
        leaf.chars().count() <= LONGEST_LEAF && !leaf.chars().all(|c| c.is_ascii_digit())
    }
}

fn cells(sheet: &Sheet, row: u32) -> Vec<HeaderCell> {
    let found = sheet.row(row).map(|(column, cell)| {
        let span = sheet.span_at(row, column);
        HeaderCell {
            text: cell.text.to_owned(),
            left: column,
            right: span.map_or(column, |s| s.right),
            bottom: span.map_or(row, |s| s.bottom),
        }
    });
    found.collect()
}

/// The labels of a two-row header: every cell of the lower row stands under a group of the upper
/// one, which is a merged cell or one with blanks to its right.
fn sub_labelled(
    upper: &[HeaderCell],
    lower: &[HeaderCell],
    columns: u32,
    schema: Option<&Schema>,
) -> Option<Vec<Label>> {
    // A single cell over everything is the title.
    if upper.len() < 2 || lower.len() < 2 || !lower.iter().all(HeaderCell::is_short) {
        return None;
    }
    let reach = |i: usize| {
        let next = upper.get(i + 1).map_or(columns, |n| n.left);
        upper[i].right.max(next.saturating_sub(1))
    };
    let mut labels = Vec::new();
    let mut placed = 0;
    for (i, group) in upper.iter().enumerate() {
        let under = |c: &&HeaderCell| c.left >= group.left && c.right <= reach(i);
        let leaves: Vec<&HeaderCell> = lower.iter().filter(under).collect();
        let lone = |leaf: &HeaderCell| {
            let known = |schema| ticks::is_known(schema, &squash(&group.text), &leaf.text);
            group.right > group.left || schema.is_some_and(known)
        };
        let is_group = leaves.len() > 1 || (leaves.len() == 1 && lone(leaves[0]));
        match is_group {
            true => labels.extend(leaves.iter().map(|leaf| sub_label(group, leaf))),
            false if leaves.is_empty() => labels.push(group.label()),
            false => return None,
        }
        placed += leaves.len();
    }
    (placed == lower.len()).then_some(labels)
}

/// The same with a third row: its cells stand under labels of the second that are merged cells.
fn deepened(labels: &[Label], lowest: &[HeaderCell]) -> Option<Vec<Label>> {
    if lowest.len() < 2 || !lowest.iter().all(HeaderCell::is_short) {
        return None;
    }
    let mut out = Vec::new();
    let mut placed = 0;
    for label in labels {
        let under = lowest.iter().filter(|c| label.covers(c.left));
        let leaves: Vec<Label> = under.map(HeaderCell::label).collect();
        placed += leaves.len();
        match leaves.len() {
            0 => out.push(label.clone()),
            1 => return None,
            _ => out.extend(leaves.into_iter().map(|leaf| joined(label, leaf))),
        }
    }
    (placed == lowest.len()).then_some(out)
}

fn sub_label(group: &HeaderCell, leaf: &HeaderCell) -> Label {
    joined(&group.label(), leaf.label())
}

fn joined(group: &Label, leaf: Label) -> Label {
    Label {
        shown: format!("{}/{}", group.shown, leaf.words),
        group: Some(group.leaf.clone()),
        over: group.group.clone(),
        ..leaf
    }
}

/// The labels over a label.
fn without(shown: &str, words: &str) -> String {
    let over = shown.strip_suffix(words).unwrap_or(shown);
    over.strip_suffix('/').unwrap_or(over).to_owned()
}

/// Sub-labels that mean nothing to the ledger (一级, 二级) under a group that does become one
/// label over their columns.
fn regrouped(labels: Vec<Label>, schema: &Schema) -> Vec<Label> {
    let means = |text: &str| {
        let mut fields = schema.fields.iter().filter(|f| is_read(f));
        fields.any(|f| super::matching::score(f, text).is_some())
    };
    let mut out: Vec<Label> = Vec::new();
    for label in labels {
        let Some(group) = label.group.clone() else {
            out.push(label);
            continue;
        };
        let own = means(&label.leaf) || means(&format!("{group}{}", label.leaf));
        if own || !means(&group) {
            out.push(label);
            continue;
        }
        match out.last_mut() {
            Some(last) if last.group == label.over && last.leaf == group => {
                last.right = label.right;
            }
            _ => out.push(Label {
                shown: without(&label.shown, &label.words),
                leaf: group,
                group: label.over.clone(),
                over: None,
                ..label
            }),
        }
    }
    out
}
