use super::labels::{CARRIED, CARRIED_ON, RECEIVED, TOTAL};
use serde::{Deserialize, Serialize};

/// What kind of applicant asks, as the table divides them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicant {
    /// 自然人
    Natural,
    /// 商业企业
    Business,
    /// 科研机构
    Research,
    /// 社会公益组织
    Charity,
    /// 法律服务机构
    LegalService,
    /// 其他
    Other,
}

/// A case as the report sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Who asks.
    pub applicant: Applicant,
    /// The year of its day of receipt (Art. 31).
    pub received: i32,
    /// The line of its outcome, 3 to 23; nothing while it is open.
    pub outcome: Option<u8>,
    /// The year in which it was closed.
    pub closed: Option<i32>,
}

impl Applicant {
    /// All kinds, in the order of the columns.
    pub const ALL: [Applicant; 6] = [
        Applicant::Natural,
        Applicant::Business,
        Applicant::Research,
        Applicant::Charity,
        Applicant::LegalService,
        Applicant::Other,
    ];

    /// The name that is stored.
    pub const fn name(self) -> &'static str {
        match self {
            Applicant::Natural => "natural",
            Applicant::Business => "business",
            Applicant::Research => "research",
            Applicant::Charity => "charity",
            Applicant::LegalService => "legal_service",
            Applicant::Other => "other",
        }
    }

    /// The head of its column.
    pub const fn text(self) -> &'static str {
        match self {
            Applicant::Natural => "自然人",
            Applicant::Business => "商业企业",
            Applicant::Research => "科研机构",
            Applicant::Charity => "社会公益组织",
            Applicant::LegalService => "法律服务机构",
            Applicant::Other => "其他",
        }
    }

    /// Reads the name that is stored.
    pub fn from_name(name: &str) -> Option<Applicant> {
        Applicant::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl Case {
    /// The rows of a year's table in which the case stands, by their numbers. A case that is closed
    /// without an outcome stands in the total and in no line, which the check finds.
    pub fn rows(&self, year: i32) -> Vec<u8> {
        let Case {
            received, closed, ..
        } = *self;
        if received > year || closed.is_some_and(|closed| closed < year) {
            return Vec::new();
        }
        let mut rows = vec![if received == year { RECEIVED } else { CARRIED }];
        match closed == Some(year) {
            true => rows.extend(self.outcome.into_iter().chain([TOTAL])),
            false => rows.push(CARRIED_ON),
        }
        rows
    }
}
