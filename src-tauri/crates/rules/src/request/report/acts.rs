use super::FIGURES;
use serde::{Deserialize, Serialize};

/// Table two: ten numbers of what an office did by Article 20; nothing where none is known. The
/// last is an amount in hundredths of ten thousand yuan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acts(pub [Option<u64>; 10]);

/// One number of table two: where it stands and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActLabel {
    /// The article that asks for it.
    pub article: &'static str,
    /// What it counts.
    pub item: &'static str,
    /// The head of its column.
    pub head: &'static str,
    /// The field of a yearly figure that holds it.
    pub field: &'static str,
    /// Its row in the table, from one.
    pub row: u8,
    /// Its column among the row's numbers, from one.
    pub column: u8,
}

/// The number of a row and a column, from one.
const fn label(row: u8, column: u8, field: &'static str) -> ActLabel {
    let figure = &FIGURES[row as usize - 1];
    ActLabel {
        article: figure.article,
        item: figure.item,
        head: figure.heads[column as usize - 1],
        field,
        row,
        column,
    }
}

/// The ten numbers in their order.
pub const ACT_LABELS: [ActLabel; 10] = [
    label(1, 1, "made"),
    label(1, 2, "repealed"),
    label(1, 3, "in_force"),
    label(2, 1, "made"),
    label(2, 2, "repealed"),
    label(2, 3, "in_force"),
    label(3, 1, "decisions"),
    label(4, 1, "decisions"),
    label(5, 1, "decisions"),
    label(6, 1, "amount"),
];

impl Acts {
    /// The place of a number by row and column, from nought.
    pub fn index(row: u8, column: u8) -> Option<usize> {
        let here = |label: &ActLabel| (label.row, label.column) == (row, column);
        ACT_LABELS.iter().position(here)
    }

    /// How many numbers table two has no value for.
    pub fn missing(&self) -> usize {
        self.0.iter().filter(|number| number.is_none()).count()
    }
}
