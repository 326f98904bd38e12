use crate::error::Result;
use crate::search::{number_query, phrase, wanted};
use minglu_rules::document::LooseNo;
use minglu_rules::initials::Initials;

/// What somebody searches for, in every way in which it may be meant.
pub(super) struct Asked {
    /// The text, as texts are compared.
    pub(super) text: String,
    /// The text as the index finds it.
    pub(super) phrase: String,
    /// Part of a document number, and how the index finds what may hold it.
    pub(super) number: Option<(LooseNo, String)>,
    /// Initials, and how the index finds what may hold them.
    pub(super) initials: Option<(Initials, String)>,
}

impl Asked {
    pub(super) fn new(text: &str) -> Result<Asked> {
        let plain = wanted(text)?;
        let number = LooseNo::parse(text).and_then(|no| {
            let query = number_query(&no)?;
            Some((no, query))
        });
        let initials = Initials::parse(text).map(|initials| {
            let pairs = initials.pairs().map(|[a, b]| format!("\"{a}{b}\""));
            let query = pairs.collect::<Vec<_>>().join(" ");
            (initials, query)
        });
        Ok(Asked {
            phrase: phrase(&plain).unwrap_or_default(),
            text: plain,
            number,
            initials,
        })
    }

    /// How the index finds the files in whose text it may stand.
    pub(super) fn in_files(&self) -> String {
        match &self.number {
            Some((_, number)) => format!("{} OR ({number})", self.phrase),
            None => self.phrase.clone(),
        }
    }
}
