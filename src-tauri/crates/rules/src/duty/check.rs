use super::{Condition, Facts, Limits, all_hold};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What follows from a finding, as the notices word it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 不得、必须: the ledger refuses it.
    Blocking,
    /// 原则上、应当: somebody has to look at it.
    Warning,
}

/// What may not stand in a record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Name of the rule.
    pub rule: String,
    /// What follows from it.
    pub level: Severity,
    /// It is a rule only where a limit is set so high: the third review, where there are three.
    #[serde(default)]
    pub only: Option<Only>,
    /// Where all of these hold, something is wrong.
    pub when: Vec<Condition>,
    /// The field to mend.
    pub field: String,
    /// What is wrong and what to do, in Chinese.
    pub reason: String,
    /// The article or notice that says so.
    pub source: String,
}

/// A limit that is at least so high.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// Its name.
    pub limit: String,
    /// So high.
    pub least: u32,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule.
    pub rule: String,
    /// What follows from it.
    pub severity: Severity,
    /// The field to mend.
    pub field: String,
    /// What is wrong and what to do, in Chinese.
    pub reason: String,
    /// The article or notice that says so.
    pub source: String,
}

impl Check {
    /// What it says to a record on a day.
    pub fn find(&self, facts: &dyn Facts, today: NaiveDate, limits: &Limits) -> Option<Finding> {
        let holds = self.is_rule(limits) && all_hold(&self.when, facts, today);
        holds.then(|| Finding {
            rule: self.rule.clone(),
            severity: self.level,
            field: self.field.clone(),
            reason: self.reason.clone(),
            source: self.source.clone(),
        })
    }

    fn is_rule(&self, limits: &Limits) -> bool {
        let reached = |only: &Only| {
            limits
                .get(&only.limit)
                .is_some_and(|l| l.value >= only.least)
        };
        self.only.as_ref().is_none_or(reached)
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &str> {
        let conditions = self.when.iter().flat_map(Condition::fields);
        std::iter::once(self.field.as_str()).chain(conditions)
    }
}
