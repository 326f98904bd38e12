//! The text of a notice in a PDF. A PDF knows no tables: it draws signs and lines, and what lies
//! between the lines of a grid is made a row again, its cells parted by tabs.

mod across;
mod grid;

use super::row::Lines;
use crate::read::ReadError;
use crate::text::FILE_MAX;
use crate::text::pdf::{Most, each_page};
use crate::text::sketch::{Sign, Sketch, are_apart};
use across::{Across, Cell};
use grid::Grid;
use std::path::Path;

/// Signs whose baselines lie this near to each other, in points, stand on one line.
const LINE: f64 = 3.0;

/// Reads all pages.
pub(super) fn read(path: &Path, progress: fn(), lines: &mut Lines) -> Result<(), ReadError> {
    if std::fs::metadata(path)?.len() > FILE_MAX {
        return Err(ReadError::TooLarge(format!("超过 {} MB", FILE_MAX >> 20)));
    }
    let mut across = Across::new(lines);
    let more = each_page(std::fs::read(path)?, &Most::ALL, progress, |page| {
        for piece in pieces(&page) {
            match piece {
                Piece::Line(words) => across.line(words),
                Piece::Table(rows) => across.table(rows),
            }
        }
        !across.is_full()
    })?;
    across.end();
    if more {
        lines.cut();
    }
    Ok(())
}

/// What stands on a page, from the top down as it was drawn.
enum Piece {
    Line(String),
    Table(Vec<Vec<Cell>>),
}

fn pieces(page: &Sketch) -> Vec<Piece> {
    let mut tables: Vec<Table<'_>> = Grid::all(&page.rules).into_iter().map(Table::new).collect();
    let mut order: Vec<Drawn<'_>> = Vec::new();
    let mut last: Option<&Sign> = None;
    for sign in &page.signs {
        let inside = tables
            .iter()
            .position(|table| table.grid.cell(sign.at).is_some());
        if let Some(table) = inside {
            if tables[table].add(sign) {
                order.push(Drawn::Table(table));
            }
            last = None;
            continue;
        }
        match (order.last_mut(), last) {
            (Some(Drawn::Line(line)), Some(last)) if !are_apart(last.at, sign.at) => {
                line.push(sign);
            }
            _ => order.push(Drawn::Line(vec![sign])),
        }
        last = Some(sign);
    }
    let piece = |drawn| match drawn {
        Drawn::Line(line) => Piece::Line(words(&in_order(line))),
        Drawn::Table(at) => Piece::Table(tables[at].rows()),
    };
    order.into_iter().map(piece).collect()
}

/// A line, or the place of a table that began to be filled here.
enum Drawn<'a> {
    Line(Vec<&'a Sign>),
    Table(usize),
}

/// A grid and what stands in its cells.
struct Table<'a> {
    grid: Grid,
    cells: Vec<Vec<&'a Sign>>,
    begun: bool,
}

impl<'a> Table<'a> {
    fn new(grid: Grid) -> Table<'a> {
        let cells = vec![Vec::new(); grid.cells()];
        Table {
            grid,
            cells,
            begun: false,
        }
    }

    /// Adds a sign; true for the first.
    fn add(&mut self, sign: &'a Sign) -> bool {
        if let Some(cell) = self.grid.cell(sign.at) {
            self.cells[cell].push(sign);
        }
        !std::mem::replace(&mut self.begun, true)
    }

    /// Its rows. What a merged cell says stands where it begins.
    fn rows(&self) -> Vec<Vec<Cell>> {
        let columns = self.grid.columns();
        let rows = self.cells.chunks(columns);
        let cell = |(column, signs): (usize, &Vec<&Sign>)| {
            let signs = in_order(signs.clone());
            Cell {
                column,
                words: words(&signs),
                is_full: reaches(&signs, self.grid.right(column)),
            }
        };
        let row = |row: &[Vec<&Sign>]| {
            let cells = row.iter().enumerate().map(cell);
            cells.filter(|cell| !cell.words.is_empty()).collect()
        };
        rows.map(row)
            .filter(|row: &Vec<Cell>| !row.is_empty())
            .collect()
    }
}

/// Signs as they are read: programs draw those of another font, quotation marks among them, last.
fn in_order(mut signs: Vec<&Sign>) -> Vec<&Sign> {
    signs.sort_by(|one, other| one.at.y.total_cmp(&other.at.y));
    for line in signs.chunk_by_mut(|one, next| next.at.y - one.at.y <= LINE) {
        line.sort_by(|one, other| one.at.x.total_cmp(&other.at.x));
    }
    signs
}

/// The lines of a cell as one: Chinese goes on without a blank, and Latin words do not.
fn words(signs: &[&Sign]) -> String {
    let mut words = String::new();
    for (at, sign) in signs.iter().enumerate() {
        let ends = at > 0 && are_apart(signs[at - 1].at, sign.at);
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if ends && latin(words.chars().last()) && latin(sign.words.chars().next()) {
            words.push(' ');
        }
        words.push_str(&sign.words);
    }
    words.trim().to_owned()
}

/// True where the last line of a cell goes up to its right edge, as a line does that is broken.
fn reaches(signs: &[&Sign], right: f64) -> bool {
    let [.., before, last] = signs else {
        return false;
    };
    let step = last.at.x - before.at.x;
    step > 0.0 && last.at.x + 2.5 * step > right
}
