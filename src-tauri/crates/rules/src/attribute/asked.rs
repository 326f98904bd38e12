use serde::Deserialize;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../../../assets/often-asked.json");

/// What is read from `assets/often-asked.json`; a test holds that it reads.
static OFTEN: LazyLock<Often> = LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// How often a document must have been asked for, and within how many years, so that publishing it
/// is suggested.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Often {
    /// How often at least.
    pub times: u64,
    /// Within so many years.
    pub years: u32,
}

/// The numbers that the program was built with.
pub fn often() -> Often {
    *OFTEN
}
