use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What happened to a request that its clock has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The request was received (`from`, see [`crate::request::receipt`]).
    Started,
    /// A correction was asked for (`from`), its notice arrived (`reached`), the applicant was given
    /// `days` working days, and the corrected request was received (`to`).
    Corrected,
    /// A third party was asked (`from`), got the letter (`reached`) and answered (`to`).
    ThirdParty,
    /// Another agency was asked (`from`) and answered (`to`).
    OtherAgency,
    /// A joint maker was asked (`from`), got the letter (`reached`) and answered (`to`).
    JointMaker,
    /// The period was extended (`from`) by `days` working days, and the applicant told (`reached`).
    Extended,
    /// Reasons given for very many requests were found good, and a later period set (`from`), longer
    /// by `days` working days, and the applicant told (`reached`).
    Delayed,
    /// A notice to pay went out (`from`) and arrived (`reached`).
    FeeNoticed,
    /// The fee was paid (`from`).
    FeePaid,
    /// The notice to pay was taken back (`from`).
    FeeWaived,
    /// The reply was delivered (`from`).
    Answered,
    /// The case ended without a reply on the merits (`from`): withdrawn, not corrected, not paid.
    Closed,
}

/// One line of the ledger of the clock. Entries stand in the order of their `from`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What happened.
    pub kind: Kind,
    /// The day on which it happened or began.
    pub from: NaiveDate,
    /// The day on which the other side's answer came; nothing while it is awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// The day on which our letter reached the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<NaiveDate>,
    /// Working days that were granted, see [`Kind`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// What the clerk wrote beside it: who approved the extension, whom the letter went to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Kind {
    /// Every kind, in the order in which a case usually meets them.
    pub const ALL: [Kind; 12] = [
        Kind::Started,
        Kind::Corrected,
        Kind::ThirdParty,
        Kind::OtherAgency,
        Kind::JointMaker,
        Kind::Extended,
        Kind::Delayed,
        Kind::FeeNoticed,
        Kind::FeePaid,
        Kind::FeeWaived,
        Kind::Answered,
        Kind::Closed,
    ];

    /// The name that is stored and written on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Started => "started",
            Kind::Corrected => "corrected",
            Kind::ThirdParty => "third_party",
            Kind::OtherAgency => "other_agency",
            Kind::JointMaker => "joint_maker",
            Kind::Extended => "extended",
            Kind::Delayed => "delayed",
            Kind::FeeNoticed => "fee_noticed",
            Kind::FeePaid => "fee_paid",
            Kind::FeeWaived => "fee_waived",
            Kind::Answered => "answered",
            Kind::Closed => "closed",
        }
    }

    /// The words that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            Kind::Started => "收到申请",
            Kind::Corrected => "补正",
            Kind::ThirdParty => "征求第三方意见",
            Kind::OtherAgency => "征求其他机关意见",
            Kind::JointMaker => "征求共同制作机关意见",
            Kind::Extended => "延期",
            Kind::Delayed => "延迟答复",
            Kind::FeeNoticed => "收费通知",
            Kind::FeePaid => "缴费",
            Kind::FeeWaived => "撤回收费通知",
            Kind::Answered => "答复",
            Kind::Closed => "办结",
        }
    }

    /// The article by which it moves the clock.
    pub const fn article(self) -> &'static str {
        match self {
            Kind::Started => "《政府信息公开条例》第三十一条、第三十三条",
            Kind::Corrected => "《政府信息公开条例》第三十条",
            Kind::ThirdParty => "《政府信息公开条例》第三十二条、第三十三条",
            Kind::OtherAgency | Kind::Extended | Kind::Answered | Kind::Closed => {
                "《政府信息公开条例》第三十三条"
            }
            Kind::JointMaker => "《政府信息公开条例》第三十三条、第三十四条",
            Kind::Delayed => "《政府信息公开条例》第三十五条",
            Kind::FeeNoticed | Kind::FeePaid | Kind::FeeWaived => {
                "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
            }
        }
    }

    /// Reads the name that is stored.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// True while others are asked: the time that it takes does not count.
    pub const fn asks_others(self) -> bool {
        matches!(
            self,
            Kind::ThirdParty | Kind::OtherAgency | Kind::JointMaker
        )
    }

    /// True where it adds days to the period.
    pub const fn lengthens(self) -> bool {
        matches!(self, Kind::Extended | Kind::Delayed)
    }

    /// True where it ends the clock.
    pub const fn ends(self) -> bool {
        matches!(self, Kind::Answered | Kind::Closed)
    }
}

impl Entry {
    /// An entry of one day.
    pub fn new(kind: Kind, from: NaiveDate) -> Entry {
        Entry {
            kind,
            from,
            to: None,
            reached: None,
            days: None,
            note: None,
        }
    }
}
