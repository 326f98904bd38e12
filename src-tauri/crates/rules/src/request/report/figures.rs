/// A row of table two, which counts what Article 20 asks to be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureRow {
    /// The item of the Regulation that heads its block.
    pub article: &'static str,
    /// What it counts.
    pub item: &'static str,
    /// The heads of its numbers.
    pub heads: &'static [&'static str],
}

const DOCUMENTS: &[&str] = &["本年制发件数", "本年废止件数", "现行有效件数"];
const DECISIONS: &[&str] = &["本年处理决定数量"];
const CHARGES: &[&str] = &["本年收费金额（单位：万元）"];

/// The rows of table two, in their order.
pub const FIGURES: [FigureRow; 6] = [
    row("第二十条第（一）项", "规章", DOCUMENTS),
    row("第二十条第（一）项", "行政规范性文件", DOCUMENTS),
    row("第二十条第（五）项", "行政许可", DECISIONS),
    row("第二十条第（六）项", "行政处罚", DECISIONS),
    row("第二十条第（六）项", "行政强制", DECISIONS),
    row("第二十条第（八）项", "行政事业性收费", CHARGES),
];

const fn row(
    article: &'static str,
    item: &'static str,
    heads: &'static [&'static str],
) -> FigureRow {
    FigureRow {
        article,
        item,
        heads,
    }
}
