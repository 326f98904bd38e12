use super::{Condition, Facts, all_hold};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is counted of a ledger's records, by year and quarter.
///
/// Records for which `of` holds are counted; with `by`, for each value of a field; with `sum`, the
/// field's numbers are added up instead; with `part`, the share of those for which that holds too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// True for a record that is counted on a day.
    pub fn counts(&self, facts: &dyn Facts, today: NaiveDate) -> bool {
        all_hold(&self.of, facts, today)
    }

    /// True for a record of the part, where it is counted at all.
    pub fn is_of_part(&self, facts: &dyn Facts, today: NaiveDate) -> bool {
        self.is_share() && all_hold(&self.part, facts, today)
    }

    /// True where it is a share of a hundred.
    pub fn is_share(&self) -> bool {
        !self.part.is_empty()
    }

    /// True where it changes from one day to the next by itself: it is counted anew whenever
    /// somebody asks, which only a small ledger can afford.
    pub fn asks_for_the_day(&self) -> bool {
        let mut conditions = self.of.iter().chain(&self.part);
        conditions.any(Condition::asks_for_the_day)
    }

    /// The fields that it looks at.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let conditions = self.of.iter().chain(&self.part);
        conditions
            .flat_map(Condition::fields)
            .chain(self.by.as_deref())
            .chain(self.sum.as_deref())
    }
}
