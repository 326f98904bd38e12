//! The day on which a request was received, which its channel decides (Art. 31).

mod settle;

pub use settle::settle;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a request came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Handed in.
    Counter,
    /// By a post that has to be signed for.
    PostSigned,
    /// By ordinary post.
    PostPlain,
    /// Over the internet.
    Internet,
    /// By fax.
    Fax,
}

/// The days that are known of a request's arrival.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Arrival {
    /// Handed in or sent off.
    pub submitted: Option<NaiveDate>,
    /// Arrived or signed for.
    pub arrived: Option<NaiveDate>,
    /// Confirmed with the applicant.
    pub confirmed: Option<NaiveDate>,
}

/// The day of receipt, and why it is that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The day.
    pub date: NaiveDate,
    /// Why, in a sentence for the receipt and the page.
    pub why: String,
    /// What somebody has to look at.
    pub remark: Option<String>,
}

/// There is no day of receipt yet, or the days cannot be right; in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{words}")]
pub struct Unsettled {
    /// The day that is missing or wrong: `submitted`, `arrived` or `confirmed`.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub words: String,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Channel; 5] = [
        Channel::Counter,
        Channel::PostSigned,
        Channel::PostPlain,
        Channel::Internet,
        Channel::Fax,
    ];

    /// The name that is stored and written on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Channel::Counter => "counter",
            Channel::PostSigned => "post_signed",
            Channel::PostPlain => "post_plain",
            Channel::Internet => "internet",
            Channel::Fax => "fax",
        }
    }

    /// The words that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            Channel::Counter => "当面提交",
            Channel::PostSigned => "邮寄（需签收）",
            Channel::PostPlain => "平常信函",
            Channel::Internet => "互联网",
            Channel::Fax => "传真",
        }
    }

    /// Reads the name that is stored.
    pub fn from_name(name: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|one| one.name() == name)
    }
}
