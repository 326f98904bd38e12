use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

static BUILT_IN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/limits.json"
));

/// A number that a rule needs: so many working days, hours or per cent. Where the law does not fix
/// it, an office sets its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Name in schemas: `consultation.simple`.
    pub name: String,
    /// What it is, in Chinese.
    pub title: String,
    /// So many.
    pub value: u32,
    /// Of what.
    pub unit: Unit,
    /// The article or notice that says so.
    pub source: String,
    /// True where a law fixes it: an office cannot set another.
    #[serde(default)]
    pub fixed: bool,
    /// Other values of single years.
    #[serde(default)]
    pub by_year: BTreeMap<i32, u32>,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Working days; day one is the next.
    WorkingDays,
    /// Days of the calendar.
    Days,
    /// Months of the calendar.
    Months,
    /// Hours around the clock.
    Hours,
    /// Of a hundred.
    Percent,
    /// Times, or things.
    Times,
}

impl Unit {
    /// The word behind a number.
    pub fn text(self) -> &'static str {
        match self {
            Unit::WorkingDays => "个工作日",
            Unit::Days => "天",
            Unit::Months => "个月",
            Unit::Hours => "小时",
            Unit::Percent => "%",
            Unit::Times => "次",
        }
    }
}

/// All limits of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits(Vec<Limit>);

/// The file of limits cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("本地时限与指标读不了：{0}")]
pub struct LimitsError(#[from] serde_json::Error);

impl Limits {
    /// Those that the program was built with.
    ///
    /// # Errors
    /// Fails where the file that was built in cannot be read.
    pub fn builtin() -> Result<Limits, LimitsError> {
        Ok(Limits(serde_json::from_str(BUILT_IN)?))
    }

    /// The same with an office's own values; what a law fixes stays.
    #[must_use]
    pub fn with(mut self, own: &BTreeMap<String, u32>) -> Limits {
        for limit in self.0.iter_mut().filter(|limit| !limit.fixed) {
            if let Some(value) = own.get(&limit.name) {
                limit.value = *value;
                limit.by_year.clear();
            }
        }
        self
    }

    /// The limit of this name.
    pub fn get(&self, name: &str) -> Option<&Limit> {
        self.0.iter().find(|limit| limit.name == name)
    }

    /// All of them, in the order of the file.
    pub fn all(&self) -> &[Limit] {
        &self.0
    }
}

impl Limit {
    /// Its value in a year.
    pub fn in_year(&self, year: i32) -> u32 {
        self.by_year.get(&year).copied().unwrap_or(self.value)
    }

    /// In words: 20个工作日.
    pub fn words(&self) -> String {
        format!("{}{}", self.value, self.unit.text())
    }
}
