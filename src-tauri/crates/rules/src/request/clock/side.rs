use chrono::NaiveDate;
use serde::Serialize;

/// A clock that runs beside the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SideClock {
    /// Until when a correction may be asked for.
    CorrectionNotice,
    /// Until when the applicant has to correct.
    Correction,
    /// Until when a third party has to answer.
    ThirdParty,
    /// Until when a joint maker has to answer.
    JointMaker,
    /// Until when an extension has to be decided and told.
    ExtensionTold,
    /// Until when a fee has to be paid.
    Payment,
}

/// A clock beside the main one as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Which.
    pub clock: SideClock,
    /// The entry that it belongs to, from nought.
    pub at: usize,
    /// The last day; nothing while it is not known when the letter arrived.
    pub due: Option<NaiveDate>,
    /// The day on which it was met.
    pub met: Option<NaiveDate>,
    /// True where the day has passed unmet, or was met late.
    pub missed: bool,
    /// True where a year without a calendar was touched.
    pub provisional: bool,
    /// What it asks for, and what follows from silence.
    pub words: String,
    /// The article behind it.
    pub article: &'static str,
}
