//! The outcomes of requests: exactly the lines 3 to 23 of table three of the annual report. Each
//! closed case has one of them. They are data, `assets/request-outcomes.json`; which reply belongs
//! to which line is not confirmed by a published text.

mod read;

pub use read::OutcomesError;

use serde::{Deserialize, Serialize};

/// All outcomes, in the order of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// The notice that fixes the lines.
    pub source: String,
    /// What has to be checked, to be shown.
    pub unconfirmed: Vec<String>,
    /// The lines.
    pub outcomes: Vec<Outcome>,
}

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its number in the table, 3 to 23.
    pub row: u8,
    /// Name in code.
    pub code: String,
    /// （三）不予公开; nothing where the line stands alone.
    #[serde(default)]
    pub group: Option<String>,
    /// The line as the table words it.
    pub title: String,
    /// What is replied.
    pub replies: Vec<Reply>,
    /// When it must go to reconsideration before it can go to court.
    pub reconsidered_first: First,
}

/// A reply that is counted in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// What it is called.
    pub title: String,
    /// The articles that it rests on; none where the Regulation has none of its own for it.
    pub articles: Vec<String>,
    /// The kind of its letter; see `assets/relief.json`.
    pub letter: String,
    /// What must be kept with the case.
    #[serde(default)]
    pub keeps: Vec<Kept>,
}

/// A paper that must be kept with a case, because the burden of proof is the agency's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Name in code.
    pub name: String,
    /// What it is called.
    pub title: String,
}

/// When a reply must go to reconsideration first (复议前置).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum First {
    /// It withholds by Article 14, 15 or 16.
    Always,
    /// Where the part that is withheld is withheld by one of them.
    ByGround,
    /// It goes to either.
    Never,
}

impl Outcome {
    /// True where it must go to reconsideration first; `withheld` says whether anything is withheld
    /// by Article 14, 15 or 16.
    pub fn is_reconsidered_first(&self, withheld: bool) -> bool {
        match self.reconsidered_first {
            First::Always => true,
            First::ByGround => withheld,
            First::Never => false,
        }
    }
}
