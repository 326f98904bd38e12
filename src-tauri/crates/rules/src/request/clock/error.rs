use serde::Serialize;

/// Entries that cannot have happened like this, in words for whoever wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{words}")]
pub struct Impossible {
    /// Which entry, from nought.
    pub at: usize,
    /// What is wrong and what to do.
    pub words: String,
}
