use super::Attribute;
use serde::{Deserialize, Serialize};

/// What a yearly review comes to for a document that is not proactive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 维持原属性
    Keep,
    /// 转为主动公开
    Publish,
    /// 部分公开
    PublishPart,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 3] = [Verdict::Keep, Verdict::Publish, Verdict::PublishPart];

    /// The name that the ledger stores.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Keep => "keep",
            Verdict::Publish => "publish",
            Verdict::PublishPart => "publish_part",
        }
    }

    /// The word that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            Verdict::Keep => "维持原属性",
            Verdict::Publish => "转为主动公开",
            Verdict::PublishPart => "部分公开",
        }
    }

    /// Reads the name that the ledger stores.
    pub fn from_name(name: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|v| v.name() == name)
    }

    /// The attribute that the document has from now on, where it is another: what is published in
    /// part is published.
    pub const fn turns(self) -> Option<Attribute> {
        match self {
            Verdict::Keep => None,
            Verdict::Publish | Verdict::PublishPart => Some(Attribute::Proactive),
        }
    }
}

/// The mark by which a review finds its documents: the year of a document's last review, 0 where
/// there was none yet, and nothing where there is nothing to review.
pub fn reviewed(attribute: Option<Attribute>, last: Option<i64>) -> Option<i64> {
    match attribute? {
        Attribute::Proactive => None,
        Attribute::OnRequest | Attribute::Withheld => Some(last.unwrap_or(0)),
    }
}
