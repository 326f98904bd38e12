//! Pages of Word files: what stays together on them.
#![allow(clippy::unwrap_used)]

use minglu_forms::manuscript::{Block, Cell, Manuscript, Paragraph, Row, Section, Table};
use minglu_print::{PrintError, manuscript_svg};

/// A table of rows of 100 points; each stays on the page of the next where `kept`.
fn rows(count: usize, kept: bool) -> Block {
    let row = |_| Row {
        height: 100.0,
        cells: vec![Cell {
            columns: 1,
            rows: 1,
            blocks: vec![Block::Paragraph(Box::new(Paragraph {
                keep_next: kept,
                ..Paragraph::default()
            }))],
            ..Cell::default()
        }],
        ..Row::default()
    };
    Block::Table(Table {
        widths: vec![200.0],
        rows: (0..count).map(row).collect(),
        ..Table::default()
    })
}

/// How many pages these make.
fn page_count(blocks: Vec<Block>) -> Option<usize> {
    let section = Section {
        blocks,
        ..Section::default()
    };
    let manuscript = Manuscript {
        sections: vec![section],
        ..Manuscript::default()
    };
    // Only where no Chinese font is installed nothing can be said.
    match manuscript_svg(&manuscript) {
        Err(PrintError::NoChineseFont) => None,
        pages => Some(pages.unwrap().len()),
    }
}

#[test]
fn a_table_whose_rows_keep_together_is_not_parted_by_a_page() {
    // A page takes just under seven of these rows.
    let three = |kept| vec![rows(4, kept), rows(4, kept), rows(4, kept)];
    let Some(parted) = page_count(three(false)) else {
        return;
    };
    assert_eq!(parted, 2);
    assert_eq!(page_count(three(true)), Some(3));
}

#[test]
fn a_table_that_no_page_can_take_is_parted_all_the_same() {
    let Some(pages) = page_count(vec![rows(20, true)]) else {
        return;
    };
    assert_eq!(pages, 4);
}
