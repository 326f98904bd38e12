//! The disclosure attribute of a document: what the notices and the Regulation demand of it.
//!
//! Each check is a function of a document alone and answers with a [`Finding`] or nothing; the
//! ledger refuses what is [blocking](Severity::Blocking) and shows the rest.

mod archived;
mod asked;
mod changed;
mod check;
mod dates;
mod determined;
mod dialogue;
mod document;
mod finding;
mod forwarded;
mod ground;
mod joint;
mod mark;
mod overdue;
mod publication;
mod reasoned;
mod register;
mod reply;
mod review;
mod share;
mod source;
mod statutory;
mod superior;

pub use crate::duty::Severity;
pub use asked::{Often, often};
pub use changed::changed_directly;
pub use check::{blocking, check};
pub use dialogue::{Answered, Dialogue, Outcome, Question, Stage, dialogue};
pub use document::Document;
pub use finding::Finding;
pub use ground::{Ground, Grounds, Law, Statutory, grounds, names_article};
pub use register::{Gap, Numbered, Register, register};
pub use review::{Verdict, reviewed};
pub use share::{Share, shares};
pub use source::{Source, Sources, sources};

use serde::{Deserialize, Serialize};

/// How a document may be got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// 主动公开
    Proactive,
    /// 依申请公开
    OnRequest,
    /// 不予公开
    Withheld,
}

impl Attribute {
    /// Every attribute, the most open first.
    pub const ALL: [Attribute; 3] = [
        Attribute::Proactive,
        Attribute::OnRequest,
        Attribute::Withheld,
    ];

    /// The name that the ledger stores.
    pub const fn name(self) -> &'static str {
        match self {
            Attribute::Proactive => "proactive",
            Attribute::OnRequest => "on_request",
            Attribute::Withheld => "withheld",
        }
    }

    /// The word that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            Attribute::Proactive => "主动公开",
            Attribute::OnRequest => "依申请公开",
            Attribute::Withheld => "不予公开",
        }
    }

    /// Reads the name that the ledger stores.
    pub fn from_name(name: &str) -> Option<Attribute> {
        Attribute::ALL.into_iter().find(|a| a.name() == name)
    }
}
