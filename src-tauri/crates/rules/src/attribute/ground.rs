use super::Attribute;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../../../assets/legal-grounds.json");

/// What is read from `assets/legal-grounds.json`. A test holds that it reads; nothing is known of
/// grounds where it does not.
static GROUNDS: LazyLock<Grounds> =
    LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// The articles behind an attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// The law that they are articles of.
    pub law: Law,
    /// Why a document may be other than proactive.
    pub grounds: Vec<Ground>,
    /// What must be proactive.
    pub statutory: Vec<Statutory>,
}

/// A law or regulation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Its name.
    pub name: String,
    /// The decree by which it was issued.
    pub issued: String,
    /// Since when it is in force.
    pub in_force: String,
}

/// Why a document may be other than proactive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Name in code: article and item.
    pub code: String,
    /// 第十六条
    pub article: String,
    /// 第一款, or the words of the article that are meant.
    #[serde(default)]
    pub item: Option<String>,
    /// The category as the yearly report calls it.
    pub category: String,
    /// What the article says.
    pub wording: String,
    /// The attributes for which it may be given.
    pub attributes: Vec<Attribute>,
}

/// What must be proactive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statutory {
    /// Name in code: article and item.
    pub code: String,
    /// 第二十条
    pub article: String,
    /// 第（一）项
    #[serde(default)]
    pub item: Option<String>,
    /// What the item says.
    pub wording: String,
}

/// The legal grounds that the program knows.
pub fn grounds() -> &'static Grounds {
    &GROUNDS
}

impl Grounds {
    /// The ground as it is written into a document's record:
    /// 《中华人民共和国政府信息公开条例》第十六条第一款.
    pub fn words(&self, ground: &Ground) -> String {
        let item = ground.item.as_deref().unwrap_or_default();
        let joint = if item.is_empty() || item.starts_with('第') {
            ""
        } else {
            "："
        };
        format!("《{}》{}{joint}{item}", self.law.name, ground.article)
    }
}

impl Statutory {
    /// 第二十条第（一）项
    pub fn place(&self) -> String {
        format!(
            "{}{}",
            self.article,
            self.item.as_deref().unwrap_or_default()
        )
    }
}

/// True where a basis names an article: 第十六条, 第16条, 条例16条.
pub fn names_article(basis: &str) -> bool {
    let numeral = |c: char| c.is_numeric() || "零〇一二三四五六七八九十百".contains(c);
    basis.match_indices('条').any(|(at, _)| {
        let before = basis[..at].trim_end();
        before.chars().next_back().is_some_and(numeral)
    })
}
