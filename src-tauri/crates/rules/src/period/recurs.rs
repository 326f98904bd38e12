use serde::{Deserialize, Serialize};

/// How often a duty comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurs {
    /// 每月
    Monthly,
    /// 每季度
    Quarterly,
    /// 每半年
    HalfYearly,
    /// 每年
    Yearly,
    /// 长期坚持: no rhythm is named, so it is accounted for once a year.
    Ongoing,
}

impl Recurs {
    /// Every rhythm, the quickest first.
    pub const ALL: [Recurs; 5] = [
        Recurs::Monthly,
        Recurs::Quarterly,
        Recurs::HalfYearly,
        Recurs::Yearly,
        Recurs::Ongoing,
    ];

    /// The name that the ledger stores.
    pub const fn name(self) -> &'static str {
        match self {
            Recurs::Monthly => "monthly",
            Recurs::Quarterly => "quarterly",
            Recurs::HalfYearly => "half_yearly",
            Recurs::Yearly => "yearly",
            Recurs::Ongoing => "ongoing",
        }
    }

    /// The word that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            Recurs::Monthly => "每月",
            Recurs::Quarterly => "每季度",
            Recurs::HalfYearly => "每半年",
            Recurs::Yearly => "每年",
            Recurs::Ongoing => "长期坚持",
        }
    }

    /// Reads the name that the ledger stores.
    pub fn from_name(name: &str) -> Option<Recurs> {
        Recurs::ALL.into_iter().find(|recurs| recurs.name() == name)
    }

    /// Months that one period lasts.
    pub const fn months(self) -> u32 {
        match self {
            Recurs::Monthly => 1,
            Recurs::Quarterly => 3,
            Recurs::HalfYearly => 6,
            Recurs::Yearly | Recurs::Ongoing => 12,
        }
    }
}
