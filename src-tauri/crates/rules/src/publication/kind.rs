use serde::{Deserialize, Serialize};

/// What a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A mark that keeps a text inside the office.
    Internal,
    /// The number of an identity card.
    IdCard,
    /// The number of a bank card.
    BankCard,
    /// The number of a passport or of a pass to Hong Kong, Macao or Taiwan.
    Passport,
    /// A mobile telephone's number.
    Mobile,
    /// A fixed telephone's number.
    Landline,
    /// An e-mail address.
    Mail,
    /// Where a person lives.
    Address,
    /// A word that is written wrong.
    Misprint,
    /// A word of the unit's own list.
    OwnWord,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// The text must not be published.
    Stops,
    /// It is what it looks like.
    Sure,
    /// A person must look: it may be something else, or may stand here rightly.
    Doubtful,
}

impl Kind {
    /// All kinds, the gravest first.
    pub const ALL: [Kind; 10] = [
        Kind::Internal,
        Kind::IdCard,
        Kind::BankCard,
        Kind::Passport,
        Kind::Mobile,
        Kind::Landline,
        Kind::Mail,
        Kind::Address,
        Kind::Misprint,
        Kind::OwnWord,
    ];

    /// Its name on screen.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Internal => "内部标志",
            Kind::IdCard => "身份证号码",
            Kind::BankCard => "银行卡号",
            Kind::Passport => "护照、通行证号码",
            Kind::Mobile => "手机号码",
            Kind::Landline => "固定电话",
            Kind::Mail => "电子邮箱",
            Kind::Address => "个人住址",
            Kind::Misprint => "错别字",
            Kind::OwnWord => "本单位用词",
        }
    }
}
