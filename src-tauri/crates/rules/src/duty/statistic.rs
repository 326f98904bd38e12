use super::Condition;
use serde::Deserialize;

/// What is counted of a ledger's records, by year and quarter.
///
/// Records for which `of` holds are counted; with `by`, for each value of a field; with `sum`, the
/// field's numbers are added up instead; with `part`, the share of those for which that holds too.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistic {
    /// Name within the ledger.
    pub name: String,
    /// What it is, in Chinese.
    pub title: String,
    /// Records that count; all where there is none.
    #[serde(default)]
    pub of: Vec<Condition>,
    /// Records of the part, where it is a share.
    #[serde(default)]
    pub part: Vec<Condition>,
    /// For each value of this field.
    #[serde(default)]
    pub by: Option<String>,
    /// The numbers of this field are added up.
    #[serde(default)]
    pub sum: Option<String>,
    /// The limit that the share should reach.
    #[serde(default)]
    pub target: Option<String>,
}

impl Statistic {
    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        let conditions = self.of.iter().chain(&self.part);
        conditions
            .flat_map(Condition::fields)
            .chain(self.by.as_deref())
            .chain(self.sum.as_deref())
    }
}
