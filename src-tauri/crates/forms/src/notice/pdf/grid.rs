//! Grids of thin lines, and which of their cells are merged.

use crate::text::sketch::Rule;
use kurbo::Point;

/// Lines this near to each other, in points, are one, and such ends meet.
const NEAR: f64 = 2.5;
/// Comparisons of cells with lines that one page is worth.
const WORK: usize = 20_000_000;

/// A table without its words.
pub(super) struct Grid {
    /// Its upright lines, from the left.
    xs: Vec<f64>,
    /// Its level lines, from the top.
    ys: Vec<f64>,
    /// For each field between neighbouring lines the field in which its cell begins.
    begins: Vec<usize>,
}

impl Grid {
    /// The tables that lines make: those that touch, with at least two rows and two columns.
    pub fn all(rules: &[Rule]) -> Vec<Grid> {
        touching(rules)
            .iter()
            .filter_map(|part| Grid::of(part))
            .collect()
    }

    fn of(rules: &[Rule]) -> Option<Grid> {
        let places = |level: bool| {
            let along = rules.iter().filter(|rule| rule.level == level);
            distinct(along.map(|rule| rule.at).collect())
        };
        let (xs, ys) = (places(false), places(true));
        let cells = xs.len().checked_sub(1)? * ys.len().checked_sub(1)?;
        if xs.len() < 3 || ys.len() < 3 || cells * rules.len() > WORK {
            return None;
        }
        let begins = (0..cells).collect();
        let mut grid = Grid { xs, ys, begins };
        grid.merge(rules);
        Some(grid)
    }

    /// Joins neighbouring fields between which no line is drawn.
    fn merge(&mut self, rules: &[Rule]) {
        let columns = self.columns();
        for at in 0..self.begins.len() {
            let (row, column) = (at / columns, at % columns);
            let across = (self.ys[row] + self.ys[row + 1]) / 2.0;
            let along = (self.xs[column] + self.xs[column + 1]) / 2.0;
            if column > 0 && !is_drawn(rules, false, self.xs[column], across) {
                self.join(at - 1, at);
            }
            if row > 0 && !is_drawn(rules, true, self.ys[row], along) {
                self.join(at - columns, at);
            }
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (a, b) = (self.begins[one], self.begins[other]);
        let (first, second) = (a.min(b), a.max(b));
        if first == second {
            return;
        }
        for begin in &mut self.begins {
            if *begin == second {
                *begin = first;
            }
        }
    }

    /// The cell in which a point lies, by the field in which it begins.
    pub fn cell(&self, at: Point) -> Option<usize> {
        let between = |lines: &[f64], at: f64| {
            let after = lines.partition_point(|line| *line <= at);
            (after > 0 && after < lines.len()).then(|| after - 1)
        };
        let (row, column) = (between(&self.ys, at.y)?, between(&self.xs, at.x)?);
        Some(self.begins[row * self.columns() + column])
    }

    /// How many fields there are.
    pub fn cells(&self) -> usize {
        self.begins.len()
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The right edge of a column.
    pub fn right(&self, column: usize) -> f64 {
        self.xs[column + 1]
    }
}

/// True where a line runs along this place.
fn is_drawn(rules: &[Rule], level: bool, at: f64, across: f64) -> bool {
    rules.iter().any(|rule| {
        let runs = rule.from - NEAR <= across && across <= rule.to + NEAR;
        rule.level == level && (rule.at - at).abs() <= NEAR && runs
    })
}

/// Places in their order, those near to each other once.
fn distinct(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, before| *next - *before <= NEAR);
    places
}

/// The lines in groups that touch each other.
fn touching(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut left: Vec<Rule> = rules.to_vec();
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        let mut at = 0;
        while at < group.len() {
            let (near, far) = left.into_iter().partition(|rule| touch(&group[at], rule));
            group.extend::<Vec<Rule>>(near);
            left = far;
            at += 1;
        }
        groups.push(group);
    }
    groups
}

fn touch(one: &Rule, other: &Rule) -> bool {
    let holds = |rule: &Rule, at: f64| rule.from - NEAR <= at && at <= rule.to + NEAR;
    one.level != other.level && holds(one, other.at) && holds(other, one.at)
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::text::sketch::Rule;
    use kurbo::Point;

    fn rule(level: bool, at: f64, from: f64, to: f64) -> Rule {
        Rule {
            level,
            at,
            from,
            to,
        }
    }

    /// Two columns and three rows; the first column's last two rows are one cell.
    fn table() -> Vec<Rule> {
        vec![
            rule(true, 0.0, 0.0, 200.0),
            rule(true, 20.0, 0.0, 200.0),
            rule(true, 40.0, 100.0, 200.0),
            rule(true, 60.0, 0.0, 200.0),
            rule(false, 0.0, 0.0, 60.0),
            rule(false, 100.0, 0.0, 60.0),
            rule(false, 200.0, 0.0, 60.0),
        ]
    }

    #[test]
    fn fields_without_a_line_between_them_are_one_cell() {
        let grids = Grid::all(&table());
        let at = |x, y| grids[0].cell(Point::new(x, y));
        assert_eq!(grids.len(), 1);
        assert_eq!((at(50.0, 30.0), at(50.0, 50.0)), (Some(2), Some(2)));
        assert_eq!((at(150.0, 30.0), at(150.0, 50.0)), (Some(3), Some(5)));
        assert_eq!(at(250.0, 30.0), None);
    }

    #[test]
    fn a_line_under_words_and_a_frame_are_no_table() {
        let frame = [
            rule(true, 0.0, 0.0, 200.0),
            rule(true, 60.0, 0.0, 200.0),
            rule(false, 0.0, 0.0, 60.0),
            rule(false, 200.0, 0.0, 60.0),
        ];
        assert!(Grid::all(&frame).is_empty());
        assert!(Grid::all(&frame[..1]).is_empty());
    }

    #[test]
    fn tables_that_do_not_touch_are_two() {
        let lower = table().into_iter().map(|mut each| {
            match each.level {
                true => each.at += 100.0,
                false => (each.from, each.to) = (each.from + 100.0, each.to + 100.0),
            }
            each
        });
        let both: Vec<Rule> = table().into_iter().chain(lower).collect();
        assert_eq!(Grid::all(&both).len(), 2);
    }
}
