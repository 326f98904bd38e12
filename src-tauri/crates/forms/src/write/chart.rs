/// Bars behind the tables of a document: in Excel a chart of its own sheet that follows its numbers,
/// in Word bars that every program draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What the numbers are, with their unit: 任务报送比例（%）.
    pub head: String,
    /// Each bar by its name, in their order. No number is below nought.
    pub bars: Vec<(String, f64)>,
}

impl Chart {
    /// The longest bar.
    pub(super) fn most(&self) -> f64 {
        self.bars.iter().map(|bar| bar.1).fold(0.0, f64::max)
    }
}

/// A number as it is read: without a fraction where it has none.
pub(super) fn figure(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
