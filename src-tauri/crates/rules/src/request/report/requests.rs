use super::labels::ROWS;
use super::{Applicant, Case};
use serde::{Deserialize, Serialize};

/// Table three: 25 rows of seven numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requests(Vec<[u32; 7]>);

/// A column of table three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// One kind of applicant.
    Of(Applicant),
    /// All of them.
    Total,
}

/// One number of table three: it opens the cases behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Its row, 1 to 25.
    pub row: u8,
    /// Its column.
    pub column: Column,
}

impl Column {
    /// Its place in the table, from nought.
    pub fn index(self) -> usize {
        match self {
            Column::Of(applicant) => applicant as usize,
            Column::Total => 6,
        }
    }

    /// All columns, in their order.
    pub fn all() -> impl Iterator<Item = Column> {
        let kinds = Applicant::ALL.into_iter().map(Column::Of);
        kinds.chain([Column::Total])
    }
}

impl Cell {
    /// True where a case is counted in it.
    pub fn holds(self, case: &Case, year: i32) -> bool {
        let of = match self.column {
            Column::Of(applicant) => case.applicant == applicant,
            Column::Total => true,
        };
        of && case.rows(year).contains(&self.row)
    }
}

impl Default for Requests {
    /// A table in which nothing is counted yet.
    fn default() -> Requests {
        Requests(vec![[0; 7]; ROWS])
    }
}

impl Requests {
    /// The table of a year.
    pub fn tally<'a>(year: i32, cases: impl IntoIterator<Item = &'a Case>) -> Requests {
        let mut table = Requests::default();
        for case in cases {
            table.add(year, case, 1);
        }
        table
    }

    /// Counts so many cases of one kind into the table of a year.
    pub fn add(&mut self, year: i32, case: &Case, times: u32) {
        for row in case.rows(year) {
            for column in [Column::Of(case.applicant), Column::Total] {
                let now = self.at(row, column);
                self.put(row, column, now.saturating_add(times));
            }
        }
    }

    /// A table that was read from a paper; nothing where it has not 25 rows.
    pub fn of(rows: Vec<[u32; 7]>) -> Option<Requests> {
        (rows.len() == ROWS).then_some(Requests(rows))
    }

    /// Its rows from the first.
    pub fn rows(&self) -> &[[u32; 7]] {
        &self.0
    }

    /// One number; nought where there is no such row.
    pub fn at(&self, row: u8, column: Column) -> u32 {
        let row = usize::from(row)
            .checked_sub(1)
            .and_then(|at| self.0.get(at));
        row.map_or(0, |row| row[column.index()])
    }

    /// Puts a number in its place; nothing happens where there is no such row.
    pub fn put(&mut self, row: u8, column: Column, number: u32) {
        let row = usize::from(row)
            .checked_sub(1)
            .and_then(|at| self.0.get_mut(at));
        if let Some(row) = row {
            row[column.index()] = number;
        }
    }
}
