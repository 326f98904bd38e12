use serde::{Deserialize, Serialize};

static BUILT_IN: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/request-clock.json"
));

/// What the clock takes for granted without a published text that says so,
/// `assets/request-clock.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conventions {
    /// What has to be checked, to be shown beside every computation.
    pub unconfirmed: Vec<String>,
    /// True where a payment begins the count anew; else it goes on where it stood.
    pub payment_restarts: bool,
}

/// The file of conventions cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("期限计算口径读不了：{0}")]
pub struct ConventionsError(#[from] serde_json::Error);

impl Conventions {
    /// Those that the program was built with.
    ///
    /// # Errors
    /// Fails where the file that was built in cannot be read.
    pub fn builtin() -> Result<Conventions, ConventionsError> {
        Conventions::read(BUILT_IN)
    }

    /// Reads a file that an office may have edited.
    ///
    /// # Errors
    /// Fails where it is no such file.
    pub fn read(text: &str) -> Result<Conventions, ConventionsError> {
        Ok(serde_json::from_str(text)?)
    }
}
