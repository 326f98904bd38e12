use serde::Deserialize;
use std::collections::BTreeMap;

/// How a record finds the one of another ledger that it speaks of, by words that stand in both, and
/// what it takes from there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The reference that it fills.
    pub field: String,
    /// Own field and the other's, the surest first: the first that finds exactly one record
    /// settles it.
    #[serde(rename = "match")]
    pub by: Vec<(String, String)>,
    /// The other's field by which of several the latest is meant: this year's item, not last year's.
    #[serde(default)]
    pub latest: Option<String>,
    /// Own fields that are filled from the other's where they are empty.
    #[serde(default)]
    pub take: BTreeMap<String, String>,
}

impl Link {
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        let by = self.by.iter().map(|(own, _)| own.as_str());
        let take = self.take.keys().map(String::as_str);
        std::iter::once(self.field.as_str()).chain(by).chain(take)
    }
}
