use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../../../assets/sources.json");

/// What is read from `assets/sources.json`; a test holds that it reads and leaves nothing out.
static SOURCES: LazyLock<Sources> =
    LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// The article or notice behind a check. Its words are data: every county has its own notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The year's work points, on determining attributes.
    WorkPoints,
    /// No issuing before the reason was filed.
    PriorFiling,
    /// What must be proactive.
    Proactive,
    /// Twenty working days to publish.
    TwentyDays,
    /// Review before publishing.
    SecrecyReview,
    /// A historical document's attribute stands on its drafter's letter.
    Letter,
    /// What is forwarded keeps its attribute.
    Forwarded,
    /// The order of the dates.
    Order,
    /// Attributes are changed with reason and approver.
    Change,
    /// What the archives keep is used there.
    Archives,
}

impl Source {
    /// Every source.
    pub const ALL: [Source; 10] = [
        Source::WorkPoints,
        Source::PriorFiling,
        Source::Proactive,
        Source::TwentyDays,
        Source::SecrecyReview,
        Source::Letter,
        Source::Forwarded,
        Source::Order,
        Source::Change,
        Source::Archives,
    ];
}

/// The words of the sources.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Sources(BTreeMap<Source, String>);

/// The words that the program was built with: no one county's.
pub fn sources() -> &'static Sources {
    &SOURCES
}

impl Sources {
    /// The words of one; those of the program where these sources leave it out.
    pub fn words(&self, source: Source) -> &str {
        let words = self.0.get(&source).or_else(|| SOURCES.0.get(&source));
        words.map_or("", String::as_str)
    }
}
