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

const fn label(
    place: (u8, u8),
    article: &'static str,
    item: &'static str,
    field: &'static str,
) -> ActLabel {
    let head = match field.as_bytes() {
        b"made" => "本年制发件数",
        b"repealed" => "本年废止件数",
        b"in_force" => "现行有效件数",
        b"amount" => "本年收费金额（单位：万元）",
        _ => "本年处理决定数量",
    };
    let (row, column) = place;
    ActLabel {
        article,
        item,
        head,
        field,
        row,
        column,
    }
}

const MADE: &str = "第二十条第（一）项";
const PERMITTED: &str = "第二十条第（五）项";
const PUNISHED: &str = "第二十条第（六）项";
const CHARGED: &str = "第二十条第（八）项";

/// The ten numbers in their order.
pub const ACT_LABELS: [ActLabel; 10] = [
    label((1, 1), MADE, "规章", "made"),
    label((1, 2), MADE, "规章", "repealed"),
    label((1, 3), MADE, "规章", "in_force"),
    label((2, 1), MADE, "行政规范性文件", "made"),
    label((2, 2), MADE, "行政规范性文件", "repealed"),
    label((2, 3), MADE, "行政规范性文件", "in_force"),
    label((3, 1), PERMITTED, "行政许可", "decisions"),
    label((4, 1), PUNISHED, "行政处罚", "decisions"),
    label((5, 1), PUNISHED, "行政强制", "decisions"),
    label((6, 1), CHARGED, "行政事业性收费", "amount"),
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
