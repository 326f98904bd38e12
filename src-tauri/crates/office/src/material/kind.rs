use minglu_sync::protocol::IssuedKind;
use serde::{Deserialize, Serialize};

/// What a material is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A year's working calendar, or the holidays of a region.
    Calendar,
    /// A Word template of a letter.
    LetterTemplate,
    /// The units of the county.
    UnitDirectory,
    /// Items of the standard catalogue.
    Catalogue,
}

impl Kind {
    /// What the units know it as.
    pub fn issued(self) -> IssuedKind {
        match self {
            Kind::Calendar => IssuedKind::Calendar,
            Kind::LetterTemplate => IssuedKind::LetterTemplate,
            Kind::UnitDirectory => IssuedKind::UnitDirectory,
            Kind::Catalogue => IssuedKind::Catalogue,
        }
    }

    /// As people call it.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Calendar => "工作日历",
            Kind::LetterTemplate => "文书模板",
            Kind::UnitDirectory => "单位名录",
            Kind::Catalogue => "标准目录",
        }
    }
}
