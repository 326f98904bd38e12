//! Which cell each line is: of all ways to lay the lines into rows, the one that fits best.

use super::column::{Column, Look};

/// Once the lines read as a table lag so far behind those read as none, in tenths, it has ended.
const LOST: i32 = 150;

/// Where a line stands: in a column, or as a row that spans the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Cell(usize),
    Title,
}

/// The best way that ends with a line in one place.
#[derive(Debug, Clone, Copy)]
struct Way {
    score: i32,
    /// The place of the line before; none for the first one.
    from: Option<usize>,
}

struct Paths<'a> {
    columns: &'a [Column],
    /// For each line and place.
    ways: Vec<Vec<Option<Way>>>,
}

/// Rows of cells parted by tabs, and how many lines they take. A header that comes again is left out.
pub(super) fn rows<'a>(
    columns: &[Column],
    header: &[&str],
    body: impl Iterator<Item = &'a str>,
) -> Option<(Vec<String>, usize)> {
    let mut paths = Paths {
        columns,
        ways: Vec::new(),
    };
    let mut best = Best::default();
    let labels: Vec<&str> = header.iter().copied().filter(|l| !l.is_empty()).collect();
    // The cells, each with the number of lines up to it.
    let mut cells: Vec<(&str, usize)> = Vec::new();
    // The header comes again on every page.
    let mut again = 0;
    for (line, taken) in body.zip(1..) {
        if labels.contains(&line) && again < labels.len() {
            again += 1;
            continue;
        }
        again = 0;
        let leading = paths.line(Look::of(line));
        cells.push((line, taken));
        best.see(&paths, cells.len());
        if leading.is_none_or(|score| score + LOST < best.score) {
            break;
        }
    }
    let (_, taken) = cells.get(best.count.checked_sub(1)?)?;
    let places = paths.back(best.count, best.place?);
    let rows = written(columns.len(), &cells[..best.count], &places);
    Some((rows, *taken))
}

/// After how many lines the table ends best.
#[derive(Debug, Default)]
struct Best {
    score: i32,
    count: usize,
    place: Option<usize>,
}

impl Best {
    fn see(&mut self, paths: &Paths<'_>, count: usize) {
        for (place, way) in paths.ways.last().into_iter().flatten().enumerate() {
            let Some(way) = way else { continue };
            let score = way.score - paths.closing(place);
            if score > self.score {
                (self.score, self.count, self.place) = (score, count, Some(place));
            }
        }
    }
}

impl Paths<'_> {
    fn place(&self, at: usize) -> Place {
        if at < self.columns.len() {
            Place::Cell(at)
        } else {
            Place::Title
        }
    }

    /// What is lost by the columns from one to before another that a row leaves empty.
    fn empty(&self, from: usize, to: usize) -> i32 {
        (from..to).map(|at| self.columns[at].empty(at)).sum()
    }

    /// What is lost by a row that ends in a place.
    fn closing(&self, at: usize) -> i32 {
        match self.place(at) {
            Place::Cell(at) => self.empty(at + 1, self.columns.len()),
            Place::Title => 0,
        }
    }

    /// What a step from the line before costs.
    fn step(&self, from: Option<usize>, to: usize) -> Option<i32> {
        let closing = from.map_or(0, |from| self.closing(from));
        let (Place::Cell(to), from) = (self.place(to), from.map(|from| self.place(from))) else {
            return Some(closing);
        };
        match from {
            Some(Place::Cell(from)) if from == to => self.columns[to].longer(),
            Some(Place::Cell(from)) if from < to => Some(self.empty(from + 1, to)),
            _ => Some(closing + self.empty(0, to)),
        }
    }

    /// Lays one more line; gives the best score of all ways.
    fn line(&mut self, look: Look) -> Option<i32> {
        let count = self.columns.len() + 1;
        let ways: Vec<Option<Way>> = (0..count).map(|to| self.way(look, to)).collect();
        let leading = ways.iter().flatten().map(|way| way.score).max();
        self.ways.push(ways);
        leading
    }

    fn way(&self, look: Look, to: usize) -> Option<Way> {
        let fits = match self.place(to) {
            Place::Cell(at) => look.fits(self.columns[at])?,
            Place::Title => look.title.then_some(20)?,
        };
        let Some(before) = self.ways.last() else {
            let score = fits - self.step(None, to)?;
            return Some(Way { score, from: None });
        };
        let scored = before.iter().enumerate().filter_map(|(from, way)| {
            let score = way.as_ref()?.score + fits - self.step(Some(from), to)?;
            Some(Way {
                score,
                from: Some(from),
            })
        });
        scored.max_by_key(|way| way.score)
    }

    /// The places of the first lines, the last of which stands in `place`.
    fn back(&self, count: usize, place: usize) -> Vec<Place> {
        let mut places = vec![Place::Title; count];
        let mut next = Some(place);
        for at in (0..count).rev() {
            let Some(here) = next else { break };
            places[at] = self.place(here);
            next = self.ways[at][here].and_then(|way| way.from);
        }
        places
    }
}

/// The lines written row by row.
fn written(columns: usize, cells: &[(&str, usize)], places: &[Place]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut last = None;
    for ((line, _), place) in cells.iter().zip(places) {
        let Place::Cell(at) = *place else {
            out.extend(row_of(&mut row));
            out.push((*line).to_owned());
            last = None;
            continue;
        };
        if last.is_none_or(|last| at < last) {
            out.extend(row_of(&mut row));
            row = vec![String::new(); columns];
        }
        if !row[at].is_empty() {
            row[at].push(' ');
        }
        row[at].push_str(line);
        last = Some(at);
    }
    out.extend(row_of(&mut row));
    out
}

fn row_of(row: &mut Vec<String>) -> Option<String> {
    (!row.is_empty()).then(|| std::mem::take(row).join("\t"))
}
