use super::row::Lines;
use crate::manuscript::{self, Block, Paragraph, Piece, Table};
use crate::read::ReadError;
use std::path::Path;

/// The text of a Word file; numbers that Word counts itself are part of it.
pub(super) fn read(path: &Path, lines: &mut Lines) -> Result<(), ReadError> {
    let manuscript = manuscript::read(path)?;
    for block in manuscript
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
    {
        match block {
            Block::Paragraph(paragraph) => lines.line(&words(paragraph)),
            Block::Table(table) => rows(table, lines),
        }
    }
    Ok(())
}

fn rows(table: &Table, lines: &mut Lines) {
    for row in &table.rows {
        lines.row(
            row.cells
                .iter()
                .map(|cell| (cell.column, cell_text(&cell.blocks))),
        );
    }
}

/// A cell's paragraphs; of a table inside it the cells in order.
fn cell_text(blocks: &[Block]) -> String {
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => words(paragraph),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells
                .map(|cell| cell_text(&cell.blocks))
                .collect::<Vec<_>>()
                .join("\n")
        }
    };
    blocks.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn words(paragraph: &Paragraph) -> String {
    let mut words = String::new();
    for piece in &paragraph.pieces {
        match piece {
            Piece::Text(text, _) => words.push_str(text),
            Piece::Tab(_) => words.push(' '),
            Piece::Break(_) => words.push('\n'),
            Piece::Number(_) | Piece::Count(_) | Piece::Picture(_) => {}
        }
    }
    words
}
